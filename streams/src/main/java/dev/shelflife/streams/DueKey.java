package dev.shelflife.streams;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;

/**
 * Key of the due index: eight bytes of time, then the subject. Sorted as bytes it is sorted by time; the sign bit is turned so
 * that instants before 1970 come first.
 */
final class DueKey {

    private DueKey() {}

    static Bytes of(Instant due, String subject) {
        byte[] text = subject.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(due.toEpochMilli() ^ Long.MIN_VALUE)
                .put(text)
                .array());
    }

    /** Sorts before every key of that instant. */
    static Bytes from(Instant due) {
        return of(due, "");
    }

    /** Sorts after every key of that instant, and before every key of a later one. */
    static Bytes through(Instant due) {
        return of(due.plusMillis(1), "");
    }

    static String subject(Bytes key) {
        byte[] bytes = key.get();
        return new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.UTF_8);
    }

    static Instant due(Bytes key) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(key.get()).getLong() ^ Long.MIN_VALUE);
    }
}
