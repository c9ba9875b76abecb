package dev.shelflife.app.run;

import dev.shelflife.events.topics.Cluster;
import dev.shelflife.ingest.Ingest;
import dev.shelflife.ingest.parse.PageParser;
import dev.shelflife.notifier.Notifier;
import dev.shelflife.streams.ClockRole;
import dev.shelflife.streams.Lifecycles;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Some or all roles of an installation, running in this process. The topics must exist. */
public final class Roles implements AutoCloseable {

    /** A part of this process that has to be stopped. */
    private interface Running {
        void stop();
    }

    private final Deque<Running> running = new ArrayDeque<>();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private @Nullable Ingest ingest;
    private @Nullable Lifecycles lifecycles;
    private @Nullable Notifier notifier;

    private Roles() {}

    /**
     * Starts roles, those that listen before those that speak.
     *
     * @param domainClock what time it is in observations and ticks
     * @param transportClock always real time
     */
    public static Roles start(
            Cluster cluster, Set<Role> which, Plan plan, InstantSource domainClock, Clock transportClock) {
        Roles roles = new Roles();
        try {
            if (which.contains(Role.NOTIFIER)) {
                roles.add(Notifier.start(cluster, plan.notifier(), transportClock));
            }
            if (which.contains(Role.STREAMS)) {
                roles.add(Lifecycles.start(cluster, plan.streams()));
            }
            if (which.contains(Role.INGEST)) {
                roles.add(Ingest.start(cluster, plan.sources(), plan.ingest(), domainClock, PageParser::parse));
            }
            if (which.contains(Role.CLOCK)) {
                roles.add(ClockRole.start(cluster, domainClock, plan.tickEvery()));
            }
            return roles;
        } catch (RuntimeException e) {
            roles.close();
            throw e;
        }
    }

    /**
     * Waits until the roles that are Kafka Streams applications have their partitions.
     *
     * @throws TimeoutException when they do not in time
     */
    public void awaitRunning(Duration patience) throws InterruptedException, TimeoutException {
        if (lifecycles != null) {
            lifecycles.awaitRunning(patience);
        }
        if (notifier != null && !notifier.awaitRunning(patience)) {
            throw new TimeoutException("the notifier did not start within " + patience);
        }
    }

    /** The ingest role, when it is one of these. */
    public Optional<Ingest> ingest() {
        return Optional.ofNullable(ingest);
    }

    /** Completes, with the error, when one of the roles has failed; the others still run then. */
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    /** Stops all, those that speak first; also when one of them will not stop, which is told at the end. */
    @Override
    public void close() {
        RuntimeException first = null;
        while (!running.isEmpty()) {
            try {
                running.pop().stop();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void add(Ingest role) {
        ingest = role;
        running.push(role::close);
        watch(role.whenEnded());
    }

    private void add(Lifecycles role) {
        lifecycles = role;
        running.push(role::close);
        watch(role.failure().thenApply(Roles::rethrow));
    }

    private void add(Notifier role) {
        notifier = role;
        running.push(role::close);
        watch(role.termination());
    }

    private void add(ClockRole role) {
        running.push(role::close);
        watch(role.failure().thenApply(Roles::rethrow));
    }

    private void watch(CompletableFuture<Void> end) {
        CompletableFuture<Void> watched = end.whenComplete((nothing, error) -> {
            if (error != null) {
                failure.complete(error.getCause() == null ? error : error.getCause());
            }
        });
        running.push(() -> watched.cancel(false));
    }

    private static @Nullable Void rethrow(Throwable error) {
        throw new java.util.concurrent.CompletionException(error);
    }
}
