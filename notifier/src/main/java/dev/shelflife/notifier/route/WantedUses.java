package dev.shelflife.notifier.route;

import dev.shelflife.events.Transition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** When the last workload is gone there is no environment left to look at: who could have been told of it is told. */
    boolean matches(Transition.@Nullable Use use) {
        return use != null
                && (owners.isEmpty() || owners.contains(use.owner() == null ? NOBODY : use.owner()))
                && (environments.isEmpty()
                        || use.workloads().isEmpty()
                        || use.workloads().stream()
                                .anyMatch(each ->
                                        each.environment() != null && environments.contains(each.environment())));
    }
}
