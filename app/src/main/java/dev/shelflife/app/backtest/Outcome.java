package dev.shelflife.app.backtest;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.TransitionType;
import dev.shelflife.notifier.route.Subscription;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one subscription would have told.
 *
 * @param subscription which
 * @param matches how many transitions it asked for: each was sent or suppressed
 * @param sent how many notifications, by type
 * @param suppressed how many matches were kept back, by reason
 * @param ends what it watches that ended during the history
 */
public record Outcome(
        Subscription subscription,
        int matches,
        Map<TransitionType, Integer> sent,
        Map<String, Integer> suppressed,
        List<End> ends) {

    /**
     * An end.
     *
     * @param subject framework version
     * @param milestone which end
     * @param date the last good day
     * @param notice calendar days from the first notification that named this date to it, of the worst informed line; null when there was none
     * @param possible the same from the first time that the page named this date: nobody could have told it earlier
     * @param atEnd whether it was told when it had come
     */
    public record End(
            String subject,
            Milestone milestone,
            LocalDate date,
            @Nullable Long notice,
            @Nullable Long possible,
            boolean atEnd) {

        private boolean toldBefore(int days) {
            return notice != null && notice >= days;
        }

        private boolean namedBefore(int days) {
            return possible != null && possible >= days;
        }

        private boolean told() {
            return notice != null || atEnd;
        }
    }

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
        return count(end -> end.toldBefore(days));
    }

    /** How many ends the page itself had named at least so many days before. */
    public int namedBefore(int days) {
        return count(end -> end.namedBefore(days));
    }

    /** How many ends the page had named so many days before, and that were told later than that, if only when they had come. */
    public int toldLater(int days) {
        return count(end -> end.namedBefore(days) && !end.toldBefore(days) && end.told());
    }

    /** How many ends the page had named so many days before, and that were never told. */
    public int neverTold(int days) {
        return count(end -> end.namedBefore(days) && !end.told());
    }

    /** How many ends the page named later than so many days before, or when they had come: nobody could tell them in time. */
    public int namedLater(int days) {
        return count(end -> !end.namedBefore(days));
    }

    /** The notice of all ends that were told before, rising. */
    public List<Long> notices() {
        return ends.stream().map(End::notice).filter(Objects::nonNull).sorted().toList();
    }

    /** The ends that the page had named at least so many days before, and that were told later than that, or not at all. */
    public List<End> missed(int days) {
        return ends.stream()
                .filter(end -> end.namedBefore(days) && !end.toldBefore(days))
                .toList();
    }

    private int count(Predicate<End> which) {
        return (int) ends.stream().filter(which).count();
    }
}
