package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A lifecycle table in memory: the same steps that the topology takes, over a map. Used by {@code replay} and as the model in
 * tests. Not for use by several threads.
 */
public final class LifecycleBook {

    private final LeadTimes leadTimes;
    private final SortedMap<String, Lifecycle> rows = new TreeMap<>();
    private Instant tick = Instant.MIN;

    /** An empty table. */
    public LifecycleBook(LeadTimes leadTimes) {
        this.leadTimes = leadTimes;
    }

    /** Takes an observation of a subject: decides the row up to now, applies, decides again. */
    public List<Transition> observe(Observation.Told observation) {
        Decision decision = step(rows.get(observation.subject()), observation, tick, leadTimes);
        if (decision == null) {
            return List.of();
        }
        rows.put(observation.subject(), decision.row());
        return decision.transitions();
    }

    /** Decides everything that is due by a time, subject by subject. An earlier time than before changes nothing. */
    public List<Transition> tick(Instant now) {
        if (!now.isAfter(tick)) {
            return List.of();
        }
        tick = now;
        List<Transition> all = new ArrayList<>();
        rows.replaceAll((subject, row) -> {
            Decision decision = LifecycleRules.decide(row, nowOf(row, tick), leadTimes);
            all.addAll(decision.transitions());
            return decision.row();
        });
        return all;
    }

    /** The rows by subject. */
    public SortedMap<String, Lifecycle> rows() {
        return Collections.unmodifiableSortedMap(rows);
    }

    /**
     * One step of a row: what an observation leads to.
     *
     * @param tick the last tick in the log before it
     * @return null when the row has applied the observation before, or the observation makes no row
     */
    public static @Nullable Decision step(
            @Nullable Lifecycle row, Observation.Told observation, Instant tick, LeadTimes leadTimes) {
        if (LifecycleFold.isApplied(row, observation)) {
            return null;
        }
        Instant now = observation.at().isAfter(tick) ? observation.at() : tick;
        List<Transition> transitions = new ArrayList<>();
        Lifecycle before = row;
        if (row != null) {
            now = row.observedUntil().isAfter(now) ? row.observedUntil() : now;
            Decision first = LifecycleRules.decide(row, now, leadTimes);
            before = first.row();
            transitions.addAll(first.transitions());
        }
        Lifecycle after = LifecycleFold.apply(before, observation);
        if (after == null) {
            return null;
        }
        Decision second = LifecycleRules.decide(after, now, leadTimes);
        transitions.addAll(second.transitions());
        return new Decision(second.row(), transitions, second.due());
    }

    /** A row's time: the later of the last tick and its own observations. */
    public static Instant nowOf(Lifecycle row, Instant tick) {
        return Objects.requireNonNull(row).observedUntil().isAfter(tick) ? row.observedUntil() : tick;
    }
}
