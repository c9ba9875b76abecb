package dev.shelflife.notifier.queue;

import dev.shelflife.events.Command;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a send queue: settle what needs no sending, pick what to send, and book how it ended. {@code now} is transport
 * time throughout. A queue has at most one job under way, so nothing about one subject overtakes another.
 */
public final class QueueRules {

    /** How often the end of an alert is tried to be told; later the receiver has ended it by itself. */
    static final int ENDING_ATTEMPTS = 10;

    /** How many notifications about one subject can wait for a destination. */
    static final int MAX_WAITING = 200;

    private QueueRules() {}

    /** Ends the alerts that are known about, out of time or taken back, and books what tells a firing destination nothing. */
    public static Step settle(SendQueue queue, Terms terms, Acknowledgements known, Instant now) {
        if (!terms.fires()) {
            return new Step(queue, List.of());
        }
        List<Delivery> deliveries = new ArrayList<>();
        SendQueue settled = queue.withAlerts(queue.alerts().stream()
                .map(alert -> endOfItself(alert, terms, known, now))
                .toList());
        while (!settled.waiting().isEmpty() && !settled.isBlocked()) {
            Notification first = settled.waiting().get(0);
            if (first.action() == Notification.Action.FIRE) {
                break;
            }
            if (terms.incidents() && isNews(settled, first)) {
                settled = endedBy(settled, first, null, now);
                break;
            }
            settled = endedBy(settled, first, now).withoutFirst(now);
            if (!settled.isBlocked()) {
                deliveries.add(Deliveries.of(first, Delivery.Outcome.SUPPRESSED, 0, now, "no alert to end"));
            }
        }
        return new Step(settled, deliveries);
    }

    /** What to send now; null when nothing is due. */
    public static @Nullable Job pick(SendQueue queue, Instant now) {
        if (!queue.waiting().isEmpty()
                && !queue.isBlocked()
                && !queue.nextAttempt().isAfter(now)) {
            return Job.first(queue.waiting().get(0));
        }
        Alert next = null;
        for (Alert alert : queue.alerts()) {
            next = next == null || alert.nextSend().isBefore(next.nextSend()) ? alert : next;
        }
        return next == null || next.nextSend().isAfter(now) ? null : Job.again(next);
    }

    /**
     * Books how a job ended.
     *
     * @param queue as it is now; more may have been added since the job was picked
     * @param now transport time of the attempt
     */
    public static Step book(SendQueue queue, Job job, Outcome outcome, Terms terms, Instant now) {
        return job.since() == null
                ? bookFirst(queue, job.notification(), outcome, terms, now)
                : bookAgain(queue, job.notification(), outcome, terms, now);
    }

    /** Adds a notification at the end, or gives it up when too many wait already: a queue is one record of limited size. */
    public static Step add(SendQueue queue, Notification notification, Instant now) {
        if (queue.waiting().size() < MAX_WAITING) {
            return new Step(queue.with(notification, now), List.of());
        }
        String reason = MAX_WAITING + " notifications about the subject wait for this destination already";
        return new Step(queue, List.of(Deliveries.of(notification, Delivery.Outcome.GAVE_UP, 0, now, reason)));
    }

    /** Whether a destination with incidents is to be told of it: all but what it learns from the end of an incident. */
    private static boolean isNews(SendQueue queue, Notification first) {
        return first.action() != Notification.Action.RESOLVE
                || queue.alerts().stream()
                        .noneMatch(alert -> alert.ending() == null && alert.isEndedBy(first.transition()));
    }

    private static Alert endOfItself(Alert alert, Terms terms, Acknowledgements known, Instant now) {
        if (alert.ending() != null) {
            return alert;
        }
        if (!alert.since().plus(terms.fireFor()).isAfter(now)) {
            return alert.ended(now, "fired for " + terms.fireFor(), null);
        }
        if (alert.milestone() == null) {
            return alert;
        }
        Command.Acknowledge ack = known.of(alert.notification().transition().subject(), alert.milestone());
        if (ack == null || !alert.since().isBefore(ack.at())) {
            return alert;
        }
        String why = ack.reason() == null ? "" : ": " + ack.reason();
        return alert.acknowledged(now, "acknowledged by " + ack.by() + why);
    }

    /** A later notification ends alerts; the first of them carries it, so that it is booked once. */
    private static SendQueue endedBy(SendQueue queue, Notification later, Instant now) {
        return endedBy(queue, later, later.action() == Notification.Action.FIRE ? null : later, now);
    }

    private static SendQueue endedBy(SendQueue queue, Notification later, @Nullable Notification carried, Instant now) {
        Transition transition = later.transition();
        String reason = transition.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        Notification by = carried;
        List<Alert> alerts = new ArrayList<>();
        for (Alert alert : queue.alerts()) {
            boolean ends = alert.ending() == null && alert.isEndedBy(transition);
            alerts.add(ends ? alert.ended(now, reason, by) : alert);
            by = ends ? null : by;
        }
        return queue.withAlerts(alerts);
    }

    private static Step bookFirst(SendQueue queue, Notification first, Outcome outcome, Terms terms, Instant now) {
        if (queue.waiting().isEmpty() || !queue.waiting().get(0).id().equals(first.id())) {
            return new Step(queue, List.of());
        }
        int attempts = queue.attempts() + 1;
        if (outcome instanceof Outcome.Firing firing) {
            Alert alert = new Alert(first, now, firing.again(), 0, null);
            List<Alert> alerts = new ArrayList<>(queue.alerts().stream()
                    .filter(each -> !each.isSameAs(alert, terms))
                    .toList());
            alerts.add(alert);
            SendQueue taken = queue.withoutFirst(now).withAlerts(alerts);
            SendQueue after = first.transition().type() == TransitionType.REACHED ? endedBy(taken, first, now) : taken;
            return new Step(after, List.of(Deliveries.of(first, Delivery.Outcome.DELIVERED, attempts, now, null)));
        }
        if (outcome instanceof Outcome.Delivered) {
            return new Step(
                    queue.withoutFirst(now),
                    List.of(Deliveries.of(first, Delivery.Outcome.DELIVERED, attempts, now, null)));
        }
        RetryPolicy.Next next = terms.retries().next(first.id(), outcome, attempts, now);
        if (next instanceof RetryPolicy.Retry retry) {
            return new Step(queue.withAttemptFailed(retry.at()), List.of());
        }
        Delivery.Outcome end =
                outcome instanceof Outcome.Rejected ? Delivery.Outcome.REJECTED : Delivery.Outcome.GAVE_UP;
        String reason = ((RetryPolicy.GiveUp) next).reason();
        return new Step(queue.withoutFirst(now), List.of(Deliveries.of(first, end, attempts, now, reason)));
    }

    private static Step bookAgain(SendQueue queue, Notification sent, Outcome outcome, Terms terms, Instant now) {
        List<Alert> alerts = new ArrayList<>();
        List<Delivery> deliveries = new ArrayList<>();
        for (Alert alert : queue.alerts()) {
            if (!alert.notification().id().equals(sent.id())) {
                alerts.add(alert);
            } else if (outcome instanceof Outcome.Firing || outcome instanceof Outcome.Delivered) {
                deliveries.addAll(endTold(alert, now));
                if (outcome instanceof Outcome.Firing firing) {
                    alerts.add(alert.sentAgainAt(firing.again()));
                }
            } else if (alert.ending() == null || alert.failures() + 1 < ENDING_ATTEMPTS) {
                alerts.add(alert.failedUntil(now.plus(terms.pauseAfter(alert.failures() + 1))));
            } else {
                deliveries.addAll(endNotTold(alert, outcome, now));
            }
        }
        return new Step(queue.withAlerts(alerts), deliveries);
    }

    private static List<Delivery> endTold(Alert alert, Instant now) {
        Alert.Ending ending = alert.ending();
        if (ending == null || ending.taken()) {
            return List.of();
        }
        int attempts = alert.failures() + 1;
        Delivery resolved =
                Deliveries.of(alert.notification(), Delivery.Outcome.RESOLVED, attempts, now, ending.reason());
        return ending.by() == null
                ? List.of(resolved)
                : List.of(resolved, Deliveries.of(ending.by(), Delivery.Outcome.DELIVERED, attempts, now, null));
    }

    /** The receiver ends an alert by itself soon after it was last told of it. */
    private static List<Delivery> endNotTold(Alert alert, Outcome outcome, Instant now) {
        Alert.Ending ending = alert.ending();
        if (ending == null || ending.taken()) {
            return List.of();
        }
        String reason = ending.reason() + "; left to run out: " + Deliveries.reason(outcome);
        Delivery resolved =
                Deliveries.of(alert.notification(), Delivery.Outcome.RESOLVED, ENDING_ATTEMPTS, now, reason);
        return ending.by() == null
                ? List.of(resolved)
                : List.of(resolved, Deliveries.of(ending.by(), Delivery.Outcome.GAVE_UP, ENDING_ATTEMPTS, now, reason));
    }
}
