package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** One of the two ends in the life of a support line. Source: the vendors' framework support policies. */
public enum Milestone {
    /** End of patch and support: after its date no new image versions are published. */
    END_OF_PATCH,
    /** End of availability: after its date the images may be gone. */
    END_OF_AVAILABILITY,
    /** A milestone of a later version of the contract, unknown to this reader. */
    @JsonEnumDefaultValue
    OTHER;

    /** The two milestones that have dates, in the order in which they are met. */
    public static final java.util.List<Milestone> DATED = java.util.List.of(END_OF_PATCH, END_OF_AVAILABILITY);
}
