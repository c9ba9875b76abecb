/**
 * The contract: the records that travel on the topics. Values only; everything is immutable, validated on construction and
 * null only where {@link org.jspecify.annotations.Nullable} says so. All instants are UTC; a date without time is a calendar
 * date in the zone that travels with it.
 */
@NullMarked
package dev.shelflife.events;

import org.jspecify.annotations.NullMarked;
