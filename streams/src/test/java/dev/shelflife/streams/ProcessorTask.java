package dev.shelflife.streams;

import dev.shelflife.events.Observation;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.JsonSerde;
import dev.shelflife.streams.rules.Siblings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The stores of a task, which outlive its processors, and what these have forwarded. */
final class ProcessorTask {
    private final MockProcessorContext<String, byte[]> context = new MockProcessorContext<>();
    private final KeyValueStore<String, byte[]> rows =
            store(LifecycleTopology.ROWS, Serdes.String(), Serdes.ByteArray());
    private final KeyValueStore<Bytes, byte[]> due = store(LifecycleTopology.DUE, Serdes.Bytes(), Serdes.ByteArray());
    private final KeyValueStore<String, Siblings> siblings =
            store(LifecycleTopology.SIBLINGS, Serdes.String(), JsonSerde.of(Siblings.class));
    private final KeyValueStore<String, Long> clock = store(LifecycleTopology.CLOCK, Serdes.String(), Serdes.Long());

    ProcessorTask() {
        context.setCurrentSystemTimeMs(0);
    }

    LifecycleProcessor open(LeadTimes leadTimes) {
        return open(leadTimes, 500);
    }

    LifecycleProcessor open(LeadTimes leadTimes, int portion) {
        StreamsSettings settings = new StreamsSettings(
                Path.of("unused"), leadTimes, Duration.ofMinutes(5), portion, 1, Duration.ofSeconds(10));
        LifecycleProcessor processor = new LifecycleProcessor(settings, new LifecycleMeters(Meters.none()));
        processor.init(context);
        return processor;
    }

    ProcessorTask copy() {
        ProcessorTask copy = new ProcessorTask();
        copy(rows, copy.rows);
        copy(due, copy.due);
        copy(clock, copy.clock);
        copy(siblings, copy.siblings);
        return copy;
    }

    MockProcessorContext<String, byte[]> context() {
        return context;
    }

    static Record<String, Object> record(Observation observation) {
        String key = observation instanceof Observation.Told told ? told.subject() : "tick";
        return new Record<>(key, observation, 0);
    }

    /** Lets the processor that was opened last take portions until nothing is left to decide. */
    void pump() {
        var scheduled = context.scheduledPunctuators();
        int before;
        do {
            before = context.forwarded().size();
            scheduled.get(scheduled.size() - 1).getPunctuator().punctuate(0);
        } while (context.forwarded().size() > before);
    }

    List<Transition> transitions() {
        return context.forwarded(LifecycleTopology.TO_TRANSITIONS).stream()
                .map(each -> Json.read(each.record().value(), Transition.class))
                .toList();
    }

    List<TransitionType> told() {
        return transitions().stream().map(Transition::type).toList();
    }

    private <K, V> KeyValueStore<K, V> store(String name, Serde<K> keys, Serde<V> values) {
        KeyValueStore<K, V> store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        return store;
    }

    private static <K, V> void copy(KeyValueStore<K, V> from, KeyValueStore<K, V> to) {
        try (KeyValueIterator<K, V> all = from.all()) {
            all.forEachRemaining(each -> to.put(each.key, each.value));
        }
    }
}
