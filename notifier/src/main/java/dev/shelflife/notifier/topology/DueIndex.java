package dev.shelflife.notifier.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Which queues are due, by destination and instant. The destination comes first, so that whatever waits for a dead receiver
 * is not walked over to find what is due for the others.
 */
final class DueIndex {

    private static final byte[] PRESENT = {1};

    private final KeyValueStore<Bytes, byte[]> store;

    /**
     * Before which instant a destination has nothing: a scan starts there, or it would walk the tombstones of all that ever
     * was due.
     */
    private final Map<String, Instant> nothingBefore = new HashMap<>();

    DueIndex(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Moves a queue from one instant to another; null is none. */
    void move(String key, @Nullable Instant from, @Nullable Instant to) {
        if (from != null && (to == null || from.toEpochMilli() != to.toEpochMilli())) {
            store.delete(entry(key, from));
        }
        if (to != null) {
            store.put(entry(key, to), PRESENT);
            nothingBefore.computeIfPresent(
                    OutboxKey.destination(key), (name, floor) -> to.isBefore(floor) ? to : floor);
        }
    }

    /** The first queues of a destination that are due at {@code now} and pass the test, the longest due first. */
    List<String> due(String destination, Instant now, int limit, Predicate<String> wanted) {
        List<String> due = new ArrayList<>();
        Instant floor = nothingBefore.getOrDefault(destination, Instant.EPOCH);
        Instant first = null;
        Bytes from = prefix(destination, floor);
        Bytes until = prefix(destination, now.plusMillis(1));
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, until)) {
            while (due.size() < limit && entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                first = first == null ? instant(entry.key, destination) : first;
                String key = destination + "|" + subject(entry.key, destination);
                if (wanted.test(key)) {
                    due.add(key);
                }
            }
        }
        nothingBefore.put(destination, first == null ? now : first);
        return due;
    }

    private static Bytes entry(String key, Instant at) {
        String destination = OutboxKey.destination(key);
        byte[] prefix = prefix(destination, at).get();
        byte[] subject = key.substring(destination.length() + 1).getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(prefix.length + subject.length)
                .put(prefix)
                .put(subject)
                .array());
    }

    private static Bytes prefix(String destination, Instant at) {
        byte[] name = destination.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(name.length + 1 + Long.BYTES)
                .put(name)
                .put((byte) 0)
                .putLong(at.toEpochMilli())
                .array());
    }

    private static Instant instant(Bytes entry, String destination) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(entry.get()).getLong(bytes(destination) + 1));
    }

    private static String subject(Bytes entry, String destination) {
        int start = bytes(destination) + 1 + Long.BYTES;
        return new String(entry.get(), start, entry.get().length - start, StandardCharsets.UTF_8);
    }

    private static int bytes(String destination) {
        return destination.getBytes(StandardCharsets.UTF_8).length;
    }
}
