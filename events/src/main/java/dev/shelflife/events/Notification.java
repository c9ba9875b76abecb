package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something to be told to one destination: the value of {@code shelflife.outbox}.
 *
 * @param id the idempotency key: the same for each attempt; holds no dot
 * @param destination name of the destination in the configuration
 * @param action what the destination should do with it
 * @param decidedAt domain time up to which the log had been decided when it was routed (UTC)
 * @param transition what happened; of a digest, what happened last
 * @param subscription name of the subscription that it is sent for; null in records of before subscriptions had names
 * @param severity how much it matters; null in older records
 * @param digest of a digest: all that it tells, in the order in which it happened, the last being {@code transition}. Empty, or
 *     null in older records, for a notification of one transition
 * @param redelivery how often a person had it sent anew; null when never
 * @param language in which people are told, as BCP 47 writes it; left out, and null, in older records: English
 */
public record Notification(
        String id,
        String destination,
        Action action,
        Instant decidedAt,
        Transition transition,
        @Nullable String subscription,
        @Nullable Severity severity,
        @Nullable List<Transition> digest,
        @Nullable Integer redelivery,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String language) {
    /** Checks the parts that are always there. */
    public Notification {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(decidedAt, "decidedAt");
        Objects.requireNonNull(transition, "transition");
        digest = digest == null ? null : List.copyOf(digest);
    }

    /** One of a single transition, sent at once for no subscription that has a name. */
    public Notification(String id, String destination, Action action, Instant decidedAt, Transition transition) {
        this(id, destination, action, decidedAt, transition, null, null, null, null, null);
    }

    /** All that it tells, in the order in which it happened. */
    @JsonIgnore
    public List<Transition> transitions() {
        return digest == null || digest.isEmpty() ? List.of(transition) : digest;
    }

    /** The same with newer facts. */
    public Notification of(Transition newer) {
        return new Notification(
                id, destination, action, decidedAt, newer, subscription, severity, digest, redelivery, language);
    }

    /** The same, sent anew by a person. */
    public Notification again(int redelivery) {
        return new Notification(
                id, destination, action, decidedAt, transition, subscription, severity, digest, redelivery, language);
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
