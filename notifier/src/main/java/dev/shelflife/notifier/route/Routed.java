package dev.shelflife.notifier.route;

import java.util.Objects;

/**
 * What becomes of one transition for one subscription.
 *
 * @param subscription one that matches
 * @param decision whether it is told
 */
public record Routed(Subscription subscription, Decision decision) {
    /** Checks that nothing is null. */
    public Routed {
        Objects.requireNonNull(subscription, "subscription");
        Objects.requireNonNull(decision, "decision");
    }

    /** Whether a subscription is told. */
    public sealed interface Decision {}

    /** It is told. */
    public record Send() implements Decision {}

    /**
     * It is not told, on purpose.
     *
     * @param reason why, in words
     */
    public record Suppress(String reason) implements Decision {}
}
