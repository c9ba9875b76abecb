package dev.shelflife.notifier.queue;

import dev.shelflife.events.Delivery;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the records of what became of notifications. */
public final class Deliveries {

    private Deliveries() {}

    /** The record of a notification to a destination that there is not. */
    public static Delivery noSuchDestination(Notification notification, Instant now) {
        return of(notification, Delivery.Outcome.REJECTED, 0, now, "no such destination is configured");
    }

    static Delivery of(
            Notification notification, Delivery.Outcome outcome, int attempts, Instant at, @Nullable String reason) {
        Transition transition = notification.transition();
        return new Delivery(
                notification.id(),
                notification.destination(),
                transition.id(),
                transition.subject(),
                outcome,
                attempts,
                at,
                reason);
    }

    /** Why an attempt failed. */
    static String reason(Outcome failure) {
        return failure instanceof Outcome.RetryLater later
                ? later.reason()
                : failure instanceof Outcome.Rejected rejected ? rejected.reason() : failure.toString();
    }
}
