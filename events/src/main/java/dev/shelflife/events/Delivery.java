package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a notification: the value of {@code shelflife.deliveries}.
 *
 * @param notification id of the notification
 * @param destination where it was to go
 * @param transition id of the transition
 * @param subject of the transition
 * @param outcome how it ended
 * @param attempts how often it was tried
 * @param at transport time (UTC)
 * @param reason why, in words; null for a plain delivery
 */
public record Delivery(
        String notification,
        String destination,
        String transition,
        String subject,
        Outcome outcome,
        int attempts,
        Instant at,
        @Nullable String reason) {
    /** Checks the parts that are always there. */
    public Delivery {
        Objects.requireNonNull(notification, "notification");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(transition, "transition");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(at, "at");
    }

    /** How it ended. */
    public enum Outcome {
        /** The receiver took it. */
        DELIVERED,
        /** The receiver took back the alert: it no longer fires. */
        RESOLVED,
        /** Not sent on purpose; the reason says why. */
        SUPPRESSED,
        /** The receiver refused it for good. */
        REJECTED,
        /** The schedule of retries ended. */
        GAVE_UP,
        /** An outcome of a later version of the contract, unknown to this reader. */
        @JsonEnumDefaultValue
        OTHER
    }
}
