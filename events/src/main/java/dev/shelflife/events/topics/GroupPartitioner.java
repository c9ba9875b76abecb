package dev.shelflife.events.topics;

import dev.shelflife.events.identity.SubjectKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Places all versions of a framework in one partition: by the murmur2 hash of {@link SubjectKey#group}, which for any other key
 * is Kafka's own choice. Whoever writes to {@code shelflife.observations} has to use it.
 */
public final class GroupPartitioner implements Partitioner {

    /** The partition of a subject among {@code count}. */
    public static int partition(String subject, int count) {
        return Utils.toPositive(Utils.murmur2(SubjectKey.group(subject).getBytes(StandardCharsets.UTF_8))) % count;
    }

    @Override
    public int partition(
            String topic,
            Object key,
            byte @Nullable [] keyBytes,
            @Nullable Object value,
            byte @Nullable [] valueBytes,
            Cluster cluster) {
        if (keyBytes == null) {
            throw new IllegalArgumentException("a record without a key has no place in " + topic);
        }
        return partition(new String(keyBytes, StandardCharsets.UTF_8), cluster.partitionCountForTopic(topic));
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}
}
