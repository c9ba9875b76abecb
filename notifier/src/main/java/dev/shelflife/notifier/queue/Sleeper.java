package dev.shelflife.notifier.queue;

import dev.shelflife.events.Notification;
import java.time.Instant;
import java.util.Objects;

/**
 * What is silent until somebody's word ends.
 *
 * @param notification what there is to tell
 * @param since since when it was there to be told (transport time)
 * @param until when it is looked at again (transport time)
 * @param told whether the destination has heard of it before it was silenced
 */
public record Sleeper(Notification notification, Instant since, Instant until, boolean told) {
    /** Checks that nothing is null. */
    public Sleeper {
        Objects.requireNonNull(notification, "notification");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(until, "until");
    }
}
