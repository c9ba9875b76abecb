package dev.shelflife.streams;

import dev.shelflife.events.Observation;
import dev.shelflife.events.topics.DeadLetterHeaders;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.UnreadableRecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads observations. What cannot be read, and what claims an instant that lies ahead of its own append time, goes to the dead
 * letter: one machine with a wrong clock must not end everybody's versions.
 */
final class ObservationReader extends ContextualProcessor<String, byte[], String, Object> {

    private static final Logger LOG = LoggerFactory.getLogger(ObservationReader.class);

    private final Duration futureTolerance;

    ObservationReader(Duration futureTolerance) {
        this.futureTolerance = futureTolerance;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        Observation observation = null;
        String reason;
        try {
            observation = Json.read(Objects.requireNonNullElse(record.value(), new byte[0]), Observation.class);
            reason = reasonToRefuse(observation, record);
        } catch (UnreadableRecordException e) {
            reason = e.getMessage();
        }
        if (reason == null && observation != null) {
            if (!(observation instanceof Observation.Unknown)) {
                context().forward(record.withValue((Object) observation), "lifecycle");
            }
        } else {
            refuse(context(), record, String.valueOf(reason));
        }
    }

    private @Nullable String reasonToRefuse(Observation observation, Record<String, byte[]> record) {
        Instant appended = Instant.ofEpochMilli(record.timestamp());
        if (observation.at().isAfter(appended.plus(futureTolerance))) {
            return "claims " + observation.at() + " but was appended at " + appended
                    + "; the clock of the machine that wrote it is ahead";
        }
        if (observation instanceof Observation.Told told && !told.subject().equals(record.key())) {
            return "is about " + told.subject() + " but travels under the key " + record.key();
        }
        return null;
    }

    private static void refuse(ProcessorContext<String, Object> context, Record<String, byte[]> record, String reason) {
        RecordMetadata at = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record that was read has an origin"));
        LOG.warn("to the dead letter: {}-{}@{}: {}", at.topic(), at.partition(), at.offset(), reason);
        Headers headers = DeadLetterHeaders.of(record.headers(), at.topic(), at.partition(), at.offset(), reason);
        context.forward(
                new Record<String, Object>(record.key(), record.value(), record.timestamp(), headers),
                LifecycleTopology.TO_DEAD_LETTER);
    }
}
