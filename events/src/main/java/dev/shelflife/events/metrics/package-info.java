/** What the roles count and measure: the names, and how they reach a registry. */
@NullMarked
package dev.shelflife.events.metrics;

import org.jspecify.annotations.NullMarked;
