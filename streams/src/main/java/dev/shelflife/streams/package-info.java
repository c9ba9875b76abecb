/** Keeps the lifecycle tables: the topology around the pure rules, and the clock that writes ticks. */
@NullMarked
package dev.shelflife.streams;

import org.jspecify.annotations.NullMarked;
