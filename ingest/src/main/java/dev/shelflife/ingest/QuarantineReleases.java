package dev.shelflife.ingest;

import dev.shelflife.events.Command;
import dev.shelflife.events.Command.ReleaseQuarantine;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.events.topics.UnreadableRecordException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/**
 * What people have released. Asked only for a source of which something is held, so the whole topic is read each time: it is
 * small, and nothing has to be remembered that a restart could lose.
 */
final class QuarantineReleases {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineReleases.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Cluster cluster;
    private final String instance;

    QuarantineReleases(Cluster cluster, String instance) {
        this.cluster = cluster;
        this.instance = instance;
    }

    /** All releases of a source. None when the broker does not answer: what is held stays held until the next look. */
    List<ReleaseQuarantine> of(String source) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            String topic = cluster.name(Topics.COMMANDS);
            List<TopicPartition> partitions = consumer.partitionsFor(topic, ANSWER).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return read(consumer, consumer.endOffsets(partitions, ANSWER), source);
        } catch (KafkaException e) {
            LOG.warn("{}: nobody knows what was released of it, so it stays held: {}", source, e.toString());
            return List.of();
        }
    }

    private static List<ReleaseQuarantine> read(
            KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends, String source) {
        List<ReleaseQuarantine> releases = new ArrayList<>();
        long patience = System.nanoTime() + ANSWER.toNanos();
        while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), ANSWER) >= end.getValue())) {
            if (System.nanoTime() - patience > 0) {
                LOG.warn("{}: the commands could not be read in {}", source, ANSWER);
                return releases;
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (command(record) instanceof ReleaseQuarantine release
                        && release.source().equals(source)) {
                    releases.add(release);
                }
            }
        }
        return releases;
    }

    private static Command command(ConsumerRecord<String, byte[]> record) {
        try {
            return record.value() == null ? new Command.Unknown("") : Json.read(record.value(), Command.class);
        } catch (UnreadableRecordException e) {
            LOG.warn("a command that nobody can read is passed over: {}", e.getMessage());
            return new Command.Unknown("");
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                cluster.with(Map.of(
                        CommonClientConfigs.CLIENT_ID_CONFIG,
                        cluster.name(instance + "-commands"),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
