package dev.shelflife.app.run;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.health.RoleHealth;
import dev.shelflife.events.metrics.Meters;
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
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Some or all roles of an installation, running in this process. The topics must exist. */
public final class Roles implements AutoCloseable {

    /** How many ticks in a row may be missing before the clock counts as standing still. */
    private static final int MISSED_TICKS = 3;

    /** A part of this process that has to be stopped. */
    private interface Running {
        void stop();
    }

    private final Deque<Running> running = new ArrayDeque<>();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private @Nullable Ingest ingest;
    private @Nullable Lifecycles lifecycles;
    private @Nullable Notifier notifier;
    private @Nullable ClockRole clock;
    private final Set<Role> which;
    private final Freshness freshness;

    /**
     * When the clock role has been silent for too long.
     *
     * @param clock that it ticks by
     * @param atMost how old its last tick may be
     */
    private record Freshness(InstantSource clock, Duration atMost) {}

    private Roles(Set<Role> which, Freshness freshness) {
        this.which = Collections.unmodifiableSet(EnumSet.copyOf(which));
        this.freshness = freshness;
    }

    /** Starts roles without meters; else as {@link #start(Cluster, Set, Plan, InstantSource, Clock, Meters)}. */
    public static Roles start(
            Cluster cluster, Set<Role> which, Plan plan, InstantSource domainClock, Clock transportClock) {
        return start(cluster, which, plan, domainClock, transportClock, Meters.none());
    }

    /**
     * Starts roles, those that listen before those that speak.
     *
     * @param domainClock what time it is in observations and ticks
     * @param transportClock always real time
     */
    public static Roles start(
            Cluster cluster,
            Set<Role> which,
            Plan plan,
            InstantSource domainClock,
            Clock transportClock,
            Meters meters) {
        Roles roles =
                new Roles(which, new Freshness(domainClock, plan.tickEvery().multipliedBy(MISSED_TICKS)));
        try {
            if (which.contains(Role.NOTIFIER)) {
                roles.add(Notifier.start(cluster, plan.notifier(), transportClock, meters));
            }
            if (which.contains(Role.STREAMS)) {
                roles.add(Lifecycles.start(cluster, plan.streams(), meters));
            }
            if (which.contains(Role.INGEST)) {
                roles.add(Ingest.start(cluster, plan.sources(), plan.ingest(), domainClock, PageParser::parse, meters));
            }
            if (which.contains(Role.CLOCK)) {
                roles.add(ClockRole.start(cluster, domainClock, plan.tickEvery(), meters));
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
     * @throws Failure when one of the roles fails meanwhile
     */
    public void awaitRunning(Duration patience) throws InterruptedException, TimeoutException {
        try {
            if (lifecycles != null) {
                lifecycles.awaitRunning(patience);
            }
            if (notifier != null && !notifier.awaitRunning(patience)) {
                throw new TimeoutException("the notifier did not start within " + patience);
            }
        } catch (IllegalStateException | CompletionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        }
    }

    static Failure failed(Throwable why) {
        return new Failure(ExitCode.FAILED, "a role has failed: " + why.getMessage(), why);
    }

    /** The ingest role, when it is one of these. */
    public Optional<Ingest> ingest() {
        return Optional.ofNullable(ingest);
    }

    /** Which roles these are. */
    public Set<Role> which() {
        return which;
    }

    /** Whether everything that is due by the last tick is decided here. */
    boolean isDecided() {
        return lifecycles == null || lifecycles.isDecided();
    }

    /** Whether the notifier has any destination. */
    boolean sends() {
        return notifier != null && notifier.sends();
    }

    /**
     * How a role is, as far as this process knows by itself.
     *
     * @param role one of {@link #which()}
     */
    RoleHealth health(Role role) {
        String name = role.name().toLowerCase(Locale.ROOT);
        return switch (role) {
            case INGEST -> RoleChecks.ingest(name, Objects.requireNonNull(ingest));
            case STREAMS -> RoleChecks.streams(name, Objects.requireNonNull(lifecycles));
            case NOTIFIER -> RoleChecks.notifier(name, Objects.requireNonNull(notifier));
            case CLOCK ->
                RoleChecks.clock(
                        name, Objects.requireNonNull(clock), freshness.clock().instant(), freshness.atMost());
        };
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
        clock = role;
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
        throw new CompletionException(error);
    }
}
