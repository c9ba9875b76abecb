package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.dates.RuleOfDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells where the page gives another date than was told: announced, moved, taken back, and what follows from that at once. */
final class Revisions {

    /** Lines that share all of this are told in one transition; whether a date had to be repaired makes no difference. */
    private record Move(Instant at, TransitionType type, @Nullable PublishedDate from, PublishedDate to) {
        static final Comparator<Move> ORDER = Comparator.comparing(Move::at)
                .thenComparing(Move::type)
                .thenComparing(move -> date(move.from()), Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(move -> date(move.to()), Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    private Revisions() {}

    static void tell(RowInHand hand, LeadTimes leadTimes) {
        for (Milestone milestone : Milestone.DATED) {
            SortedMap<Move, List<String>> moves = hand.group(milestone, Revisions::move, new TreeMap<>(Move.ORDER));
            for (Map.Entry<Move, List<String>> entry : moves.entrySet()) {
                Move move = entry.getKey();
                List<String> lines = entry.getValue();
                hand.change(milestone, lines, state -> revised(state, move));
                hand.tell(new Happening(move.type(), milestone, move.at(), move.from(), move.to(), null, false), lines);
                if (move.to().date() != null) {
                    tellReopened(hand, milestone, move, lines);
                    tellNear(hand, milestone, move.at(), move.to(), lines, leadTimes);
                }
            }
        }
    }

    private static @Nullable Move move(MilestoneState state) {
        PublishedDate told = state.told();
        LocalDate before = date(told);
        LocalDate after = date(state.published());
        if (after == null) {
            return told != null && isTakenBack(state.published())
                    ? new Move(state.publishedAt(), TransitionType.WITHDRAWN, told, state.published())
                    : null;
        }
        if (before == null) {
            return new Move(state.publishedAt(), TransitionType.ANNOUNCED, null, state.published());
        }
        if (before.equals(after)) {
            return null;
        }
        TransitionType type = after.isBefore(before) ? TransitionType.MOVED_EARLIER : TransitionType.MOVED_LATER;
        return new Move(state.publishedAt(), type, told, state.published());
    }

    /** An unreadable cell or a column that is gone says nothing; "not set" and "does not apply" say that there is none. */
    private static boolean isTakenBack(PublishedDate published) {
        return published.status() == DateStatus.NOT_SET || published.status() == DateStatus.NOT_APPLICABLE;
    }

    private static MilestoneState revised(MilestoneState state, Move move) {
        boolean withdrawn = move.type() == TransitionType.WITHDRAWN;
        return new MilestoneState(
                state.published(),
                state.publishedAt(),
                withdrawn ? null : state.published(),
                withdrawn ? null : move.at(),
                state.revision() + 1,
                null,
                !withdrawn && state.reached());
    }

    private static void tellReopened(RowInHand hand, Milestone milestone, Move move, List<String> lines) {
        LocalDate date = Objects.requireNonNull(move.to().date());
        boolean ahead = RuleOfDates.stageBegins(date, hand.zone()).isAfter(move.at());
        List<String> reopened = lines.stream()
                .filter(line -> ahead && hand.state(line, milestone).reached())
                .toList();
        if (!reopened.isEmpty()) {
            hand.change(milestone, reopened, state -> state.told(state.leadDays(), false));
            hand.tell(
                    new Happening(TransitionType.REOPENED, milestone, move.at(), move.from(), move.to(), null, false),
                    reopened);
        }
    }

    /** All lead times that were already behind when the date was told are told as one, the shortest of them. */
    static void tellNear(
            RowInHand hand,
            Milestone milestone,
            Instant at,
            PublishedDate told,
            List<String> lines,
            LeadTimes leadTimes) {
        LocalDate date = Objects.requireNonNull(told.date());
        long daysLeft = RuleOfDates.daysOfNotice(date, at, hand.zone());
        Integer lead = daysLeft < 0 ? null : leadTimes.shortestCovering(daysLeft);
        if (lead != null) {
            hand.change(milestone, lines, state -> state.told(lead, state.reached()));
            hand.tell(new Happening(TransitionType.APPROACHING, milestone, at, null, told, lead, false), lines);
        }
    }

    private static @Nullable LocalDate date(@Nullable PublishedDate published) {
        return published == null ? null : published.date();
    }
}
