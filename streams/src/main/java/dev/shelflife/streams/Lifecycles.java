package dev.shelflife.streams;

import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/**
 * The streams role: runs the lifecycle topology. An error that is not a record's fault stops the role; {@link #failure()}
 * completes then.
 */
public final class Lifecycles implements AutoCloseable {

    /** The application id, and so the group, before the installation's prefix. */
    public static final String ROLE = "shelflife-lifecycles";

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);
    /** Transactions are short (portions are capped), but a machine may be slow while it restores. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(60);

    private static final int REPLICAS_FOR_TWO_IN_SYNC = 3;

    private final KafkaStreams streams;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final CompletableFuture<Void> running = new CompletableFuture<>();

    private Lifecycles(KafkaStreams streams) {
        this.streams = streams;
    }

    /** Starts the role; its topics must be there. Returns at once, see {@link #awaitRunning}. */
    public static Lifecycles start(Cluster cluster, StreamsSettings settings) {
        StreamsConfig config = new StreamsConfig(properties(cluster, settings));
        Topology empty = new Topology(new TopologyConfig(config));
        KafkaStreams streams = new KafkaStreams(LifecycleTopology.build(empty, cluster, settings), config);
        Lifecycles role = new Lifecycles(streams);
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

    /** Stops and leaves the group, so that the next start need not wait for the session to end. */
    @Override
    public void close() {
        streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    private static Map<String, Object> properties(Cluster cluster, StreamsSettings settings) {
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
                Map.entry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0),
                Map.entry(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.replicationFactor()),
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int)
                        TRANSACTION_TIMEOUT.toMillis()),
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4"),
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
