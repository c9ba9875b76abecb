package dev.shelflife.notifier.plan;

import dev.shelflife.events.Severity;
import java.time.Duration;
import java.util.Objects;

/**
 * Somebody else is told when nobody reacts.
 *
 * @param after how long after the first telling
 * @param to the destination that is told then
 * @param least from which severity on
 */
public record Escalation(Duration after, String to, Severity least) {
    /** Checks that nothing is null. */
    public Escalation {
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(least, "least");
    }
}
