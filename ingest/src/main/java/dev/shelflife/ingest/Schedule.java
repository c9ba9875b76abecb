package dev.shelflife.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When which source is looked at. Times are readings of {@link System#nanoTime()}. For the poll thread only, but for
 * {@link #ask()} and {@link #end}.
 */
final class Schedule {

    /** After a look that was thrown away; doubles, so that no site is stormed because our broker is in trouble. */
    static final Duration PAUSE = Duration.ofMillis(500);

    private static final int MOST_DOUBLINGS = 20;

    private final IngestSettings settings;
    private final RandomGenerator random;
    private final Map<String, Watch> watches = new HashMap<>();
    private final Queue<CompletableFuture<Void>> asked = new ConcurrentLinkedQueue<>();
    private final List<Round> rounds = new ArrayList<>();
    private long looks;

    Schedule(IngestSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    /** Asks for a look at everything that is ours. */
    CompletableFuture<Void> ask() {
        var done = new CompletableFuture<Void>();
        asked.add(done);
        return done;
    }

    /** Whether somebody waits. */
    boolean isAsked() {
        return !asked.isEmpty() || !rounds.isEmpty();
    }

    /** Begins and ends rounds, now that it is known which sources are ours: nobody waits for those of others. */
    void settle(Set<String> owned) {
        for (CompletableFuture<Void> done = asked.poll(); done != null; done = asked.poll()) {
            rounds.add(new Round(looks + 1, new HashSet<>(owned), done));
        }
        rounds.forEach(round -> round.waiting.retainAll(owned));
        completeRounds();
    }

    /**
     * The source's own interval; where nothing is looked at but on request, that holds for it too.
     *
     * @param interval null: the installation's
     */
    void watch(String source, @Nullable Duration interval) {
        watch(source).interval = interval;
    }

    boolean isDue(String source, long now) {
        Watch watch = watch(source);
        if (watch.looking || (watch.notBefore != null && now - watch.notBefore < 0) || isLeftAlone(source, now)) {
            return false;
        }
        boolean waitedFor = rounds.stream().anyMatch(round -> round.waiting.contains(source));
        boolean itsTime = settings.interval() != null && (watch.next == null || now - watch.next >= 0);
        return waitedFor || itsTime;
    }

    /** A look begins; returns its number. */
    long started(String source) {
        watch(source).looking = true;
        looks++;
        return looks;
    }

    /** Whether its server asked that a source be left alone for now: then nobody waits for it either. */
    boolean isLeftAlone(String source, long now) {
        Watch watch = watch(source);
        return watch.leaveAloneUntil != null && now - watch.leaveAloneUntil < 0;
    }

    /** A look is published after which nobody asks to be left alone. */
    void published(String source, long look, boolean failedForNow, long now) {
        published(source, look, failedForNow, null, now);
    }

    /**
     * A look is published.
     *
     * @param leaveAlone how long the source must not be looked at, whoever asks; null when nobody says
     */
    void published(String source, long look, boolean failedForNow, @Nullable Duration leaveAlone, long now) {
        Watch watch = watch(source);
        watch.looking = false;
        watch.notBefore = null;
        watch.leaveAloneUntil = leaveAlone == null ? null : now + leaveAlone.toNanos();
        watch.thrownAway = 0;
        if (settings.interval() != null) {
            Duration interval = watch.interval == null ? settings.interval() : watch.interval;
            watch.next = now + (failedForNow ? retry(interval) : jittered(interval));
        }
        rounds.stream().filter(round -> round.firstLook <= look).forEach(round -> round.waiting.remove(source));
        completeRounds();
    }

    /** A look was thrown away: the source is as due as before. */
    void thrownAway(String source, long now) {
        Watch watch = watch(source);
        watch.looking = false;
        long pause = PAUSE.toNanos() << Math.min(watch.thrownAway, MOST_DOUBLINGS);
        watch.notBefore = now
                + Math.min(
                        pause,
                        Math.max(PAUSE.toNanos(), settings.retryInterval().toNanos()));
        watch.thrownAway++;
    }

    /** Nothing will be looked at any more. After the poll thread's last turn; then by whoever still asks, too. */
    synchronized void end(Throwable reason) {
        for (CompletableFuture<Void> done = asked.poll(); done != null; done = asked.poll()) {
            done.completeExceptionally(reason);
        }
        rounds.forEach(round -> round.done.completeExceptionally(reason));
        rounds.clear();
    }

    private void completeRounds() {
        rounds.removeIf(round -> round.waiting.isEmpty() && round.done.complete(null));
    }

    private long retry(Duration interval) {
        return Math.min(settings.retryInterval().toNanos(), interval.toNanos());
    }

    private long jittered(Duration interval) {
        double share = 1 + settings.jitter() * (2 * random.nextDouble() - 1);
        return Math.round(interval.toNanos() * share);
    }

    private Watch watch(String source) {
        return watches.computeIfAbsent(source, id -> new Watch());
    }

    private static final class Watch {
        boolean looking;
        int thrownAway;

        @Nullable
        Duration interval;

        @Nullable
        Long next;

        @Nullable
        Long notBefore;

        @Nullable
        Long leaveAloneUntil;
    }

    private record Round(long firstLook, Set<String> waiting, CompletableFuture<Void> done) {}
}
