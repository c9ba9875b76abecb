package dev.shelflife.streams;

import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.GroupPartitioner;
import dev.shelflife.events.topics.JsonSerde;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.streams.rules.Siblings;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The lifecycle topology on one screen.
 *
 * <pre>
 *  shelflife.observations
 *           │ observations
 *        [read] ──────────────────────────────▶ dead-letter        cannot be read, or lies in the future
 *           │ one observation, or a tick
 *      [lifecycle]  rows · due-index · clock · siblings    fold and decide: see {@link dev.shelflife.streams.rules}
 *        │    │    └──────────────────────────▶ image-releases, progress
 *        │    └───────────────────────────────▶ transitions
 *        └────────────────────────────────────▶ lifecycles, history   the state table, and its past
 * </pre>
 */
public final class LifecycleTopology {

    static final String ROWS = "rows";
    static final String DUE = "due-index";
    static final String CLOCK = "clock";
    static final String SIBLINGS = "siblings";

    static final String TO_LIFECYCLES = "lifecycles";
    static final String TO_HISTORY = "history";
    static final String TO_TRANSITIONS = "transitions";
    static final String TO_IMAGE_RELEASES = "image-releases";
    static final String TO_PROGRESS = "progress";
    static final String TO_DEAD_LETTER = "dead-letter";

    private LifecycleTopology() {}

    /** The topology on a cluster; {@link Lifecycles} runs it. */
    public static Topology build(Cluster cluster, StreamsSettings settings) {
        return build(cluster, settings, new LifecycleMeters(Meters.none()));
    }

    static Topology build(Cluster cluster, StreamsSettings settings, LifecycleMeters meters) {
        return build(new Topology(), cluster, settings, meters);
    }

    /** Builds it into an empty topology, which may have settings of Kafka's own. */
    static Topology build(Topology empty, Cluster cluster, StreamsSettings settings, LifecycleMeters meters) {
        var text = new StringSerializer();
        var bytes = new ByteArraySerializer();
        return empty.addSource(
                        AutoOffsetReset.earliest(),
                        "observations",
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        cluster.name(Topics.OBSERVATIONS))
                .addProcessor("read", () -> new ObservationReader(settings.futureTolerance(), meters), "observations")
                .addProcessor("lifecycle", () -> new LifecycleProcessor(settings, meters), "read")
                .addStateStore(rows(), "lifecycle")
                .addStateStore(dueIndex(), "lifecycle")
                .addStateStore(clock(), "lifecycle")
                .addStateStore(siblings(), "lifecycle")
                .addSink(TO_LIFECYCLES, cluster.name(Topics.LIFECYCLES), text, bytes, "lifecycle")
                .addSink(TO_HISTORY, cluster.name(Topics.HISTORY), text, bytes, "lifecycle")
                .addSink(TO_TRANSITIONS, cluster.name(Topics.TRANSITIONS), text, bytes, "lifecycle")
                .addSink(TO_IMAGE_RELEASES, cluster.name(Topics.IMAGE_RELEASES), text, bytes, "lifecycle")
                .addSink(TO_PROGRESS, cluster.name(Topics.PROGRESS), text, bytes, "lifecycle")
                .addSink(TO_DEAD_LETTER, cluster.name(Topics.OBSERVATIONS_DEAD_LETTER), bytes, bytes, "read");
    }

    /** Subject → row, in the bytes of the state table. */
    private static StoreBuilder<KeyValueStore<String, byte[]>> rows() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(ROWS), Serdes.String(), Serdes.ByteArray());
    }

    /** (instant, subject) in the order of time → nothing. */
    private static StoreBuilder<KeyValueStore<org.apache.kafka.common.utils.Bytes, byte[]>> dueIndex() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(DUE), Serdes.Bytes(), Serdes.ByteArray());
    }

    /** Service and framework → its versions, for all of which {@link GroupPartitioner} chooses one partition. */
    private static StoreBuilder<KeyValueStore<String, Siblings>> siblings() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(SIBLINGS), Serdes.String(), JsonSerde.of(Siblings.class));
    }

    /** The last tick of the partition. */
    private static StoreBuilder<KeyValueStore<String, Long>> clock() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(CLOCK), Serdes.String(), Serdes.Long());
    }
}
