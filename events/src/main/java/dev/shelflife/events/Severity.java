package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How much a notification matters, the least first. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** Something is to be planned. */
    WARNING,
    /** Something is to be done, or shelflife itself cannot see. */
    ERROR,
    /** What runs may stop. */
    CRITICAL,
    /** A severity of a later version of the contract, unknown to this reader. */
    @JsonEnumDefaultValue
    OTHER;

    /** Whether it matters at least as much; an unknown severity always does. */
    public boolean isAtLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
