package dev.shelflife.app.inventory;

import dev.shelflife.app.cluster.TopicTail;
import dev.shelflife.events.inventory.InventoryItem;
import dev.shelflife.events.inventory.Target;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.events.topics.UnreadableRecordException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The inventory and its targets as they are now, and what has to be written so that a source's part is another. */
public final class InventoryTable {

    private static final int PATIENCE_MILLIS = 15_000;

    private InventoryTable() {}

    /**
     * What has to be written.
     *
     * @param written items by key that are new or say something else
     * @param gone keys that are no longer used
     * @param same how many are as before
     */
    public record Changes(Map<String, InventoryItem> written, List<String> gone, int same) {}

    /** The items by key; what could not be read is said and passed over. */
    public static SortedMap<String, InventoryItem> items(Cluster cluster, Consumer<String> said) {
        return read(cluster, Topics.INVENTORY, said);
    }

    /** The targets by key. */
    public static SortedMap<String, Target> targets(Cluster cluster, Consumer<String> said) {
        return read(cluster, Topics.TARGETS, said);
    }

    private static <T> SortedMap<String, T> read(Cluster cluster, Topic<T> topic, Consumer<String> said) {
        SortedMap<String, T> all = new TreeMap<>();
        try (TopicTail tail = TopicTail.of(cluster, List.of(topic))) {
            tail.drain((name, record) -> {
                if (record.value() == null) {
                    all.remove(record.key());
                    return;
                }
                try {
                    all.put(record.key(), Json.read(record.value(), topic.type()));
                } catch (UnreadableRecordException e) {
                    said.accept(record.key() + " is passed over: " + e.getMessage());
                }
            });
        }
        return all;
    }

    /**
     * How a source's part becomes another. Items of other sources stay, and when an item was seen is no change. Pure.
     *
     * @param before all items, by key
     * @param now what the source says now, by key
     */
    public static Changes changes(Map<String, InventoryItem> before, String source, Map<String, InventoryItem> now) {
        Map<String, InventoryItem> written = new LinkedHashMap<>();
        now.forEach((key, item) -> {
            InventoryItem old = before.get(key);
            if (old == null || !Objects.equals(old.owner(), item.owner())) {
                written.put(key, item);
            }
        });
        List<String> gone = before.entrySet().stream()
                .filter(each -> source.equals(each.getValue().source()) && !now.containsKey(each.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        return new Changes(written, gone, now.size() - written.size());
    }

    /**
     * Writes changes and waits until all are kept.
     *
     * @throws KafkaException when one is not
     */
    public static void write(Cluster cluster, Changes changes) {
        Map<String, Object> settings = cluster.with(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS / 3,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS));
        String topic = cluster.name(Topics.INVENTORY);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            changes.written()
                    .forEach(
                            (key, item) -> sent.add(producer.send(new ProducerRecord<>(topic, key, Json.write(item)))));
            changes.gone().forEach(key -> sent.add(producer.send(new ProducerRecord<>(topic, key, null))));
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException refusal ? refusal : new KafkaException(e.getCause());
        }
    }
}
