package dev.shelflife.notifier.topology;

import dev.shelflife.notifier.channel.Channel;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What was handed over for one destination, tried in that order by its own workers. An attempt that fails for now hands back what is
 * not begun: whoever is down, or wants us to be slower, is not called once for all that lies here. Thread-safe.
 */
final class Lane {

    private record Work(Job job, CompletableFuture<Sends.Attempt> attempt) {}

    private final Channel channel;
    private final Executor executor;
    private final Clock transportClock;
    private final Deque<Work> waiting = new ArrayDeque<>();
    private int workers;
    private boolean closed;

    Lane(Channel channel, Executor executor, Clock transportClock) {
        this.channel = channel;
        this.executor = executor;
        this.transportClock = transportClock;
    }

    /** Takes a job; null when it is closed. What is handed back is cancelled; what is cancelled before it begins is not tried. */
    @Nullable
    CompletableFuture<Sends.Attempt> take(Job job) {
        Work work = new Work(job, new CompletableFuture<>());
        synchronized (this) {
            if (closed) {
                return null;
            }
            waiting.add(work);
            if (workers == Sends.PER_DESTINATION) {
                return work.attempt();
            }
            workers++;
        }
        executor.execute(this::work);
        return work.attempt();
    }

    /** Takes nothing more, and hands back what is not begun. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        handBack();
    }

    private void work() {
        for (Work next = next(); next != null; next = next()) {
            attempt(next);
        }
    }

    private synchronized @Nullable Work next() {
        Work next = waiting.poll();
        if (next == null) {
            workers--;
        }
        return next;
    }

    @SuppressWarnings("IllegalCatch") // whatever goes wrong in a channel stops the role, by the thread that books
    private void attempt(Work work) {
        if (work.attempt().isDone()) {
            return; // whoever handed it over has taken it back
        }
        Sends.Attempt ended;
        try {
            Instant at = transportClock.instant();
            ended = new Sends.Attempt(channel.deliver(work.job(), at), at);
        } catch (Throwable bug) {
            work.attempt().completeExceptionally(bug);
            return;
        }
        if (ended.outcome() instanceof Outcome.RetryLater) {
            handBack();
        }
        work.attempt().complete(ended);
    }

    private void handBack() {
        List<Work> back;
        synchronized (this) {
            back = List.copyOf(waiting);
            waiting.clear();
        }
        back.forEach(each -> each.attempt().cancel(false));
    }
}
