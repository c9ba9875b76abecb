package dev.shelflife.notifier.queue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.shelflife.events.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one destination is to be told about one subject, in order.
 *
 * @param waiting not yet taken, the oldest first; only the first is ever tried
 * @param attempts how often the first has been tried
 * @param nextAttempt when the first is to be tried (transport time)
 * @param alerts taken, and told again until they end
 * @param queuedAt since when each that waits was there to be told (transport time), by id; read as empty where it is missing
 * @param sleeping silent until somebody's word ends; read as empty where it is missing
 */
public record SendQueue(
        List<Notification> waiting,
        int attempts,
        Instant nextAttempt,
        List<Alert> alerts,
        Map<String, Instant> queuedAt,
        List<Sleeper> sleeping) {

    /** Nothing to tell. */
    public static final SendQueue EMPTY = new SendQueue(List.of(), 0, Instant.EPOCH, List.of(), Map.of(), List.of());

    /** Copies, so that a queue is a value. */
    public SendQueue {
        waiting = List.copyOf(waiting);
        alerts = List.copyOf(alerts);
        Objects.requireNonNull(nextAttempt, "nextAttempt");
        queuedAt = Map.copyOf(Objects.requireNonNullElse(queuedAt, Map.of()));
        sleeping = List.copyOf(Objects.requireNonNullElse(sleeping, List.of()));
    }

    /** With one more at the end. */
    public SendQueue with(Notification notification, Instant now) {
        List<Notification> more = new ArrayList<>(waiting);
        more.add(notification);
        return with(more, notification, now, attempts, waiting.isEmpty() ? now : nextAttempt);
    }

    /** With one that has slept: it happened before all that waits, but what is being tried goes on. */
    SendQueue withFirst(Notification notification, Instant since, Instant now) {
        List<Notification> more = new ArrayList<>(waiting);
        more.add(attempts == 0 ? 0 : 1, notification);
        return with(more, notification, since, attempts, attempts == 0 ? now : nextAttempt);
    }

    private SendQueue with(List<Notification> more, Notification added, Instant since, int tried, Instant next) {
        Map<String, Instant> times = new TreeMap<>(queuedAt);
        times.put(added.id(), since);
        return new SendQueue(more, tried, next, alerts, times, sleeping);
    }

    /** Whether it can be forgotten. */
    @JsonIgnore
    public boolean isEmpty() {
        return waiting.isEmpty() && alerts.isEmpty() && sleeping.isEmpty();
    }

    /** The notification with an id, wherever in the queue it is; null when it is not. */
    public @Nullable Notification find(String id) {
        return Stream.of(
                        waiting.stream(),
                        sleeping.stream().map(Sleeper::notification),
                        alerts.stream().map(Alert::notification),
                        alerts.stream()
                                .map(Alert::ending)
                                .filter(Objects::nonNull)
                                .map(Alert.Ending::by)
                                .filter(Objects::nonNull))
                .flatMap(each -> each)
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(null);
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
        for (Sleeper sleeper : sleeping) {
            due = due == null || sleeper.until().isBefore(due) ? sleeper.until() : due;
        }
        return due;
    }

    SendQueue withoutFirst(Instant now) {
        return without(waiting.get(0), now);
    }

    /** Without one that waits; when it was the first, the next one's turn is now. */
    SendQueue without(Notification gone, Instant now) {
        boolean first = waiting.get(0).equals(gone);
        Map<String, Instant> times = new TreeMap<>(queuedAt);
        times.remove(gone.id());
        return new SendQueue(
                waiting.stream().filter(each -> !each.equals(gone)).toList(),
                first ? 0 : attempts,
                first ? now : nextAttempt,
                alerts,
                times,
                sleeping);
    }

    SendQueue withAttemptFailed(Instant again) {
        return new SendQueue(waiting, attempts + 1, again, alerts, queuedAt, sleeping);
    }

    SendQueue withAlerts(List<Alert> others) {
        return new SendQueue(waiting, attempts, nextAttempt, others, queuedAt, sleeping);
    }

    SendQueue withSleeping(List<Sleeper> others) {
        return new SendQueue(waiting, attempts, nextAttempt, alerts, queuedAt, others);
    }
}
