package dev.shelflife.ingest.guard;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whether a catalogue is believed. */
public sealed interface Verdict {

    /** It is. */
    record Accepted() implements Verdict {}

    /**
     * It is not; nothing of it may change anything.
     *
     * @param reasons why, in words for people; at least one
     * @param checks which checks say so
     */
    record Held(List<String> reasons, Set<GuardCheck> checks) implements Verdict {
        /** Checks that there is a reason. */
        public Held {
            reasons = List.copyOf(reasons);
            checks = Set.copyOf(checks);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("held without a reason");
            }
        }

        /** Whether it counts when later looks show the same. */
        public boolean isAgreeable() {
            return checks.stream().allMatch(GuardCheck::isAgreeable);
        }
    }

    /**
     * It is, but for some of its lines.
     *
     * @param rows id of the line → why, in words for people
     */
    record HeldRows(SortedMap<String, List<String>> rows) implements Verdict {
        /** Checks that there is a line. */
        public HeldRows {
            rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
            if (rows.isEmpty()) {
                throw new IllegalArgumentException("held without a line");
            }
        }
    }
}
