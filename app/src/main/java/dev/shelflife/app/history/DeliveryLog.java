package dev.shelflife.app.history;

import dev.shelflife.app.cluster.TopicTail;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.Notification;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.events.topics.UnreadableRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads what was sent to whom, and what became of it. */
public final class DeliveryLog {

    private DeliveryLog() {}

    /**
     * The deliveries that are wanted; those of one notification in the order in which they were booked.
     *
     * @param said takes what could not be read, in words for people
     * @throws org.apache.kafka.common.KafkaException when the cluster does not answer, or refuses
     */
    public static List<Delivery> deliveries(Cluster cluster, Predicate<Delivery> wanted, Consumer<String> said) {
        return read(cluster, Topics.DELIVERIES, Delivery.class, wanted, said);
    }

    /** The notifications that were written to be sent and are kept still; an id can be there more than once. */
    public static List<Notification> outbox(Cluster cluster, Predicate<Notification> wanted, Consumer<String> said) {
        return read(cluster, Topics.OUTBOX, Notification.class, wanted, said);
    }

    /** The notifications that could not be delivered; what nobody could read is passed over. */
    public static List<Notification> undelivered(Cluster cluster, Consumer<String> said) {
        return read(cluster, Topics.OUTBOX_DEAD_LETTER, Notification.class, each -> true, said);
    }

    private static <T> List<T> read(
            Cluster cluster, Topic<?> topic, Class<T> type, Predicate<T> wanted, Consumer<String> said) {
        List<T> all = new ArrayList<>();
        try (TopicTail tail = TopicTail.of(cluster, List.of(topic))) {
            tail.drain((name, record) -> {
                try {
                    T value = Json.read(record.value(), type);
                    if (wanted.test(value)) {
                        all.add(value);
                    }
                } catch (UnreadableRecordException e) {
                    said.accept("a record of " + name + " is passed over: " + e.getMessage());
                }
            });
        }
        return all;
    }
}
