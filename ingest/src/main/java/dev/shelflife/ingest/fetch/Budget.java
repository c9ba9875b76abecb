package dev.shelflife.ingest.fetch;

import java.time.Duration;

/** How much time the requests of one fetch may take together, in nanoseconds. Waiting for one's turn is not charged. */
final class Budget {

    private long left;

    Budget(Duration whole) {
        left = whole.toNanos();
    }

    long left() {
        return left;
    }

    void spend(long nanos) {
        left = Math.max(0, left - nanos);
    }
}
