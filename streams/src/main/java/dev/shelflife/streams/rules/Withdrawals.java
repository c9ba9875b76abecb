package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Lifecycle.Withdrawal;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.dates.RuleOfDates;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells that lines are gone, once their absence is confirmed, and that they are back. A line that comes back before anybody was
 * told it was gone is no news.
 */
final class Withdrawals {

    private Withdrawals() {}

    static void tell(RowInHand hand, LeadTimes leadTimes) {
        hand.groupLines(Withdrawals::goneAt, new TreeMap<Instant, List<String>>())
                .forEach((at, lines) -> {
                    hand.setWithdrawal(lines, new Withdrawal(at, true, null));
                    hand.tellLines(TransitionType.WITHDRAWN, at, lines);
                });
        hand.groupLines(Withdrawals::backAt, new TreeMap<Instant, List<String>>())
                .forEach((at, lines) -> {
                    hand.setWithdrawal(lines, null);
                    hand.tellLines(TransitionType.RESTORED, at, lines);
                    tellAgain(hand, at, lines, leadTimes);
                });
    }

    /** The absence of a line that is shown at this time: one that was told to be gone has to be told to be back. */
    static @Nullable Withdrawal back(@Nullable Withdrawal before, Instant at) {
        if (before == null || !before.told()) {
            return null;
        }
        return before.restoredAt() == null ? new Withdrawal(before.at(), true, at) : before;
    }

    private static @Nullable Instant goneAt(LineState line) {
        Withdrawal withdrawal = line.withdrawal();
        return withdrawal == null || withdrawal.told() ? null : withdrawal.at();
    }

    private static @Nullable Instant backAt(LineState line) {
        Withdrawal withdrawal = line.withdrawal();
        return withdrawal == null ? null : withdrawal.restoredAt();
    }

    /**
     * A date that holds as before counts as told by the look that showed it again: lead times that passed meanwhile are told as
     * one, and an end that passed meanwhile is told late.
     */
    private static void tellAgain(RowInHand hand, Instant at, List<String> lines, LeadTimes leadTimes) {
        Comparator<PublishedDate> byDate =
                Comparator.comparing(PublishedDate::date, Comparator.nullsFirst(Comparator.naturalOrder()));
        for (Milestone milestone : Milestone.DATED) {
            SortedMap<PublishedDate, List<String>> near = new TreeMap<>(byDate);
            for (String line : lines) {
                MilestoneState state = hand.state(line, milestone);
                if (state.told() == null || state.reached()) {
                    continue;
                }
                hand.change(milestone, List.of(line), told -> told.toldAt(at));
                if (isNewlyNear(hand, state, at, leadTimes)) {
                    near.computeIfAbsent(state.told(), none -> new java.util.ArrayList<>())
                            .add(line);
                }
            }
            near.forEach((told, group) -> Revisions.tellNear(hand, milestone, at, told, group, leadTimes));
        }
    }

    /** Only where the page still gives the date that was told; another one is told as a move. */
    private static boolean isNewlyNear(RowInHand hand, MilestoneState state, Instant at, LeadTimes leadTimes) {
        PublishedDate told = state.told();
        if (told == null
                || told.date() == null
                || !told.date().equals(state.published().date())) {
            return false;
        }
        long daysLeft = RuleOfDates.daysOfNotice(told.date(), at, hand.zone());
        Integer lead = daysLeft < 0 ? null : leadTimes.shortestCovering(daysLeft);
        return lead != null && (state.leadDays() == null || lead < state.leadDays());
    }
}
