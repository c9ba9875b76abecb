package dev.shelflife.ingest;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.AcceptedCatalogue.Fact;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The framework versions that all sources tell, also those of other instances: the whole compacted topic of catalogues is read.
 * Asked only when a page tells a new statement about a version and all before it, which is rare.
 */
final class KnownVersions {

    private static final Logger LOG = LoggerFactory.getLogger(KnownVersions.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Cluster cluster;
    private final String instance;

    KnownVersions(Cluster cluster, String instance) {
        this.cluster = cluster;
        this.instance = instance;
    }

    /** Whether a page tells something that has to be told of all versions known. */
    static boolean isAskedFor(@Nullable AcceptedCatalogue before, Catalogue after) {
        return after.releases().stream()
                .filter(release -> ImageRelease.AND_EARLIER.equals(release.range()))
                .anyMatch(release -> before == null || !before.releases().containsKey(release.id()));
    }

    /** Those of some catalogues. */
    static Set<String> of(Iterable<AcceptedCatalogue> catalogues) {
        Set<String> subjects = new HashSet<>();
        for (AcceptedCatalogue catalogue : catalogues) {
            subjects.addAll(
                    catalogue.lines().values().stream().map(Fact::subject).collect(Collectors.toSet()));
        }
        return subjects;
    }

    /** All that is committed. Null when the broker does not answer: the look has to be made again, for nothing may be missed. */
    @Nullable
    Set<String> all() {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            String topic = cluster.name(Topics.CATALOGUES);
            List<TopicPartition> partitions = consumer.partitionsFor(topic, ANSWER).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return read(consumer, consumer.endOffsets(partitions, ANSWER));
        } catch (KafkaException e) {
            LOG.warn("nobody knows which versions there are: {}", e.toString());
            return null;
        }
    }

    private static @Nullable Set<String> read(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        Map<String, AcceptedCatalogue> catalogues = new HashMap<>();
        long patience = System.nanoTime() + ANSWER.toNanos();
        while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), ANSWER) >= end.getValue())) {
            if (System.nanoTime() - patience > 0) {
                LOG.warn("the catalogues could not be read in {}", ANSWER);
                return null;
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.value() == null) {
                    catalogues.remove(record.key());
                } else {
                    catalogues.put(record.key(), Json.read(record.value(), AcceptedCatalogue.class));
                }
            }
        }
        return of(catalogues.values());
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                cluster.with(Map.of(
                        CommonClientConfigs.CLIENT_ID_CONFIG,
                        cluster.name(instance + "-versions"),
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
