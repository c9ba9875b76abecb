package dev.shelflife.notifier.queue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.shelflife.events.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one destination is to be told about one subject, in order.
 *
 * @param waiting not yet taken, the oldest first; only the first is ever tried
 * @param attempts how often the first has been tried
 * @param nextAttempt when the first is to be tried (transport time)
 * @param alerts taken, and told again until they end
 */
public record SendQueue(List<Notification> waiting, int attempts, Instant nextAttempt, List<Alert> alerts) {

    /** Nothing to tell. */
    public static final SendQueue EMPTY = new SendQueue(List.of(), 0, Instant.EPOCH, List.of());

    /** Copies, so that a queue is a value. */
    public SendQueue {
        waiting = List.copyOf(waiting);
        alerts = List.copyOf(alerts);
        Objects.requireNonNull(nextAttempt, "nextAttempt");
    }

    /** With one more at the end. */
    public SendQueue with(Notification notification, Instant now) {
        List<Notification> more = new ArrayList<>(waiting);
        more.add(notification);
        return new SendQueue(more, attempts, waiting.isEmpty() ? now : nextAttempt, alerts);
    }

    /** Whether it can be forgotten. */
    @JsonIgnore
    public boolean isEmpty() {
        return waiting.isEmpty() && alerts.isEmpty();
    }

    /** Whether the first must wait until the destination knows that an alert ended, or the two would overtake each other. */
    @JsonIgnore
    public boolean isBlocked() {
        return alerts.stream().anyMatch(Alert::isEndUntold);
    }

    /** When something is to be sent next; null when nothing ever is. */
    public @Nullable Instant due() {
        Instant due = waiting.isEmpty() || isBlocked() ? null : nextAttempt;
        for (Alert alert : alerts) {
            due = due == null || alert.nextSend().isBefore(due) ? alert.nextSend() : due;
        }
        return due;
    }

    SendQueue withoutFirst(Instant now) {
        return new SendQueue(waiting.subList(1, waiting.size()), 0, now, alerts);
    }

    SendQueue withAttemptFailed(Instant again) {
        return new SendQueue(waiting, attempts + 1, again, alerts);
    }

    SendQueue withAlerts(List<Alert> others) {
        return new SendQueue(waiting, attempts, nextAttempt, others);
    }
}
