package dev.shelflife.events.dates;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What has the form of a date, found at a place among the pieces of a text.
 *
 * @param end the place behind it
 * @param date null when the calendar has no such day
 * @param form how it is written
 */
record DateMatch(int end, @Nullable LocalDate date, Form form) {

    /** How sure a form is among other words. */
    enum Form {
        DAY,
        /** A month without a day: its last day. */
        MONTH,
        /** The same with an abbreviation that is also another word. */
        SHORT_MONTH,
        /** Year first with dots and no blanks, as version numbers are written too. */
        LIKE_A_VERSION
    }
}
