package dev.shelflife.app.cluster;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Waits until a group has worked off everything that is on a topic now. */
public final class CatchUp implements AutoCloseable {

    private static final long STEP_MILLIS = 20;

    private final Cluster cluster;
    private final Admin admin;

    /** Connects lazily. */
    public CatchUp(Cluster cluster) {
        this.cluster = cluster;
        this.admin = AdminCalls.open(cluster);
    }

    /**
     * Waits.
     *
     * @param role the group's name without the installation's prefix
     * @param topic whose last record is not part of a transaction, or whose reader commits its position past markers
     * @throws Failure when the group does not get there in time
     */
    public void await(String role, Topic<?> topic, Duration patience) throws InterruptedException {
        Map<TopicPartition, Long> ends = ends(topic);
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isThere(role, ends)) {
            if (System.nanoTime() > deadline) {
                throw new Failure(
                        ExitCode.FAILED,
                        cluster.name(role) + " did not work off " + cluster.name(topic) + " within " + patience);
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
    }

    private boolean isThere(String role, Map<TopicPartition, Long> ends) throws InterruptedException {
        var committed = get(admin.listConsumerGroupOffsets(cluster.name(role)).partitionsToOffsetAndMetadata());
        return ends.entrySet().stream().allMatch(end -> {
            var offset = committed.get(end.getKey());
            return end.getValue() == 0 || (offset != null && offset.offset() >= end.getValue());
        });
    }

    private Map<TopicPartition, Long> ends(Topic<?> topic) throws InterruptedException {
        String name = cluster.name(topic);
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        get(admin.describeTopics(List.of(name)).allTopicNames()).values().forEach(description -> description
                .partitions()
                .forEach(each -> latest.put(new TopicPartition(name, each.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        get(admin.listOffsets(latest).all()).forEach((partition, offset) -> ends.put(partition, offset.offset()));
        return ends;
    }

    private <T> T get(org.apache.kafka.common.KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Failure(ExitCode.FAILED, "the broker does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
