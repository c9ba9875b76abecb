package dev.shelflife.app.backtest;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.TransitionType;
import dev.shelflife.notifier.route.Subscription;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one subscription would have told.
 *
 * @param subscription which
 * @param sent how many notifications, by type
 * @param suppressed how many matches were kept back, by reason
 * @param ends what it watches that ended during the history
 */
public record Outcome(
        Subscription subscription, Map<TransitionType, Integer> sent, Map<String, Integer> suppressed, List<End> ends) {

    /**
     * An end.
     *
     * @param subject framework version
     * @param milestone which end
     * @param date the last good day
     * @param notice calendar days from the first notification that named this date to it, of the worst informed line; null when there was none
     * @param possible the same from the first time that the page named this date: nobody could have told it earlier
     */
    public record End(
            String subject, Milestone milestone, LocalDate date, @Nullable Long notice, @Nullable Long possible) {}

    /** Copies, in a fixed order. */
    public Outcome {
        sent = new TreeMap<>(sent);
        suppressed = new TreeMap<>(suppressed);
        ends = List.copyOf(ends);
    }

    /** How many notifications. */
    public int total() {
        return sent.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many matches were kept back. */
    public int keptBack() {
        return suppressed.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many ends were told at least so many days before. */
    public int toldBefore(int days) {
        return (int) ends.stream()
                .filter(end -> end.notice() != null && end.notice() >= days)
                .count();
    }

    /** How many ends the page itself had named at least so many days before. */
    public int namedBefore(int days) {
        return (int) ends.stream()
                .filter(end -> end.possible() != null && end.possible() >= days)
                .count();
    }

    /** The notice of all ends that were told before, rising. */
    public List<Long> notices() {
        return ends.stream().map(End::notice).filter(Objects::nonNull).sorted().toList();
    }

    /** The ends that the page had named at least so many days before, and that were told later than that, or not at all. */
    public List<End> missed(int days) {
        return ends.stream()
                .filter(end -> end.possible() != null && end.possible() >= days)
                .filter(end -> end.notice() == null || end.notice() < days)
                .toList();
    }
}
