package dev.shelflife.events.topics;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A record type as bytes on a topic or in a store.
 *
 * @param type the record's class
 */
public record JsonSerde<T>(Class<T> type) implements Serde<T> {

    /** The serde of a type. */
    public static <T> JsonSerde<T> of(Class<T> type) {
        return new JsonSerde<>(type);
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : Json.write(value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> readOrNull(bytes);
    }

    private @Nullable T readOrNull(byte @Nullable [] bytes) {
        return bytes == null ? null : Json.read(bytes, type);
    }
}
