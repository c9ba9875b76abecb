package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.Objects;

/**
 * Something to be told to one destination: the value of {@code shelflife.outbox}.
 *
 * @param id the idempotency key: the same for each attempt; holds no dot
 * @param destination name of the destination in the configuration
 * @param action what the destination should do with it
 * @param decidedAt domain time up to which the log had been decided when it was routed (UTC)
 * @param transition what happened
 */
public record Notification(String id, String destination, Action action, Instant decidedAt, Transition transition) {
    /** Checks that nothing is null. */
    public Notification {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(decidedAt, "decidedAt");
        Objects.requireNonNull(transition, "transition");
    }

    /** What a destination with a state of its own (an alert that fires) should do. */
    public enum Action {
        /** Begin to fire, or go on with new facts. */
        FIRE,
        /** Stop firing: what was told no longer holds. */
        RESOLVE,
        /** Tell; nothing fires. */
        TELL,
        /** An action of a later version of the contract, unknown to this reader. */
        @JsonEnumDefaultValue
        OTHER
    }
}
