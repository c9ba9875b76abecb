package dev.shelflife.streams;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Observation;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.metrics.Metric;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What the topology counts, and what it shows of the partitions that this instance has. Told by the stream threads, read by
 * whoever asks.
 */
final class LifecycleMeters {

    private static final Map<Class<? extends Observation>, String> KINDS = Map.of(
            Observation.SupportLines.class, "support-line",
            Observation.ImageReleased.class, "image-release",
            Observation.PolicyTold.class, "policy",
            Observation.Absent.class, "absent",
            Observation.SourceChecked.class, "source-checked",
            Observation.Tick.class, "tick",
            Observation.Unknown.class, "unknown");

    /** Counts what is due in a partition. */
    interface Backlog {
        /** Rows that are due from one instant (or ever) through another; null when nobody can say now. */
        @Nullable
        Long count(int partition, @Nullable Instant from, Instant through);
    }

    private final Meters meters;
    private final Map<Class<?>, Counter> observed = new HashMap<>();
    private final Map<TransitionType, Counter> told = new EnumMap<>(TransitionType.class);
    private final Map<Refusal.Kind, Counter> refused = new EnumMap<>(Refusal.Kind.class);
    private final Counter passedOver;
    private final Map<Integer, PartitionMeters> partitions = new ConcurrentHashMap<>();
    private final List<Meter> ofAllSources = new ArrayList<>();
    private volatile Backlog backlog = (partition, from, through) -> null;

    LifecycleMeters(Meters meters) {
        this.meters = meters;
        String topic = Topics.OBSERVATIONS.name();
        KINDS.forEach((type, kind) -> observed.put(type, meters.counter(Metric.OBSERVATIONS, kind)));
        for (TransitionType type : TransitionType.values()) {
            told.put(type, meters.counter(Metric.TRANSITIONS, Metric.value(type)));
        }
        for (Refusal.Kind kind : Refusal.Kind.values()) {
            refused.put(kind, meters.counter(Metric.DEAD_LETTERS, topic, Metric.value(kind)));
        }
        passedOver = meters.counter(Metric.PASSED_OVER, topic);
    }

    /** Says who counts what is due. */
    void countBacklogBy(Backlog counter) {
        backlog = counter;
    }

    void observed(Observation observation) {
        Counter counter = observed.get(observation.getClass());
        if (counter != null) {
            counter.increment();
        }
        if (observation instanceof Observation.Unknown) {
            passedOver.increment();
        }
    }

    void refused(Refusal.Kind kind) {
        Counter counter = refused.get(kind);
        if (counter != null) {
            counter.increment();
        }
    }

    void told(TransitionType type) {
        Counter counter = told.get(type);
        if (counter != null) {
            counter.increment();
        }
    }

    /**
     * A partition comes to this instance, or is opened anew.
     *
     * @param tick the last one; {@link Instant#MIN} before the first
     * @param rows as they were left; those of the sources are read
     */
    PartitionMeters open(int partition, Instant tick, KeyValueStore<String, byte[]> rows) {
        PartitionMeters opened = new PartitionMeters(this, meters, partition, tick);
        PartitionMeters former = partitions.put(partition, opened);
        if (former != null) {
            former.removeMeters();
        }
        try (KeyValueIterator<String, byte[]> each = rows.prefixScan(SubjectKey.SOURCES, new StringSerializer())) {
            each.forEachRemaining(row -> opened.row(Json.read(row.value, Lifecycle.class)));
        }
        opened.show();
        showAllSources();
        return opened;
    }

    /** A partition goes to another instance. */
    void close(PartitionMeters closed) {
        if (partitions.remove(closed.partition(), closed)) {
            closed.removeMeters();
            showAllSources();
        }
    }

    /** Whether all partitions of this instance have decided everything that is due by their last tick. */
    boolean isDecided() {
        return partitions.values().stream().noneMatch(PartitionMeters::hasBacklog);
    }

    /** The partitions that this instance has, now. */
    List<Integer> partitions() {
        return partitions.keySet().stream().sorted().toList();
    }

    /** Rows that are due by the last tick of a partition; null when nobody can say now. */
    @Nullable
    Long backlog(int partition, @Nullable Instant from, Instant through) {
        return backlog.count(partition, from, through);
    }

    /** The gauges over all sources are there while any source is known. */
    synchronized void showAllSources() {
        boolean known = partitions.values().stream().anyMatch(PartitionMeters::hasSources);
        if (known && ofAllSources.isEmpty()) {
            ofAllSources.add(meters.gauge(Metric.NEVER_VERIFIED, this::neverVerified));
        }
        boolean verified = partitions.values().stream().anyMatch(each -> each.oldestAge() != null);
        if (verified && ofAllSources.size() == 1) {
            ofAllSources.add(meters.gauge(Metric.OLDEST_UNVERIFIED, this::oldestUnverified));
        }
        if (!known) {
            ofAllSources.forEach(meters::remove);
            ofAllSources.clear();
        }
    }

    private Number neverVerified() {
        return partitions.values().stream()
                .mapToInt(PartitionMeters::neverVerified)
                .sum();
    }

    private @Nullable Number oldestUnverified() {
        return partitions.values().stream()
                .map(PartitionMeters::oldestAge)
                .filter(java.util.Objects::nonNull)
                .max(Duration::compareTo)
                .map(Duration::toSeconds)
                .orElse(null);
    }
}
