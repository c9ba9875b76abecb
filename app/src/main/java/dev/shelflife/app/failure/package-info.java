/** How a command ends that cannot do what it was asked. */
@NullMarked
package dev.shelflife.app.failure;

import org.jspecify.annotations.NullMarked;
