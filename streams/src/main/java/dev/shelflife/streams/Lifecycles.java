package dev.shelflife.streams;

import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams role: runs the lifecycle topology. An error that is not a record's fault stops the role; {@link #failure()}
 * completes then.
 */
public final class Lifecycles implements AutoCloseable {

    /** The application id, and so the group, before the installation's prefix. */
    public static final String ROLE = "shelflife-lifecycles";

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycles.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);
    /** Transactions are short (portions are capped), but a machine may be slow while it restores. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(60);

    /** How long the thread waits for records before it takes the next portion of what is due; the default is 100 ms. */
    private static final int POLL_MILLIS = 20;
    /** A row and its transition are 3 kB, and each batch costs the set-up of its compression; the default is 16 kB. */
    private static final int BATCH_BYTES = 128 << 10;

    private static final int REPLICAS_FOR_TWO_IN_SYNC = 3;

    private final KafkaStreams streams;
    private final LifecycleMeters meters;
    private final KafkaStreamsMetrics kafkaMeters;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final CompletableFuture<Void> running = new CompletableFuture<>();

    private Lifecycles(KafkaStreams streams, LifecycleMeters meters) {
        this.streams = streams;
        this.meters = meters;
        this.kafkaMeters = new KafkaStreamsMetrics(streams);
        meters.countBacklogBy(this::countDue);
    }

    /** Starts the role without meters; its topics must be there. Returns at once, see {@link #awaitRunning}. */
    public static Lifecycles start(Cluster cluster, StreamsSettings settings) {
        return start(cluster, settings, Meters.none());
    }

    /** Starts the role; its topics must be there. Returns at once, see {@link #awaitRunning}. */
    public static Lifecycles start(Cluster cluster, StreamsSettings settings, Meters meters) {
        LifecycleMeters own = new LifecycleMeters(meters);
        StreamsConfig config = new StreamsConfig(properties(cluster, settings));
        Topology empty = new Topology(new TopologyConfig(config));
        KafkaStreams streams = new KafkaStreams(LifecycleTopology.build(empty, cluster, settings, own), config);
        Lifecycles role = new Lifecycles(streams, own);
        role.kafkaMeters.bindTo(meters.registry());
        streams.setUncaughtExceptionHandler(error -> {
            role.failure.complete(error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                role.running.complete(null);
            }
        });
        streams.start();
        return role;
    }

    /**
     * Waits until all partitions are being worked on.
     *
     * @throws TimeoutException when they are not by then
     */
    public void awaitRunning(Duration limit) throws InterruptedException, TimeoutException {
        try {
            CompletableFuture.anyOf(running, failure).get(limit.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.ExecutionException impossible) {
            throw new IllegalStateException("neither future fails", impossible);
        }
        if (failure.isDone()) {
            throw new IllegalStateException("the streams role failed", failure.getNow(null));
        }
    }

    /** Completes, with the error, when the role has failed. */
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    /** Whether all partitions of this instance are restored and being worked on. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** What the role does, in Kafka's word for it. */
    public String state() {
        return streams.state().name();
    }

    /** Whether everything that is due by the last tick of each partition of this instance is decided. */
    public boolean isDecided() {
        return meters.isDecided();
    }

    /** The partitions of the observations that this instance has, now. */
    public List<Integer> partitions() {
        return meters.partitions();
    }

    /** Asks the store beside the stream thread; null while its task is on the way to or from another instance. */
    private @Nullable Long countDue(int partition, @Nullable Instant from, Instant through) {
        try {
            ReadOnlyKeyValueStore<Bytes, byte[]> due = streams.store(StoreQueryParameters.fromNameAndType(
                            LifecycleTopology.DUE, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                    .withPartition(partition));
            long count = 0;
            Bytes first = from == null ? Bytes.wrap(new byte[0]) : DueKey.from(from);
            try (KeyValueIterator<Bytes, byte[]> keys = due.range(first, DueKey.through(through))) {
                for (; keys.hasNext(); keys.next()) {
                    count++;
                }
            }
            return count;
        } catch (InvalidStateStoreException e) {
            LOG.debug("the due index of partition {} cannot be asked now", partition, e);
            return null;
        }
    }

    /** Stops and leaves the group, so that the next start need not wait for the session to end. */
    @Override
    public void close() {
        kafkaMeters.close();
        boolean stopped = streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!stopped) {
            LOG.warn("the streams role did not stop within {}", CLOSE_TIMEOUT);
        }
    }

    /** What Kafka Streams is told; for benchmarks too, whose baselines must run under the same settings. */
    public static Map<String, Object> properties(Cluster cluster, StreamsSettings settings) {
        Map<String, Object> own = new HashMap<>(ownProperties(cluster, settings));
        if (settings.replicationFactor() >= REPLICAS_FOR_TWO_IN_SYNC) {
            own.put(StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG), 2);
        }
        return cluster.with(own);
    }

    private static Map<String, Object> ownProperties(Cluster cluster, StreamsSettings settings) {
        return Map.ofEntries(
                Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, cluster.name(ROLE)),
                Map.entry(
                        StreamsConfig.STATE_DIR_CONFIG,
                        settings.stateDirectory().toString()),
                Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
                Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100),
                Map.entry(StreamsConfig.POLL_MS_CONFIG, POLL_MILLIS),
                Map.entry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0),
                Map.entry(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.replicationFactor()),
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int)
                        TRANSACTION_TIMEOUT.toMillis()),
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4"),
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES),
                // Brokers measure what is compressed, the producer what is not; and a dead letter has headers on top.
                Map.entry(
                        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                        Topics.OBSERVATIONS_DEAD_LETTER.maxRecordBytes()),
                Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int)
                        settings.sessionTimeout().toMillis()),
                Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), (int)
                        settings.sessionTimeout().dividedBy(3).toMillis()));
    }
}
