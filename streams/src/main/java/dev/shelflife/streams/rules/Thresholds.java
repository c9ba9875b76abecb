package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.dates.RuleOfDates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells what the time brings: lead times that are crossed, and the midnight at which a stage begins. */
final class Thresholds {

    /** Lines that share all of this are told in one transition; whether a date had to be repaired makes no difference. */
    private record Threshold(
            Instant at,
            Milestone milestone,
            TransitionType type,
            @Nullable Integer lead,
            PublishedDate date,
            boolean late) {
        static final Comparator<Threshold> ORDER = Comparator.comparing(Threshold::at)
                .thenComparing(Threshold::milestone)
                .thenComparing(Threshold::type)
                .thenComparing(Threshold::lead, Comparator.nullsFirst(Comparator.reverseOrder()))
                .thenComparing(threshold -> threshold.date().date(), Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Threshold::late);
    }

    private Thresholds() {}

    /** Tells, in the order of time, every threshold that does not lie ahead of {@code now}. */
    static void tellUntil(RowInHand hand, Instant now, LeadTimes leadTimes) {
        SortedMap<Threshold, List<String>> ahead = ahead(hand, leadTimes);
        while (!ahead.isEmpty() && !ahead.firstKey().at().isAfter(now)) {
            Threshold next = ahead.firstKey();
            List<String> lines = ahead.getOrDefault(next, List.of());
            boolean reached = next.type() == TransitionType.REACHED;
            hand.change(
                    next.milestone(), lines, state -> state.told(reached ? state.leadDays() : next.lead(), reached));
            hand.tell(
                    new Happening(
                            next.type(), next.milestone(), next.at(), null, next.date(), next.lead(), next.late()),
                    lines);
            ahead = ahead(hand, leadTimes);
        }
    }

    /** The earliest threshold that has not been told; null when nothing lies ahead. */
    static @Nullable Instant next(RowInHand hand, LeadTimes leadTimes) {
        SortedMap<Threshold, List<String>> ahead = ahead(hand, leadTimes);
        return ahead.isEmpty() ? null : ahead.firstKey().at();
    }

    private static SortedMap<Threshold, List<String>> ahead(RowInHand hand, LeadTimes leadTimes) {
        SortedMap<Threshold, List<String>> ahead = new TreeMap<>(Threshold.ORDER);
        for (Milestone milestone : Milestone.DATED) {
            hand.group(milestone, state -> next(state, milestone, hand.zone(), leadTimes), ahead);
        }
        return ahead;
    }

    private static @Nullable Threshold next(
            MilestoneState state, Milestone milestone, ZoneId zone, LeadTimes leadTimes) {
        PublishedDate told = state.told();
        LocalDate date = told == null ? null : told.date();
        if (told == null || date == null || state.toldAt() == null || state.reached()) {
            return null;
        }
        Instant begins = RuleOfDates.stageBegins(date, zone);
        boolean late = !begins.isAfter(state.toldAt());
        Integer lead = late ? null : leadTimes.nextAfter(state.leadDays());
        return lead == null
                ? new Threshold(begins, milestone, TransitionType.REACHED, null, told, late)
                : new Threshold(
                        RuleOfDates.leadTimeBegins(date, lead, zone),
                        milestone,
                        TransitionType.APPROACHING,
                        lead,
                        told,
                        false);
    }
}
