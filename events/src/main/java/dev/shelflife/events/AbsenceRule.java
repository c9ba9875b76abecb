package dev.shelflife.events;

import java.time.Duration;
import java.time.Instant;

/**
 * When a line that a page no longer shows counts as gone: not before it was missing in so many looks in a row, over so long a
 * time. A look that failed or was held says nothing of it. Ingest repeats an absence until then, and streams tells it then; both
 * by this rule.
 *
 * @param fetches how many looks in a row must have missed it
 * @param lasting time between the first and the last of them, at least
 */
public record AbsenceRule(int fetches, Duration lasting) {

    /** Three looks over three days. */
    public static final AbsenceRule DEFAULT = new AbsenceRule(3, Duration.ofDays(3));

    /** Whether the absence is confirmed. */
    public boolean isConfirmed(Observation.AbsentLine line, Instant at) {
        return line.fetches() >= fetches && !at.isBefore(line.since().plus(lasting));
    }
}
