package dev.shelflife.app.cluster;

import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their beginning, committed records only, outside of any group: each {@link #drain} reads what is new. */
public final class TopicTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    /** How long nothing may come while there is something to read. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final Consumer<String, byte[]> consumer;
    private final Duration patience;

    TopicTail(Cluster cluster, Consumer<String, byte[]> consumer, Duration patience) {
        this.cluster = cluster;
        this.consumer = consumer;
        this.patience = patience;
    }

    /** A tail of topics; one that does not exist has nothing to read. */
    public static TopicTail of(Cluster cluster, Collection<Topic<?>> topics) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                cluster.with(Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic<?> topic : topics) {
            consumer.partitionsFor(cluster.name(topic), PATIENCE)
                    .forEach(each -> partitions.add(new TopicPartition(each.topic(), each.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new TopicTail(cluster, consumer, PATIENCE);
    }

    /**
     * Hands over every record that was committed before the call and not read yet.
     *
     * @param into takes each record and its topic's name without the installation's prefix
     * @throws TimeoutException when nothing comes for a long time though there is more: the broker has died meanwhile
     */
    public void drain(BiConsumer<String, ConsumerRecord<String, byte[]>> into) {
        if (consumer.assignment().isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), patience);
        long before = -1;
        long lastProgress = System.nanoTime();
        while (true) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                into.accept(record.topic().substring(cluster.prefix().length()), record);
            }
            long left = ends.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey(), patience)))
                    .sum();
            if (left == 0) {
                return;
            }
            if (left != before) {
                before = left;
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > patience.toNanos()) {
                throw new TimeoutException("nothing came for " + patience.toSeconds() + " s while reading, " + left
                        + " records before the end");
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
