package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.identity.SubjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A lifecycle table in memory: the same steps that the topology takes, over a map. Used by {@code replay} and as the model in
 * tests. Not for use by several threads.
 */
public final class LifecycleBook {

    private final LeadTimes leadTimes;
    private final SortedMap<String, Lifecycle> rows = new TreeMap<>();
    private final NavigableMap<Instant, SortedSet<String>> dueIndex = new TreeMap<>();
    private final Map<String, Siblings> siblings = new HashMap<>();
    private Instant tick = Instant.MIN;

    /** An empty table. */
    public LifecycleBook(LeadTimes leadTimes) {
        this.leadTimes = leadTimes;
    }

    /** Takes an observation of a subject: decides the row up to now, applies, decides again. */
    public List<Transition> observe(Observation.Told observation) {
        Lifecycle before = rows.get(observation.subject());
        Decision decision = step(before, observation, tick, leadTimes);
        if (decision == null) {
            return List.of();
        }
        return keep(observation.subject(), before, decision);
    }

    /**
     * Decides everything that is due by a time. An earlier time than before changes nothing.
     *
     * @return in the order in which it happened; per subject, the order in which the topology tells it
     */
    public List<Transition> tick(Instant now) {
        if (!now.isAfter(tick)) {
            return List.of();
        }
        tick = now;
        List<Transition> all = new ArrayList<>();
        while (!dueIndex.isEmpty() && !dueIndex.firstKey().isAfter(now)) {
            for (String subject : List.copyOf(dueIndex.firstEntry().getValue())) {
                Lifecycle row = Objects.requireNonNull(rows.get(subject), subject);
                Decision decision = LifecycleRules.decide(row, nowOf(row, tick), leadTimes);
                all.addAll(keep(subject, row, decision));
            }
        }
        all.sort(Comparator.comparing(Transition::effectiveAt));
        return all;
    }

    /** Keeps the row and gives what is told, with successors. */
    private List<Transition> keep(String subject, @Nullable Lifecycle before, Decision decision) {
        Instant wasDue = LifecycleRules.due(before, leadTimes);
        if (wasDue != null) {
            dueIndex.computeIfPresent(wasDue, (due, subjects) -> without(subjects, subject));
        }
        if (decision.due() != null) {
            dueIndex.computeIfAbsent(decision.due(), none -> new TreeSet<>()).add(subject);
        }
        rows.put(subject, decision.row());
        String group = SubjectKey.group(subject);
        Siblings known = siblings.getOrDefault(group, Siblings.NONE);
        if (decision.row() instanceof Lifecycle.FrameworkVersion version) {
            siblings.put(group, known.with(version));
        }
        return decision.with(known).transitions();
    }

    private static @Nullable SortedSet<String> without(SortedSet<String> subjects, String subject) {
        subjects.remove(subject);
        return subjects.isEmpty() ? null : subjects;
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
