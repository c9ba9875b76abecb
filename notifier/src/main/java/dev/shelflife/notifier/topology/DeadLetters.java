package dev.shelflife.notifier.topology;

import dev.shelflife.events.Delivery;
import dev.shelflife.events.Notification;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.DeadLetterHeaders;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** What is done with records that nobody can read or deliver: kept, with what is wrong. */
final class DeadLetters {

    /** How often it was tried; a header of what could not be delivered. */
    static final String ATTEMPTS = "shelflife-attempts";

    private DeadLetters() {}

    static <T> T read(byte @Nullable [] value, Class<T> type) {
        if (value == null) {
            throw new UnreadableRecordException("no value where a " + type.getSimpleName() + " is due", null);
        }
        return Json.read(value, type);
    }

    static Record<Object, Object> of(
            Record<byte[], byte[]> received, ProcessingContext context, UnreadableRecordException why) {
        RecordMetadata from = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a received record has no place on a topic"));
        Headers headers = DeadLetterHeaders.of(
                received.headers(), from.topic(), from.partition(), from.offset(), String.valueOf(why.getMessage()));
        return new Record<>(received.key(), received.value(), received.timestamp(), headers);
    }

    /** What could not be delivered, as it would be sent again, with what is known about the attempts. */
    static Record<Object, Object> of(Notification notification, Delivery delivery, long timestamp) {
        Headers headers = new RecordHeaders();
        CloudEventHeaders.add(headers, DeadLetterHeaders.REASON, delivery.outcome() + ": " + delivery.reason());
        CloudEventHeaders.add(headers, ATTEMPTS, Integer.toString(delivery.attempts()));
        byte[] key = OutboxKey.of(notification).getBytes(StandardCharsets.UTF_8);
        return new Record<>(key, Json.write(notification), timestamp, headers);
    }
}
