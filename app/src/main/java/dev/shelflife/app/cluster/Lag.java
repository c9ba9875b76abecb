package dev.shelflife.app.cluster;

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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a group is behind the end of a topic. For questions that are asked while it runs: bounded in time, and answered with
 * words when the brokers do not answer.
 */
public final class Lag implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final long STEP_MILLIS = 50;

    private final Cluster cluster;
    private final Admin admin;

    /** Connects lazily. */
    public Lag(Cluster cluster) {
        this.cluster = cluster;
        this.admin = AdminCalls.open(cluster);
    }

    /** The brokers do not answer, or refuse. */
    public static final class UnknownLagException extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownLagException(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /**
     * How many records of now the group has not worked off, in all partitions together; it is given a moment to do so, for what
     * is worked off is committed a little later. Transaction markers count as records.
     *
     * @param role the group's name without the installation's prefix
     */
    public synchronized long of(String role, Topic<?> topic, Duration moment) throws UnknownLagException {
        try {
            List<TopicPartition> partitions = partitions(cluster.name(topic));
            Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
            Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
            long patience = System.nanoTime() + moment.toNanos();
            long behind = behind(role, begins, ends);
            while (behind > 0 && System.nanoTime() - patience < 0) {
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
                behind = behind(role, begins, ends);
            }
            return behind;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownLagException("interrupted", e);
        } catch (TimeoutException e) {
            throw new UnknownLagException("the brokers do not answer within " + ANSWER.toSeconds() + " s", e);
        } catch (ExecutionException | KafkaException e) {
            throw new UnknownLagException("the brokers refuse: " + e.getMessage(), e);
        }
    }

    private long behind(String role, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends)
            throws InterruptedException, ExecutionException, TimeoutException {
        var committed = get(admin.listConsumerGroupOffsets(cluster.name(role)).partitionsToOffsetAndMetadata());
        long behind = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            var offset = committed.get(end.getKey());
            long begin = begins.getOrDefault(end.getKey(), 0L);
            behind += Math.max(0, end.getValue() - Math.max(begin, offset == null ? 0 : offset.offset()));
        }
        return behind;
    }

    private List<TopicPartition> partitions(String topic)
            throws InterruptedException, ExecutionException, TimeoutException {
        return get(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                .flatMap(each -> each.partitions().stream())
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(each -> asked.put(each, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        get(admin.listOffsets(asked).all()).forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        return offsets;
    }

    private static <T> T get(KafkaFuture<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
