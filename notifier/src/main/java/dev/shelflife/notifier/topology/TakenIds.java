package dev.shelflife.notifier.topology;

import dev.shelflife.events.Notification;
import dev.shelflife.events.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The ids of notifications that were taken from the outbox, so that reading it again takes none twice. An id is forgotten after twice
 * the time for which the outbox keeps a record: the record cannot be read again then. A person's order to send it anew is another
 * thing to take, under the same id.
 */
final class TakenIds {

    /** How often old ids are looked for. */
    static final Duration EVERY = Duration.ofHours(1);

    /** How long an id is kept. */
    static final Duration KEPT = Objects.requireNonNull(Topics.OUTBOX.retention(), "the outbox expires")
            .multipliedBy(2);

    private TakenIds() {}

    /** Whether it was not taken before. */
    static boolean take(KeyValueStore<String, byte[]> taken, String prefix, Notification notification, Instant now) {
        String again = notification.redelivery() == null ? "" : "#" + notification.redelivery();
        return taken.putIfAbsent(prefix + notification.id() + again, bytes(now)) == null;
    }

    /** Forgets what is old. What a former version wrote without a time is given today's. */
    static void prune(KeyValueStore<String, byte[]> taken, Instant now) {
        List<KeyValue<String, byte[]>> changes = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = taken.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> each = all.next();
                if (each.value.length != Long.BYTES) {
                    changes.add(KeyValue.pair(each.key, bytes(now)));
                } else if (Instant.ofEpochMilli(ByteBuffer.wrap(each.value).getLong())
                        .isBefore(now.minus(KEPT))) {
                    changes.add(KeyValue.pair(each.key, null));
                }
            }
        }
        changes.forEach(each -> taken.put(each.key, each.value));
    }

    private static byte[] bytes(Instant at) {
        return ByteBuffer.allocate(Long.BYTES).putLong(at.toEpochMilli()).array();
    }
}
