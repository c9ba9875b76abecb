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

/**
 * The attempts under way. Each destination has a limit of its own, so that a dead one keeps no thread from the others.
 * Thread-safe.
 */
public final class Sends {

    /** How many attempts at one destination may be under way. */
    public static final int PER_DESTINATION = 8;

    private final Map<String, Channel> channels;
    private final Executor executor;
    private final Clock transportClock;
    private final Map<String, Semaphore> free = new HashMap<>();
    private final Semaphore unbooked = new Semaphore(Integer.MAX_VALUE);
    private volatile boolean draining;

    /**
     * An attempt that ended.
     *
     * @param at transport time at which it was made
     */
    record Attempt(Outcome outcome, Instant at) {}

    /**
     * Ways to destinations.
     *
     * @param channels by name of the destination
     * @param executor runs attempts; has a thread for each that may be under way
     */
    public Sends(Map<String, Channel> channels, Executor executor, Clock transportClock) {
        this.channels = Map.copyOf(channels);
        this.executor = executor;
        this.transportClock = transportClock;
        channels.keySet().forEach(name -> free.put(name, new Semaphore(PER_DESTINATION)));
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

    /** How many more attempts at a destination may be started. */
    int room(String destination) {
        Semaphore permits = free.get(destination);
        return draining || permits == null ? 0 : permits.availablePermits();
    }

    /** Starts an attempt, or gives null when there is no room. Who starts it must book it. */
    @Nullable
    CompletableFuture<Attempt> start(String destination, Job job) {
        Semaphore permits = free.get(destination);
        Channel channel = channels.get(destination);
        if (draining || permits == null || channel == null || !permits.tryAcquire()) {
            return null;
        }
        unbooked.acquireUninterruptibly();
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        Instant at = transportClock.instant();
                        return new Attempt(channel.deliver(job, at), at);
                    } finally {
                        permits.release();
                    }
                },
                executor);
    }

    /** Says that the outcomes of so many attempts are in the state, or will never be. */
    void booked(int attempts) {
        unbooked.release(attempts);
    }

    /**
     * Starts nothing more, and waits until all that is under way is booked, so that a planned stop repeats nothing.
     *
     * @return whether all was booked in time; what was not is sent again, with the same id
     */
    public boolean drain(Duration patience) {
        draining = true;
        try {
            return unbooked.tryAcquire(Integer.MAX_VALUE, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
