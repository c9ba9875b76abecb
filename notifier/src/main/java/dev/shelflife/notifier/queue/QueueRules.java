package dev.shelflife.notifier.queue;

import dev.shelflife.events.Delivery;
import dev.shelflife.events.Notification;
import dev.shelflife.events.TransitionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * Ends the alerts that are silenced, out of time or taken back; wakes what is silent no more; and books what need not be sent: what
     * is silenced, what was superseded while the destination was down, and what tells a firing destination nothing. To be called while
     * nothing of the queue is under way.
     */
    public static Step settle(SendQueue queue, Terms terms, Silences silences, Instant now) {
        return new Settlement(queue, terms, silences, now).settle();
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

    /** Refuses all that waits or sleeps, and leaves alerts to run out: the destination is disabled. */
    public static Step refuse(SendQueue queue, String reason, Instant now) {
        List<Delivery> refused = new ArrayList<>();
        queue.waiting().forEach(each -> refused.add(Deliveries.of(each, Delivery.Outcome.REJECTED, 0, now, reason)));
        queue.sleeping().stream()
                .filter(each -> !each.told())
                .forEach(each ->
                        refused.add(Deliveries.of(each.notification(), Delivery.Outcome.REJECTED, 0, now, reason)));
        queue.alerts().stream()
                .filter(each -> each.ending() == null || each.isEndUntold())
                .forEach(each ->
                        refused.add(Deliveries.of(each.notification(), Delivery.Outcome.RESOLVED, 0, now, reason)));
        return new Step(SendQueue.EMPTY, refused);
    }

    /** Adds a notification at the end, or gives it up when too many wait already: a queue is one record of limited size. */
    public static Step add(SendQueue queue, Notification notification, Instant now) {
        List<Delivery> deliveries = new ArrayList<>();
        List<Sleeper> sleeping = new ArrayList<>();
        for (Sleeper each : queue.sleeping()) {
            if (!Superseding.isSuperseded(each.notification(), notification)) {
                sleeping.add(each);
            } else if (!each.told()) {
                String why = Superseding.reason(notification);
                deliveries.add(Deliveries.of(each.notification(), Delivery.Outcome.SUPPRESSED, 0, now, why));
            }
        }
        SendQueue awake = queue.withSleeping(sleeping);
        if (queue.waiting().size() + sleeping.size() < MAX_WAITING) {
            return new Step(awake.with(notification, now), deliveries);
        }
        String reason = MAX_WAITING + " notifications about the subject wait for this destination already";
        deliveries.add(Deliveries.of(notification, Delivery.Outcome.GAVE_UP, 0, now, reason));
        return new Step(awake, deliveries);
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
            SendQueue after =
                    first.transition().type() == TransitionType.REACHED ? Settlement.endedBy(taken, first, now) : taken;
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
