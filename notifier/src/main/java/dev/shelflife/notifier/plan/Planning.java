package dev.shelflife.notifier.plan;

import dev.shelflife.events.Command;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Severity;
import dev.shelflife.notifier.plan.Plan.Held;
import dev.shelflife.notifier.plan.Plan.Watched;
import dev.shelflife.notifier.queue.Deliveries;
import dev.shelflife.notifier.queue.SilenceRule;
import dev.shelflife.notifier.queue.Silences;
import dev.shelflife.notifier.queue.Superseding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plan in hand, while a rule works on it. */
final class Planning {

    private final Pace pace;
    private final Instant now;
    private final List<Held> held;
    private final List<Watched> watched;
    private final List<Notification> released = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Instant hour;
    private int sent;

    Planning(Plan plan, Pace pace, Instant now) {
        this.pace = pace;
        this.now = now;
        this.held = new ArrayList<>(plan.held());
        this.watched = new ArrayList<>(plan.watched());
        this.hour = now.truncatedTo(ChronoUnit.HOURS);
        this.sent = hour.equals(plan.hour()) ? plan.sent() : 0;
    }

    PlanStep step() {
        return new PlanStep(new Plan(held, hour, sent, watched), released, deliveries);
    }

    void take(Notification notification, boolean fires) {
        dropSuperseded(notification);
        Instant until = digestAt(notification);
        until = until == null ? notBefore(notification) : until;
        if (until != null) {
            if (held.size() >= PlanRules.MOST_HELD) {
                List<Notification> all = held.stream().map(Held::notification).toList();
                held.clear();
                tell(all, fires);
            }
            held.add(new Held(notification, now, until));
            return;
        }
        // What is kept back about the subject goes along, or the two would overtake each other.
        String subject = notification.transition().subject();
        for (Held each : List.copyOf(held)) {
            if (each.notification().transition().subject().equals(subject)) {
                held.remove(each);
                send(each.notification());
            }
        }
        send(notification);
    }

    void release(Silences silences, boolean fires) {
        List<Notification> ready = new ArrayList<>();
        for (Held each : List.copyOf(held)) {
            if (each.until().isAfter(now)) {
                continue;
            }
            held.remove(each);
            Command.Silence said = SilenceRule.of(each.notification(), each.since(), silences, now);
            Instant later = said == null ? notBefore(each.notification()) : said.until();
            if (later != null) {
                held.add(new Held(each.notification(), each.since(), later));
            } else if (said != null) {
                suppress(each.notification(), SilenceRule.text(said));
            } else if (fires) {
                send(each.notification()); // counts at once, so that the budget keeps back the next
            } else {
                ready.add(each.notification());
            }
        }
        tell(ready, fires);
    }

    void escalate(Silences silences) {
        Escalation escalation = pace.escalation();
        for (Watched each : List.copyOf(watched)) {
            if (each.due().isAfter(now)) {
                continue;
            }
            watched.remove(each);
            Command.Silence said = SilenceRule.of(each.notification(), each.since(), silences, now);
            if (escalation == null) {
                continue; // the configuration no longer asks for it
            }
            Notification other = Merging.escalated(each.notification(), escalation.to());
            if (said == null) {
                released.add(other);
            } else {
                suppress(other, "somebody has reacted: " + SilenceRule.text(said));
            }
        }
    }

    /** One message for all, or several where one would be too large for a record. */
    private void tell(List<Notification> ready, boolean fires) {
        if (fires) {
            ready.forEach(this::send);
        } else {
            Merging.portions(ready).forEach(this::tell);
        }
    }

    private void tell(List<Notification> portion) {
        if (portion.size() == 1) {
            send(portion.get(0));
            return;
        }
        Notification digest = Merging.digest(portion);
        sent++;
        released.add(digest);
        for (Notification each : portion) {
            deliveries.add(Deliveries.digested(each, digest, now));
            watch(each);
        }
    }

    private void send(Notification notification) {
        sent++;
        released.add(notification);
        watch(notification);
    }

    private void watch(Notification notification) {
        Escalation escalation = pace.escalation();
        if (escalation == null
                || notification.action() != Notification.Action.FIRE
                || !severity(notification).isAtLeast(escalation.least())) {
            return;
        }
        if (watched.size() < PlanRules.MOST_WATCHED) {
            watched.add(new Watched(notification, now, now.plus(escalation.after())));
        } else {
            released.add(Merging.escalated(notification, escalation.to()));
        }
    }

    private void dropSuperseded(Notification later) {
        for (Held each : List.copyOf(held)) {
            if (Superseding.isSuperseded(each.notification(), later)) {
                held.remove(each);
                suppress(each.notification(), Superseding.reason(later));
            }
        }
        Escalation escalation = pace.escalation();
        for (Watched each : List.copyOf(watched)) {
            if (Superseding.isSuperseded(each.notification(), later)) {
                watched.remove(each);
                if (escalation != null) {
                    suppress(Merging.escalated(each.notification(), escalation.to()), Superseding.reason(later));
                }
            }
        }
    }

    private @Nullable Instant digestAt(Notification notification) {
        Digest digest = pace.digest();
        return digest == null || isAtLeast(notification, digest.except()) ? null : digest.nextAfter(now);
    }

    /** Until when quiet hours or the hour's budget keep it back; null when they do not. */
    private @Nullable Instant notBefore(Notification notification) {
        QuietHours quiet = pace.quiet();
        Instant end = quiet == null || isAtLeast(notification, quiet.except()) ? null : quiet.endOf(now);
        if (end == null && pace.perHour() != null && sent >= pace.perHour()) {
            return hour.plus(1, ChronoUnit.HOURS);
        }
        return end;
    }

    private void suppress(Notification notification, String reason) {
        deliveries.add(Deliveries.of(notification, Delivery.Outcome.SUPPRESSED, 0, now, reason));
    }

    private static boolean isAtLeast(Notification notification, @Nullable Severity except) {
        return except != null && severity(notification).isAtLeast(except);
    }

    private static Severity severity(Notification notification) {
        return Objects.requireNonNullElse(notification.severity(), Severity.OTHER);
    }
}
