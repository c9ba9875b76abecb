package dev.shelflife.app.cluster;

import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * When the brokers last appended to the observations.
 *
 * @param cluster where they are
 */
public record LogTimes(Cluster cluster) {

    /** The append time of the last record by the brokers' clock; empty when there is none. */
    public Optional<Instant> lastAppend() {
        String topic = cluster.name(Topics.OBSERVATIONS);
        try (Admin admin = AdminCalls.open(cluster)) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            AdminCalls.await(
                            cluster,
                            "describe " + topic,
                            admin.describeTopics(List.of(topic)).allTopicNames())
                    .values()
                    .forEach(description -> description
                            .partitions()
                            .forEach(each -> latest.put(
                                    new TopicPartition(topic, each.partition()), OffsetSpec.maxTimestamp())));
            return AdminCalls.await(
                            cluster,
                            "read times of " + topic,
                            admin.listOffsets(latest).all())
                    .values()
                    .stream()
                    .map(each -> each.timestamp())
                    .filter(timestamp -> timestamp >= 0)
                    .max(Long::compare)
                    .map(Instant::ofEpochMilli);
        }
    }
}
