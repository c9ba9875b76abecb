package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How the end that a release note tells of goes together with the date that the support table publishes for a line. */
public enum Agreement {
    /** The note names the table's own date, or stands under it or the first day after it. */
    AGREES,
    /** The note says that the end has come, some days after the table's date. */
    LATE,
    /** The note says that the end has come while the table's date still lies ahead of the note. */
    CONTRADICTS_EARLY,
    /** The note names another date for the end than the table. */
    CONTRADICTS_DATE,
    /** The table has no date to compare with. */
    NO_DATE,
    /** A verdict of a later version of the contract, unknown to this reader. */
    @JsonEnumDefaultValue
    OTHER;

    /** Whether note and table cannot both be right. */
    public boolean isContradiction() {
        return this == CONTRADICTS_EARLY || this == CONTRADICTS_DATE;
    }
}
