package dev.shelflife.ingest.guard;

import java.util.List;

/** Whether a catalogue is believed. */
public sealed interface Verdict {

    /** It is. */
    record Accepted() implements Verdict {}

    /**
     * It is not; nothing of it may change anything.
     *
     * @param reasons why, in words for people; at least one
     */
    record Held(List<String> reasons) implements Verdict {
        /** Checks that there is a reason. */
        public Held {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("held without a reason");
            }
        }
    }
}
