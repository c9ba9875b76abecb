package dev.shelflife.notifier.topology;

import dev.shelflife.notifier.channel.Channel;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The attempts under way, in a {@link Lane} for each destination, so that a dead one keeps no thread from the others. Thread-safe. */
public final class Sends {

    /** How many attempts at one destination may be made at a time. */
    public static final int PER_DESTINATION = 8;

    private final Map<String, Channel> channels;
    private final Clock transportClock;
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Semaphore unbooked = new Semaphore(Integer.MAX_VALUE);

    /**
     * An attempt that ended.
     *
     * @param at transport time at which it was made
     */
    record Attempt(Outcome outcome, Instant at) {

        /** Whether the destination took it. */
        boolean isTaken() {
            return outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Firing;
        }
    }

    /**
     * Ways to destinations.
     *
     * @param channels by name of the destination
     * @param executor runs attempts; has a thread for each that may be made at a time
     */
    public Sends(Map<String, Channel> channels, Executor executor, Clock transportClock) {
        this.channels = Map.copyOf(channels);
        this.transportClock = transportClock;
        channels.forEach((name, channel) -> lanes.put(name, new Lane(channel, executor, transportClock)));
    }

    /** Names of the destinations, in a fixed order. */
    Set<String> destinations() {
        return new TreeSet<>(channels.keySet());
    }

    /** The way to a destination; null when it is not configured. */
    @Nullable
    Channel channel(String destination) {
        return channels.get(destination);
    }

    Instant now() {
        return transportClock.instant();
    }

    /**
     * Hands a job over; null when nothing is taken there. Who hands it over must book it, when it ended and when it comes back
     * cancelled: then no attempt was made.
     */
    @Nullable
    CompletableFuture<Attempt> start(String destination, Job job) {
        Lane lane = lanes.get(destination);
        if (lane == null || !unbooked.tryAcquire()) {
            return null;
        }
        CompletableFuture<Attempt> attempt = lane.take(job);
        if (attempt == null) {
            unbooked.release();
        }
        return attempt;
    }

    /** Says that the outcomes of so many jobs are in the state, or will never be. */
    void booked(int jobs) {
        unbooked.release(jobs);
    }

    /**
     * Starts nothing more, hands back what is not begun, and waits until all that is under way is booked, so that a planned stop repeats
     * nothing.
     *
     * @return whether all was booked in time; what was not is sent again, with the same id
     */
    public boolean drain(Duration patience) {
        lanes.values().forEach(Lane::close);
        try {
            return unbooked.tryAcquire(Integer.MAX_VALUE, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
