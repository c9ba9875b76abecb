package dev.shelflife.notifier.topology;

import dev.shelflife.events.topics.DeadLetterHeaders;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.UnreadableRecordException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** What is done with records that nobody can read: kept as received, with where they stood and what is wrong. */
final class DeadLetters {

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
}
