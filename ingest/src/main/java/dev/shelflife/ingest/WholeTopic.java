package dev.shelflife.ingest;

import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a small topic from its beginning to its end of now, outside of any group: for questions that are asked rarely. */
final class WholeTopic {

    private static final Logger LOG = LoggerFactory.getLogger(WholeTopic.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Cluster cluster;
    private final Topic<?> topic;
    private final String client;

    /** @param client unique name of who asks, without the installation's prefix */
    WholeTopic(Cluster cluster, Topic<?> topic, String client) {
        this.cluster = cluster;
        this.topic = topic;
        this.client = client;
    }

    /**
     * Hands over all that is committed, partition by partition in order.
     *
     * @return whether it was all; false when the broker does not answer in time
     */
    boolean read(Consumer<ConsumerRecord<String, byte[]>> take) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            String name = cluster.name(topic);
            List<TopicPartition> partitions = consumer.partitionsFor(name, ANSWER).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readTo(consumer, consumer.endOffsets(partitions, ANSWER), take);
        } catch (KafkaException e) {
            LOG.warn("{} could not be read: {}", topic.name(), e.toString());
            return false;
        }
    }

    private boolean readTo(
            KafkaConsumer<String, byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<String, byte[]>> take) {
        long patience = System.nanoTime() + ANSWER.toNanos();
        while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), ANSWER) >= end.getValue())) {
            if (System.nanoTime() - patience > 0) {
                LOG.warn("{} could not be read in {}", topic.name(), ANSWER);
                return false;
            }
            consumer.poll(POLL).forEach(take);
        }
        return true;
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                cluster.with(Map.of(
                        CommonClientConfigs.CLIENT_ID_CONFIG,
                        cluster.name(client),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
