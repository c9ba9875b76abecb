package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnore;
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
 * @param subscription for whom; null in records of before subscriptions had names
 * @param digest id of the notification that told it; null unless {@link Outcome#DIGESTED}
 */
public record Delivery(
        String notification,
        String destination,
        String transition,
        String subject,
        Outcome outcome,
        int attempts,
        Instant at,
        @Nullable String reason,
        @Nullable String subscription,
        @Nullable String digest) {
    /** Checks the parts that are always there. */
    public Delivery {
        Objects.requireNonNull(notification, "notification");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(transition, "transition");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(at, "at");
    }

    /** Whether it is known now what became of the notification, well or badly. */
    @JsonIgnore
    public boolean isEnd() {
        return outcome != Outcome.RESOLVED;
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
        /** It is told as a part of another notification, whose own outcome counts. */
        DIGESTED,
        /** An outcome of a later version of the contract, unknown to this reader. */
        @JsonEnumDefaultValue
        OTHER
    }
}
