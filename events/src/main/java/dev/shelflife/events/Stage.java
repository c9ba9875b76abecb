package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Where a support line stands. */
public enum Stage {
    /** Before its end of patch. */
    SUPPORTED,
    /** After its end of patch, images still published. */
    END_OF_PATCH,
    /** After its end of availability. */
    END_OF_AVAILABILITY,
    /** No readable date and nothing else known. Never shown as healthy. */
    UNKNOWN,
    /** A stage of a later version of the contract, unknown to this reader. */
    @JsonEnumDefaultValue
    OTHER
}
