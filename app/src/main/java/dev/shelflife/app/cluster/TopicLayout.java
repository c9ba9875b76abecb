package dev.shelflife.app.cluster;

import dev.shelflife.events.topics.Topic;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How an installation lays out its topics.
 *
 * @param partitions of each topic that is not bound to one; 1 or more
 * @param replication how many brokers have each partition; 1 or more
 * @param minInsyncReplicas how many of them must have a record before it counts as written; at most {@code replication}
 */
public record TopicLayout(int partitions, short replication, int minInsyncReplicas) {

    /** On the embedded broker, which is alone. */
    public static final TopicLayout EMBEDDED = new TopicLayout(1, (short) 1, 1);

    /** Checks the bounds. */
    public TopicLayout {
        if (partitions < 1 || replication < 1 || minInsyncReplicas < 1 || minInsyncReplicas > replication) {
            throw new IllegalArgumentException("no layout: " + partitions + " partitions, replication " + replication
                    + ", min.insync.replicas " + minInsyncReplicas);
        }
    }

    /** How many partitions a topic has at least. */
    public int partitionsOf(Topic<?> topic) {
        return topic.singlePartition() ? 1 : partitions;
    }

    /** The topic-level settings that a new topic gets. */
    public Map<String, String> settingsOf(Topic<?> topic) {
        Map<String, String> settings = new LinkedHashMap<>(topic.settings());
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInsyncReplicas));
        return settings;
    }
}
