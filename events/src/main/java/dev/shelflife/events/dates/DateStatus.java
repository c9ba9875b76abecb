package dev.shelflife.events.dates;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What is known about a published date. Only {@link #PUBLISHED} and {@link #REPAIRED} come with a date. */
public enum DateStatus {
    /** The page gives a date that can be read without any repair. */
    PUBLISHED,
    /** The page gives a date with a slip of look-alike glyphs that leaves exactly one valid reading. */
    REPAIRED,
    /** The page says that the date is not decided yet. */
    NOT_SET,
    /** The page says that the milestone does not apply ("N/A", "-"). */
    NOT_APPLICABLE,
    /** The page has no such column. */
    NOT_PUBLISHED,
    /** The page has text in the cell that is not a date. */
    UNREADABLE,
    /** A status of a later version of the contract, unknown to this reader. */
    @JsonEnumDefaultValue
    OTHER;

    /** Whether a date with this status has a calendar date. */
    public boolean hasDate() {
        return this == PUBLISHED || this == REPAIRED;
    }
}
