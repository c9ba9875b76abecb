package dev.shelflife.notifier.route;

import java.util.Objects;

/**
 * One destination's answer to one transition.
 *
 * @param destination name of the destination
 * @param decision whether it is told
 */
public record Routed(String destination, Decision decision) {
    /** Checks that nothing is null. */
    public Routed {
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(decision, "decision");
    }

    /** Whether a destination is told. */
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
