package dev.shelflife.app.backtest;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.notifier.route.Routed;
import dev.shelflife.notifier.route.Subscription;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts what one subscription would have told. An end counts as told with the earliest notice that named its true date for
 * each of its lines; what had ended before the history begins counts neither way.
 */
final class Tally {

    /** A date of a line. */
    private record Told(String subject, Milestone milestone, String line, LocalDate date) {}

    private final Subscription subscription;
    private int matches;
    private final Map<TransitionType, Integer> sent = new EnumMap<>(TransitionType.class);
    private final Map<String, Integer> suppressed = new TreeMap<>();
    private final Map<Told, Long> told = new HashMap<>();
    private final Map<Told, Long> known = new HashMap<>();
    private final List<Outcome.End> ends = new ArrayList<>();

    Tally(Subscription subscription) {
        this.subscription = subscription;
    }

    void take(Transition transition, Routed.@Nullable Decision decision, Instant begin) {
        if (decision instanceof Routed.Suppress suppress) {
            suppressed.merge(suppress.reason(), 1, Integer::sum);
        } else if (decision != null) {
            sent.merge(transition.type(), 1, Integer::sum);
            note(transition, told);
        }
        matches += decision == null ? 0 : 1;
        note(transition, known);
        if (transition.type() == TransitionType.REACHED
                && transition.milestone() != null
                && transition.newDate() != null
                && subscription.wanted().isAbout(transition)
                && !hadEndedBefore(begin, transition)) {
            ends.add(new Outcome.End(
                    transition.subject(),
                    transition.milestone(),
                    transition.newDate(),
                    notice(transition, told),
                    notice(transition, known),
                    decision instanceof Routed.Send));
        }
    }

    Outcome outcome() {
        return new Outcome(subscription, matches, sent, suppressed, ends);
    }

    private static void note(Transition transition, Map<Told, Long> into) {
        Milestone milestone = transition.milestone();
        LocalDate date = transition.newDate();
        Long notice = transition.daysOfNotice();
        if (milestone == null || date == null || notice == null || transition.type() == TransitionType.REACHED) {
            return;
        }
        for (Transition.Line line : transition.lines()) {
            into.merge(new Told(transition.subject(), milestone, line.id(), date), notice, Math::max);
        }
    }

    /** The notice that the worst informed line had; null when one had none. */
    private static @Nullable Long notice(Transition end, Map<Told, Long> notices) {
        Milestone milestone = Objects.requireNonNull(end.milestone());
        LocalDate date = Objects.requireNonNull(end.newDate());
        Long least = null;
        for (Transition.Line line : end.lines()) {
            Long best = Stream.concat(Stream.of(line.id()), line.formerIds().stream())
                    .map(id -> notices.get(new Told(end.subject(), milestone, id, date)))
                    .filter(Objects::nonNull)
                    .max(Long::compare)
                    .orElse(null);
            if (best == null || best < 0) {
                return null;
            }
            least = least == null ? best : Math.min(least, best);
        }
        return least;
    }

    private static boolean hadEndedBefore(Instant begin, Transition end) {
        LocalDate date = Objects.requireNonNull(end.newDate());
        return date.isBefore(begin.atZone(end.zone()).toLocalDate());
    }
}
