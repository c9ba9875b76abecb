package dev.shelflife.notifier.channel;

import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.Terms;
import java.time.Instant;

/** A way to a destination. Thread-safe. */
public interface Channel {

    /** How the destination wants to be treated. */
    Terms terms();

    /**
     * Makes one attempt, and blocks until it ended or its time is up.
     *
     * @param job what to tell
     * @param now transport time of the attempt, always real
     * @return how it went; a failure of the network or the receiver is a value, an exception is a bug
     */
    Outcome deliver(Job job, Instant now);
}
