package dev.shelflife.notifier.queue;

import dev.shelflife.events.Notification;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing to send.
 *
 * @param notification what to tell
 * @param since when the destination first took it (transport time); null when it never did
 * @param endedAt since when it no longer holds (transport time); null while it does
 * @param acknowledged whether it ended because somebody said "known", though it holds
 */
public record Job(Notification notification, @Nullable Instant since, @Nullable Instant endedAt, boolean acknowledged) {
    /** Checks that there is a notification. */
    public Job {
        Objects.requireNonNull(notification, "notification");
    }

    /** A job that nobody acknowledged. */
    public Job(Notification notification, @Nullable Instant since, @Nullable Instant endedAt) {
        this(notification, since, endedAt, false);
    }

    static Job first(Notification notification) {
        return new Job(notification, null, null);
    }

    static Job again(Alert alert) {
        return new Job(
                alert.notification(),
                alert.since(),
                alert.ending() == null ? null : alert.ending().at(),
                alert.ending() != null && alert.ending().acknowledged());
    }
}
