package dev.shelflife.notifier.route;

import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import java.util.Set;

/**
 * Whose images. An empty set means all.
 *
 * @param owners as the inventory names them; {@value #NOBODY} stands for no owner
 * @param environments of which at least one workload must be in one
 */
public record WantedUses(Set<String> owners, Set<String> environments) {

    /** What stands for no owner. */
    public static final String NOBODY = "-";

    /** All that anybody runs. */
    public static final WantedUses ALL = new WantedUses(Set.of(), Set.of());

    /** Copies. */
    public WantedUses {
        owners = Set.copyOf(owners);
        environments = Set.copyOf(environments);
    }

    /** What one owner runs. */
    public static WantedUses of(String owner) {
        return new WantedUses(Set.of(owner), Set.of());
    }

    /**
     * That a workload left is told to all environments: those that left are no longer in any, and who was told of them must hear it.
     */
    boolean matches(Transition transition) {
        Transition.Use use = transition.use();
        return use != null
                && (owners.isEmpty() || owners.contains(use.owner() == null ? NOBODY : use.owner()))
                && (environments.isEmpty()
                        || transition.type() == TransitionType.USE_ENDED
                        || use.workloads().stream()
                                .anyMatch(each ->
                                        each.environment() != null && environments.contains(each.environment())));
    }
}
