package dev.shelflife.events.dates;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The dates in a heading that has other words as well.
 *
 * @param first the date that counts; {@link PublishedDate#UNREADABLE} when there is none, or none that the calendar has
 * @param others the dates behind it in their order, such as the day of the last update; empty when the first is unreadable
 */
public record HeadingDate(PublishedDate first, List<LocalDate> others) {

    /** A heading without a date. */
    public static final HeadingDate NONE = new HeadingDate(PublishedDate.UNREADABLE, List.of());

    /** Checks that only a date has others behind it. */
    public HeadingDate {
        Objects.requireNonNull(first, "first");
        others = List.copyOf(others);
        if (first.date() == null && !others.isEmpty()) {
            throw new IllegalArgumentException("others without a first date: " + others);
        }
    }
}
