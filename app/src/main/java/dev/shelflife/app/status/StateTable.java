package dev.shelflife.app.status;

import dev.shelflife.app.cluster.TopicTail;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.events.topics.UnreadableRecordException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads the state table as it is now. */
public final class StateTable {

    private StateTable() {}

    /**
     * The rows by subject.
     *
     * @param said takes what could not be read, in words for people
     * @return empty when there are none, also when the topic is not there
     * @throws org.apache.kafka.common.KafkaException when the cluster does not answer, or refuses
     */
    public static SortedMap<String, Lifecycle> read(Cluster cluster, Consumer<String> said) {
        SortedMap<String, Lifecycle> rows = new TreeMap<>();
        try (TopicTail tail = TopicTail.of(cluster, List.of(Topics.LIFECYCLES))) {
            tail.drain((topic, record) -> {
                if (record.value() == null) {
                    rows.remove(record.key());
                    return;
                }
                try {
                    rows.put(record.key(), Json.read(record.value(), Lifecycle.class));
                } catch (UnreadableRecordException e) {
                    said.accept("the row of " + record.key() + " is passed over: " + e.getMessage());
                }
            });
        }
        return rows;
    }
}
