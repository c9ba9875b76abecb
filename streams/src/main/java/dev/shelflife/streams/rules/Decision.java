package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Transition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a row at a time.
 *
 * @param row the row afterwards
 * @param transitions what has to be told, in the order in which it happened
 * @param due when the row has to be decided again at the latest (UTC); null when nothing lies ahead
 */
public record Decision(Lifecycle row, List<Transition> transitions, @Nullable Instant due) {
    /** Copies, so that a decision is a value. */
    public Decision {
        transitions = List.copyOf(transitions);
    }

    /** With what to move to named in each transition of a framework version. */
    public Decision with(Siblings siblings) {
        if (transitions.isEmpty() || !(row instanceof Lifecycle.FrameworkVersion version)) {
            return this;
        }
        List<Transition> named = transitions.stream()
                .map(each -> each.withSuccessor(
                        siblings.successor(version.subject(), version.version(), each.effectiveAt())))
                .toList();
        return new Decision(row, named, due);
    }
}
