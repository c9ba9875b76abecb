/** The topics as typed constants, and the one JSON form that all records have. */
@NullMarked
package dev.shelflife.events.topics;

import org.jspecify.annotations.NullMarked;
