package dev.shelflife.streams;

import static dev.shelflife.streams.rules.Telling.at;
import static dev.shelflife.streams.rules.Telling.on;
import static dev.shelflife.streams.rules.Telling.patch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Observation;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.JsonSerde;
import dev.shelflife.streams.rules.Siblings;
import dev.shelflife.streams.rules.Telling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** The processor over stores that outlive it, or that are set back: what the test driver cannot do. */
class LifecycleProcessorTest {

    @Test
    void otherLeadTimesAfterARestartLoseNoThreshold() {
        Task task = new Task();
        LifecycleProcessor before = task.open(LeadTimes.of(List.of(30)));
        before.process(record(patch(1, at("2025-06-01"), on("2025-07-11"))));

        LifecycleProcessor after = task.open(LeadTimes.of(List.of(7)));
        after.process(record(new Observation.Tick(at("2025-06-11")))); // the former 30 days
        after.process(record(new Observation.Tick(at("2025-07-12"))));

        assertThat(task.told())
                .containsExactly(TransitionType.ANNOUNCED, TransitionType.APPROACHING, TransitionType.REACHED);
    }

    @Test
    void aTaskThatIsSetBackToItsLastCommitDecidesAgainWhatWasNotCommitted() {
        Task task = new Task();
        LifecycleProcessor processor = task.open(LeadTimes.DEFAULT);
        processor.process(record(patch(1, at("2025-07-10"), on("2025-07-11"))));
        Task committed = task.copy();
        processor.process(record(new Observation.Tick(at("2025-07-13"))));
        assertThat(task.told()).endsWith(TransitionType.REACHED);

        // Kafka Streams revives a task whose transaction was aborted: the same processor, its stores as committed.
        processor.init(committed.context);
        processor.process(record(new Observation.Tick(at("2025-07-13"))));

        assertThat(committed.told()).containsExactly(TransitionType.REACHED);
    }

    @Test
    void whatWaitsForItsPortionNamesTheSuccessorThatWasKnownWhereItStandsInTheLog() {
        Task task = new Task();
        LifecycleProcessor processor = task.open(LeadTimes.of(List.of()), 1);
        processor.process(record(ending("2.16", 1, "2025-06-01", "2025-07-10")));
        processor.process(record(ending("2.17", 2, "2025-06-01", "2025-07-11")));
        processor.process(record(ending("2.19", 3, "2025-06-01", "2026-07-11")));
        processor.process(record(new Observation.Tick(at("2025-08-01")))); // two are due, one is decided
        assertThat(task.told())
                .filteredOn(type -> type == TransitionType.REACHED)
                .hasSize(1);

        // Observed before the end of 2.17, but told after the tick.
        processor.process(record(ending("2.20", 4, "2025-06-02", "2027-07-11")));

        assertThat(task.transitions())
                .filteredOn(each -> each.type() == TransitionType.REACHED)
                .extracting(each -> Objects.requireNonNull(each.successor()).version())
                .containsExactly("2.19", "2.19");
    }

    private static Observation.SupportLines ending(String version, long sequence, String at, String patch) {
        String subject = "deep-learning-vm/tensorflow/" + version;
        return Telling.lines(
                sequence, at(at), Telling.line(subject, version, on(patch), PublishedDate.NOT_PUBLISHED, at(at)));
    }

    private static Record<String, Object> record(Observation observation) {
        String key = observation instanceof Observation.Told told ? told.subject() : "tick";
        return new Record<>(key, observation, 0);
    }

    /** The stores of a task, and what was forwarded. */
    private static final class Task {
        final MockProcessorContext<String, byte[]> context = new MockProcessorContext<>();
        final KeyValueStore<String, byte[]> rows = store(LifecycleTopology.ROWS, Serdes.String(), Serdes.ByteArray());
        final KeyValueStore<Bytes, byte[]> due = store(LifecycleTopology.DUE, Serdes.Bytes(), Serdes.ByteArray());
        final KeyValueStore<String, Siblings> siblings =
                store(LifecycleTopology.SIBLINGS, Serdes.String(), JsonSerde.of(Siblings.class));
        final KeyValueStore<String, Long> clock = store(LifecycleTopology.CLOCK, Serdes.String(), Serdes.Long());

        Task() {
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

        Task copy() {
            Task copy = new Task();
            copy(rows, copy.rows);
            copy(due, copy.due);
            copy(clock, copy.clock);
            copy(siblings, copy.siblings);
            return copy;
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
}
