/** The {@code shelflife} command: any or all of the roles in one process. */
@NullMarked
package dev.shelflife.app;

import org.jspecify.annotations.NullMarked;
