/** The shelflife command: configuration, wiring, embedded broker, output. Holds no domain logic. */
@NullMarked
package dev.shelflife.app;

import org.jspecify.annotations.NullMarked;
