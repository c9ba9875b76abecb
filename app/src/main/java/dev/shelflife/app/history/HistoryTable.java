package dev.shelflife.app.history;

import dev.shelflife.app.cluster.TopicTail;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.events.topics.UnreadableRecordException;
import dev.shelflife.streams.rules.KnownRows;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the past of the state table. */
public final class HistoryTable {

    private HistoryTable() {}

    /**
     * The rows as they were known at an instant.
     *
     * @param said takes what could not be read, in words for people
     * @return by subject; empty when nothing was known then
     * @throws org.apache.kafka.common.KafkaException when the cluster does not answer, or refuses
     */
    public static SortedMap<String, Lifecycle> read(Cluster cluster, Instant knownAt, Consumer<String> said) {
        KnownRows rows = new KnownRows();
        try (TopicTail tail = TopicTail.of(cluster, List.of(Topics.HISTORY))) {
            tail.drain((topic, record) -> {
                try {
                    rows.add(Json.read(record.value(), Lifecycle.class), knownFrom(record));
                } catch (UnreadableRecordException e) {
                    said.accept("a former row of " + record.key() + " is passed over: " + e.getMessage());
                }
            });
        }
        return rows.at(knownAt);
    }

    /** All image releases ever told, by id. */
    public static Map<String, ImageRelease> releases(Cluster cluster, Consumer<String> said) {
        Map<String, ImageRelease> releases = new TreeMap<>();
        try (TopicTail tail = TopicTail.of(cluster, List.of(Topics.IMAGE_RELEASES))) {
            tail.drain((topic, record) -> {
                try {
                    ImageRelease release = Json.read(record.value(), ImageRelease.class);
                    releases.put(release.id(), release);
                } catch (UnreadableRecordException e) {
                    said.accept("a release of " + record.key() + " is passed over: " + e.getMessage());
                }
            });
        }
        return releases;
    }

    private static Instant knownFrom(ConsumerRecord<String, byte[]> record) throws UnreadableRecordException {
        String text = CloudEventHeaders.text(record.headers(), CloudEventHeaders.DECIDED_AT);
        try {
            return Instant.parse(text == null ? "" : text);
        } catch (DateTimeException e) {
            throw new UnreadableRecordException(
                    "its header " + CloudEventHeaders.DECIDED_AT + " is no instant: " + text, e);
        }
    }
}
