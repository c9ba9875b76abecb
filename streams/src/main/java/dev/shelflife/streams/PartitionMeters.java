package dev.shelflife.streams;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.metrics.Metric;
import io.micrometer.core.instrument.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What is shown of one partition while this instance has it. Told by its stream thread, read by whoever asks. */
final class PartitionMeters {

    /** What is shown of a source. */
    private static final class Shown {
        final List<Meter> meters = new CopyOnWriteArrayList<>();
        volatile @Nullable Instant verifiedAt;
        volatile int quarantined;
    }

    private final LifecycleMeters all;
    private final Meters meters;
    private final int partition;
    private final Map<String, Shown> sources = new ConcurrentHashMap<>();
    private final List<Meter> own = new CopyOnWriteArrayList<>();
    private volatile Instant tick;
    private volatile @Nullable Instant scannedTo;
    private volatile boolean backlog = true;

    PartitionMeters(LifecycleMeters all, Meters meters, int partition, Instant tick) {
        this.all = all;
        this.meters = meters;
        this.partition = partition;
        this.tick = tick;
    }

    void show() {
        own.add(meters.gauge(Metric.DUE_BACKLOG, this::due, Integer.toString(partition)));
        showTick();
    }

    private void showTick() {
        if (own.size() == 1 && !tick.equals(Instant.MIN)) {
            own.add(meters.gauge(Metric.TICK, () -> seconds(tick), Integer.toString(partition)));
        }
    }

    /**
     * A portion of what is due has been decided.
     *
     * @param through the last tick
     * @param from where the next scan begins
     * @param more whether more is due
     */
    void decided(Instant through, @Nullable Instant from, boolean more) {
        tick = through;
        scannedTo = from;
        backlog = more;
        showTick();
    }

    /** A row was written; those of sources are shown. */
    void row(Lifecycle row) {
        if (!(row instanceof Lifecycle.Source source) || source.last() == null) {
            return;
        }
        String id = source.last().source();
        Shown shown = sources.get(id);
        boolean isNew = shown == null;
        boolean wasVerified = shown != null && shown.verifiedAt != null;
        Shown now = shown == null ? new Shown() : shown;
        now.quarantined = source.last().quarantine().size();
        now.verifiedAt = source.verifiedAt();
        if (isNew) {
            sources.put(id, now);
            now.meters.add(meters.gauge(Metric.QUARANTINES, () -> now.quarantined, id));
        }
        if (!wasVerified && now.verifiedAt != null) {
            now.meters.add(meters.gauge(Metric.SOURCE_VERIFIED, () -> seconds(now.verifiedAt), id));
        }
        if (isNew || !wasVerified) {
            all.showAllSources();
        }
    }

    int partition() {
        return partition;
    }

    boolean hasBacklog() {
        return backlog;
    }

    boolean hasSources() {
        return !sources.isEmpty();
    }

    int neverVerified() {
        return (int) sources.values().stream()
                .filter(each -> each.verifiedAt == null)
                .count();
    }

    /** How old the oldest verification is by the last tick, at least zero; null when there is none. */
    @Nullable
    Duration oldestAge() {
        Instant now = tick;
        return sources.values().stream()
                .map(each -> each.verifiedAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(oldest -> now.isBefore(oldest) ? Duration.ZERO : Duration.between(oldest, now))
                .orElse(null);
    }

    void removeMeters() {
        own.forEach(meters::remove);
        sources.values().forEach(each -> each.meters.forEach(meters::remove));
    }

    private @Nullable Number due() {
        Instant through = tick;
        return !backlog || through.equals(Instant.MIN) ? Long.valueOf(0) : all.backlog(partition, scannedTo, through);
    }

    private static @Nullable Number seconds(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli() / 1000.0;
    }
}
