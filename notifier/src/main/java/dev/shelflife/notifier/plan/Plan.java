package dev.shelflife.notifier.plan;

import dev.shelflife.events.Notification;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one subscription is still to be told, and whom else if nobody reacts.
 *
 * @param held kept back, in the order in which it came
 * @param hour the hour of the clock that is being counted (transport time)
 * @param sent how many messages were sent in it
 * @param watched told, and to be told to somebody else unless somebody reacts
 */
public record Plan(List<Held> held, Instant hour, int sent, List<Watched> watched) {

    /** Nothing to tell. */
    public static final Plan EMPTY = new Plan(List.of(), Instant.EPOCH, 0, List.of());

    /**
     * Kept back.
     *
     * @param since since when (transport time)
     * @param until when it is looked at again (transport time)
     */
    public record Held(Notification notification, Instant since, Instant until) {
        /** Checks that nothing is null. */
        public Held {
            Objects.requireNonNull(notification, "notification");
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(until, "until");
        }
    }

    /**
     * Waiting for a reaction.
     *
     * @param since when it was sent on its way (transport time)
     * @param due when somebody else is told (transport time)
     */
    public record Watched(Notification notification, Instant since, Instant due) {
        /** Checks that nothing is null. */
        public Watched {
            Objects.requireNonNull(notification, "notification");
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(due, "due");
        }
    }

    /** Copies, so that a plan is a value. */
    public Plan {
        held = List.copyOf(held);
        watched = List.copyOf(watched);
        Objects.requireNonNull(hour, "hour");
    }

    /** When there is something to do next; null when there never is. */
    public @Nullable Instant due() {
        Instant due = null;
        for (Held each : held) {
            due = due == null || each.until().isBefore(due) ? each.until() : due;
        }
        for (Watched each : watched) {
            due = due == null || each.due().isBefore(due) ? each.due() : due;
        }
        return due;
    }
}
