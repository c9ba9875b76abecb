package dev.shelflife.ingest.fetch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One request at a time to a host, first come first served, and some time between two; none while the host asks to be left
 * alone. Safe for use by many threads.
 */
final class HostGate {

    private final LongSupplier nanoTime;
    private final Pause pause;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    /** Lets time pass. */
    interface Pause {
        void nanos(long nanos) throws InterruptedException;
    }

    HostGate(LongSupplier nanoTime) {
        this(nanoTime, TimeUnit.NANOSECONDS::sleep);
    }

    HostGate(LongSupplier nanoTime, Pause pause) {
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    /**
     * Waits for one's turn; end it when the request is over.
     *
     * @param spacing least time since the start of the last request to that host
     */
    Turn enter(String host, Duration spacing) throws InterruptedException {
        Host one = hosts.computeIfAbsent(host, name -> new Host());
        one.free.acquire();
        boolean entered = false;
        try {
            while (one.lastStart != null) {
                long left = spacing.toNanos() - (nanoTime.getAsLong() - one.lastStart);
                if (left <= 0) {
                    break;
                }
                pause.nanos(left);
            }
            one.lastStart = nanoTime.getAsLong();
            entered = true;
            return one.free::release;
        } finally {
            if (!entered) {
                one.free.release();
            }
        }
    }

    /**
     * The host asks to be left alone, whichever of its pages was asked for.
     *
     * @param wait from now on; when it asks again, the later end counts
     */
    void hold(String host, Duration wait) {
        long end = nanoTime.getAsLong() + wait.toNanos();
        hosts.computeIfAbsent(host, name -> new Host()).held.accumulateAndGet(end, HostGate::later);
    }

    /** How long a host must still be left alone; null when it may be asked. */
    @Nullable
    Duration heldFor(String host) {
        Host one = hosts.get(host);
        Long end = one == null ? null : one.held.get();
        if (end == null) {
            return null;
        }
        long left = end - nanoTime.getAsLong();
        return left > 0 ? Duration.ofNanos(left) : null;
    }

    private static Long later(@Nullable Long one, Long other) {
        return one != null && one - other > 0 ? one : other;
    }

    /** The right to ask a host. */
    interface Turn {
        /** Lets the next one in; once. */
        void end();
    }

    private static final class Host {
        final Semaphore free = new Semaphore(1, true);

        /** Until when it asks to be left alone; null when it never did. */
        final AtomicReference<@Nullable Long> held = new AtomicReference<>();

        /** For whoever holds the permit only. */
        @Nullable
        Long lastStart;
    }
}
