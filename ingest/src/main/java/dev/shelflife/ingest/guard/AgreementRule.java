package dev.shelflife.ingest.guard;

import dev.shelflife.events.Quarantined;
import java.time.Duration;
import java.time.Instant;

/**
 * When looks that agree make believable what one look did not: so many in a row with exactly the same facts, over so long a time,
 * so that asking thrice in a hurry proves nothing.
 *
 * @param fetches how many looks in a row, the first included
 * @param lasting time between the first and the last of them, at least
 */
public record AgreementRule(int fetches, Duration lasting) {

    /** Three looks over an hour; at the usual interval that is half a day. */
    public static final AgreementRule DEFAULT = new AgreementRule(3, Duration.ofHours(1));

    /** Whether enough looks agree. */
    public boolean isMet(Quarantined held, Instant at) {
        return held.fetches() >= fetches && !at.isBefore(held.since().plus(lasting));
    }
}
