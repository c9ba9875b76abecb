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
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What of a queue needs no sending: a queue that is settled has nothing first that is silent, superseded or of no effect. */
final class Settlement {

    /** After so many failures in a row a destination counts as down, and is later told only what still matters. */
    static final int DOWN_AFTER = 2;

    private final Terms terms;
    private final Silences silences;
    private final Instant now;
    private final List<Delivery> deliveries = new ArrayList<>();
    private SendQueue queue;

    Settlement(SendQueue queue, Terms terms, Silences silences, Instant now) {
        this.queue = queue;
        this.terms = terms;
        this.silences = silences;
        this.now = now;
    }

    Step settle() {
        if (terms.fires()) {
            endAlerts();
        }
        wake();
        boolean down = queue.attempts() >= DOWN_AFTER;
        drop(down ? Superseding::isSuperseded : Superseding::isOutlived);
        while (!queue.waiting().isEmpty() && !queue.isBlocked() && settleFirst()) {
            // each round takes one away
        }
        return new Step(queue, deliveries);
    }

    private void endAlerts() {
        List<Alert> alerts = new ArrayList<>();
        for (Alert alert : queue.alerts()) {
            Command.Silence said =
                    alert.ending() == null ? SilenceRule.of(alert.notification(), alert.since(), silences, now) : null;
            if (alert.ending() == null && !alert.since().plus(terms.fireFor()).isAfter(now)) {
                alerts.add(alert.ended(now, "fired for " + terms.fireFor(), null));
            } else if (said != null) {
                alerts.add(alert.acknowledged(now, SilenceRule.text(said)));
                sleep(alert.notification(), said, alert.since(), true);
            } else {
                alerts.add(alert);
            }
        }
        queue = queue.withAlerts(alerts);
    }

    /** What is silent for a time is told again when the time is over. An acknowledgement has no end, so it leaves nothing to wake. */
    private void sleep(Notification notification, Command.Silence said, Instant since, boolean told) {
        Instant until = said.until();
        if (until != null) {
            List<Sleeper> more = new ArrayList<>(queue.sleeping());
            more.add(new Sleeper(notification, since, until, told));
            queue = queue.withSleeping(more);
        } else if (!told) {
            suppress(notification, SilenceRule.text(said));
        }
    }

    private void wake() {
        List<Sleeper> before = queue.sleeping();
        queue = queue.withSleeping(List.of());
        for (Sleeper sleeper : before) {
            Command.Silence said = SilenceRule.of(sleeper.notification(), sleeper.since(), silences, now);
            if (said == null) {
                queue = queue.withFirst(sleeper.notification(), sleeper.since(), now);
            } else {
                sleep(sleeper.notification(), said, sleeper.since(), sleeper.told());
            }
        }
    }

    private void drop(BiPredicate<Notification, Notification> needless) {
        List<Notification> waiting = queue.waiting();
        for (int i = 0; i < waiting.size(); i++) {
            Notification each = waiting.get(i);
            for (Notification later : waiting.subList(i + 1, waiting.size())) {
                if (needless.test(each, later)) {
                    queue = queue.without(each, now);
                    suppress(each, Superseding.reason(later));
                    break;
                }
            }
        }
    }

    /** Whether the first was settled. */
    private boolean settleFirst() {
        Notification first = queue.waiting().get(0);
        Instant since = Objects.requireNonNullElse(queue.queuedAt().get(first.id()), now);
        Command.Silence said = SilenceRule.of(first, since, silences, now);
        if (said != null) {
            queue = queue.withoutFirst(now);
            sleep(first, said, since, false);
            return true;
        }
        // A sign of life ends no alert, and is for everybody.
        if (!terms.fires()
                || first.action() == Notification.Action.FIRE
                || first.transition().type() == TransitionType.HEARTBEAT) {
            return false;
        }
        if (!terms.incidents() && isFewerRun(first)) {
            queue = queue.withAlerts(queue.alerts().stream()
                            .map(alert -> alert.ending() == null ? alert.renewed(first.transition(), now) : alert)
                            .toList())
                    .withoutFirst(now);
            suppress(first, "alerts that go on say who still runs it");
            return true;
        }
        if (terms.incidents() && isNews(first)) {
            // It is sent itself; what it ends is told by the end.
            queue = endedBy(queue, first, null, now);
            return false;
        }
        queue = endedBy(queue, first, now).withoutFirst(now);
        if (!queue.isBlocked()) {
            suppress(first, "no alert to end");
        }
        return true;
    }

    private void suppress(Notification notification, String reason) {
        deliveries.add(Deliveries.of(notification, Delivery.Outcome.SUPPRESSED, 0, now, reason));
    }

    /** Whether it says that some no longer run an image, while others do. */
    private static boolean isFewerRun(Notification first) {
        return first.transition().type() == TransitionType.USE_ENDED && first.action() == Notification.Action.TELL;
    }

    /** Whether a destination with incidents is to be told of it: all but what it learns from the end of an incident. */
    private boolean isNews(Notification first) {
        return first.action() != Notification.Action.RESOLVE
                || queue.alerts().stream()
                        .noneMatch(alert -> alert.ending() == null && alert.isEndedBy(first.transition()));
    }

    /** A later notification ends alerts; the first of them carries it, so that it is booked once. */
    static SendQueue endedBy(SendQueue queue, Notification later, Instant now) {
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
}
