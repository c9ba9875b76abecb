package dev.shelflife.notifier.topology;

import dev.shelflife.events.Progress;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.events.topics.UnreadableRecordException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps how far each partition has been decided. What cannot be read moves nothing on, so it is noticed as standing still. */
final class ProgressStore extends ContextualProcessor<String, byte[], Void, Void> {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressStore.class);

    private final NotifierMeters meters;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private KeyValueStore<String, Progress> store;

    ProgressStore(NotifierMeters meters) {
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        store = context.getStateStore(Heartbeats.DECIDED);
    }

    @Override
    public void process(Record<String, byte[]> received) {
        try {
            // A null takes back a partition that is there no more.
            store.put(received.key(), received.value() == null ? null : Json.read(received.value(), Progress.class));
        } catch (UnreadableRecordException e) {
            meters.refused(Topics.PROGRESS);
            LOG.warn("what is told of partition {} cannot be read: {}", received.key(), e.getMessage());
        }
    }

    /** The partition that has been decided least far; null when nothing is known of any. */
    static @Nullable Progress least(KeyValueStore<String, Progress> store) {
        Progress least = null;
        try (KeyValueIterator<String, Progress> all = store.all()) {
            while (all.hasNext()) {
                Progress each = all.next().value;
                least = least == null || each.decidedUntil().isBefore(least.decidedUntil()) ? each : least;
            }
        }
        return least;
    }
}
