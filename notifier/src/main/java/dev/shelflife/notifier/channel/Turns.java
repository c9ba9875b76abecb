package dev.shelflife.notifier.channel;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How fast a receiver wants to be asked: some at once, and from then on one after another. Who comes too early waits for a turn, so
 * that a burst is spread and costs no attempt. In this process; safe for use by many threads.
 */
final class Turns {

    /** No limit. */
    static final Turns FREE = new Turns(1, Duration.ZERO);

    private final long spacing;
    private final long ahead;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private long next;

    /** Lets time pass. */
    interface Pause {
        void nanos(long nanos) throws InterruptedException;
    }

    /**
     * At most {@code atOnce} and one more for each {@code spacing} that passes.
     *
     * @param atOnce one at least
     */
    Turns(int atOnce, Duration spacing) {
        this(atOnce, spacing, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    }

    Turns(int atOnce, Duration spacing, LongSupplier nanoTime, Pause pause) {
        this.spacing = spacing.toNanos();
        this.ahead = this.spacing * (atOnce - 1);
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.next = nanoTime.getAsLong();
    }

    /** Waits for one's turn. */
    void await() throws InterruptedException {
        long wait = take();
        if (wait > 0) {
            pause.nanos(wait);
        }
    }

    /** Takes the next turn, and says how long it is until then. */
    private synchronized long take() {
        long now = nanoTime.getAsLong();
        long turn = next - now > 0 ? next : now; // compared as a difference: nano times may overflow
        next = turn + spacing;
        return turn - ahead - now;
    }
}
