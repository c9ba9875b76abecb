package dev.shelflife.events;

import java.time.Instant;
import java.util.Objects;

/**
 * How far a partition of {@code shelflife.observations} has been decided: the value of {@code shelflife.progress}.
 *
 * @param partition its number
 * @param decidedUntil domain time (UTC): everything that was due by then has been decided, and what it led to is written
 */
public record Progress(int partition, Instant decidedUntil) {
    /** Checks that there is an instant. */
    public Progress {
        Objects.requireNonNull(decidedUntil, "decidedUntil");
    }
}
