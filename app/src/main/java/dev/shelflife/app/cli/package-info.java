/** The commands: what they take, what they print and how they end. */
@NullMarked
package dev.shelflife.app.cli;

import org.jspecify.annotations.NullMarked;
