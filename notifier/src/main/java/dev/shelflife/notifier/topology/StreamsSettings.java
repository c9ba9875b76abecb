package dev.shelflife.notifier.topology;

import dev.shelflife.events.topics.Cluster;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of both applications, all explicit. */
public final class StreamsSettings {

    /** The largest record: a queue can hold several notifications, each of them as large as a transition. */
    static final int MAX_BYTES = 8 << 20;

    /** A notification is two kilobytes, and a batch sets up its compressor anew. */
    private static final int BATCH_BYTES = 128 << 10;

    private static final int COMMIT_MS = 100;
    private static final int TRANSACTION_TIMEOUT_MS = 20_000;

    /** What a crash costs the next instance; Kafka's own default would be 45 s. */
    private static final int SESSION_TIMEOUT_MS = 10_000;

    private static final int HEARTBEAT_MS = 2_000;

    private static final int REPLICAS_FOR_TWO_IN_SYNC = 3;

    private StreamsSettings() {}

    /**
     * The settings of a role.
     *
     * @param role application id without the installation's prefix
     * @param stateDir where local state is kept
     * @param replicationFactor of internal topics
     */
    public static Properties of(Cluster cluster, String role, Path stateDir, int replicationFactor) {
        Map<String, Object> own = new HashMap<>();
        own.put(StreamsConfig.APPLICATION_ID_CONFIG, cluster.name(role));
        own.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        own.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replicationFactor);
        own.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        own.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        own.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MS);
        own.put(
                StreamsConfig.POLL_MS_CONFIG,
                SenderProcessor.PACE.toMillis()); // while nothing comes, nothing else wakes the thread
        own.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        own.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        own.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        own.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
        own.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MS);
        own.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MS);
        own.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_BYTES);
        own.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        own.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        if (replicationFactor >= REPLICAS_FOR_TWO_IN_SYNC) {
            own.put(StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG), 2);
        }
        Properties properties = new Properties();
        properties.putAll(cluster.with(own));
        return properties;
    }
}
