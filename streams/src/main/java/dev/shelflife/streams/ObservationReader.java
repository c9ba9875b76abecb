package dev.shelflife.streams;

import dev.shelflife.events.Observation;
import dev.shelflife.events.topics.DeadLetterHeaders;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads observations. What cannot be read, and what cannot be believed whoever wrote it, goes to the dead letter with where it
 * stood and why; the record after it is read as if nothing had been. One machine with a wrong clock must not end everybody's
 * versions.
 */
final class ObservationReader extends ContextualProcessor<byte[], byte[], String, Object> {

    private static final Logger LOG = LoggerFactory.getLogger(ObservationReader.class);

    private final Duration futureTolerance;
    private final LifecycleMeters meters;

    ObservationReader(Duration futureTolerance, LifecycleMeters meters) {
        this.futureTolerance = futureTolerance;
        this.meters = meters;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Observation observation;
        try {
            observation = Json.read(Objects.requireNonNullElse(record.value(), new byte[0]), Observation.class);
        } catch (UnreadableRecordException e) {
            refuse(record, new Refusal(Refusal.Kind.UNREADABLE, String.valueOf(e.getMessage())));
            return;
        }
        String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        Refusal refusal = Plausible.refusal(observation, key, record.timestamp(), futureTolerance);
        if (refusal != null) {
            refuse(record, refusal);
            return;
        }
        meters.observed(observation);
        if (!(observation instanceof Observation.Unknown)) {
            // A tick may come without a key; nobody downstream looks at it.
            context().forward(new Record<>(String.valueOf(key), (Object) observation, record.timestamp()), "lifecycle");
        }
    }

    private void refuse(Record<byte[], byte[]> record, Refusal refusal) {
        RecordMetadata at = context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record that was read has an origin"));
        LOG.warn("to the dead letter: {}-{}@{}: {}", at.topic(), at.partition(), at.offset(), refusal.words());
        meters.refused(refusal.kind());
        Headers headers =
                DeadLetterHeaders.of(record.headers(), at.topic(), at.partition(), at.offset(), refusal.words());
        dead(context(), new Record<>(record.key(), record.value(), record.timestamp(), headers));
    }

    /** Key and value as received, whatever they are; the sink takes bytes. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void dead(ProcessorContext<String, Object> context, Record<byte[], byte[]> letter) {
        ((ProcessorContext) context).forward(letter, LifecycleTopology.TO_DEAD_LETTER);
    }
}
