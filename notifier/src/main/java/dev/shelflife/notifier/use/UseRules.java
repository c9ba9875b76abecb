package dev.shelflife.notifier.use;

import dev.shelflife.events.Transition;
import dev.shelflife.events.inventory.FamilyLine;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a use is told. Decided by level: where the image stands now against what was told, so what came and went between two
 * looks is told by nobody, and deciding again tells nothing.
 */
public final class UseRules {

    private UseRules() {}

    /**
     * A decision.
     *
     * @param state what is to be remembered as told; null when that is nothing
     * @param transitions what is to be told, in order
     */
    public record Decision(@Nullable UseState state, List<Transition> transitions) {
        /** Copies, so that it is a value. */
        public Decision {
            transitions = List.copyOf(transitions);
        }
    }

    /**
     * Decides.
     *
     * @param before what was told; null when nothing ever was
     * @param now where it stands
     * @param lines the lines of its family, for names, zone and provenance
     * @param at when what led to it happened (UTC)
     */
    public static Decision decide(@Nullable UseState before, UseState now, Collection<FamilyLine> lines, Instant at) {
        UseState counted = new UseState(before == null ? 0 : before.told(), now.target(), now.workloads());
        List<Transition> told = new UseTelling(before, counted, lines, at).tell();
        return new Decision(remembered(counted.toldAlso(told.size())), told);
    }

    /** Of what nobody runs any more only how often it was told, so that no id comes again. */
    private static @Nullable UseState remembered(UseState state) {
        if (state.isRun()) {
            return state;
        }
        return state.told() == 0
                ? null
                : new UseState(state.told(), state.target().gone(), List.of());
    }
}
