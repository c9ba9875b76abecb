package dev.shelflife.events;

import java.util.List;
import java.util.Objects;

/**
 * How a policy changed, for {@link TransitionType#POLICY_CHANGED}.
 *
 * @param language of both wordings
 * @param oldWordingHash see {@link Policy#wordingHash()}
 * @param newWordingHash the same as the old one when the page says the same words and more is understood of them
 * @param changes what is different, in short words of ours, at least one
 * @param policy what it says now
 */
public record PolicyChange(
        String language, String oldWordingHash, String newWordingHash, List<String> changes, Policy policy) {
    /** Checks that nothing is null. */
    public PolicyChange {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(oldWordingHash, "oldWordingHash");
        Objects.requireNonNull(newWordingHash, "newWordingHash");
        Objects.requireNonNull(policy, "policy");
        changes = List.copyOf(changes);
    }
}
