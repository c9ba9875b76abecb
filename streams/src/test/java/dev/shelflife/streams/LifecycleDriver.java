package dev.shelflife.streams;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.streams.rules.Telling;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.apache.kafka.streams.test.TestRecord;

/** The lifecycle topology under Kafka's test driver: one partition, no broker. */
final class LifecycleDriver implements AutoCloseable {

    private static final Instant APPENDED = Instant.parse("2030-01-01T00:00:00Z");

    private final Cluster cluster = Cluster.at("127.0.0.1:1");
    private final TopologyTestDriver driver;
    private final Meters meters = new Meters(new SimpleMeterRegistry());

    LifecycleDriver(Path directory, int portion) {
        StreamsSettings settings = new StreamsSettings(
                directory, LeadTimes.DEFAULT, Duration.ofMinutes(5), portion, 1, Duration.ofSeconds(10));
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        driver = new TopologyTestDriver(
                LifecycleTopology.build(cluster, settings, new LifecycleMeters(meters)), properties);
    }

    void tell(Observation.Told observation) {
        send(observation.subject(), Json.write(observation), APPENDED);
    }

    void tick(String at) {
        tick(Telling.at(at));
    }

    void tick(Instant at) {
        send("tick", Json.write(new Observation.Tick(at)), APPENDED);
    }

    void send(String key, byte[] value, Instant appended) {
        driver.createInputTopic(cluster.name(Topics.OBSERVATIONS), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value, appended);
    }

    /** Key and value as they come, also none. */
    void sendBytes(byte[] key, byte[] value, Instant appended) {
        driver.createInputTopic(cluster.name(Topics.OBSERVATIONS), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key, value, appended);
    }

    /** The registry that the topology fills. */
    MeterRegistry meters() {
        return meters.registry();
    }

    /** Lets the wall clock go on, which only asks for the next portion. */
    void pump(Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusMillis(50)) {
            driver.advanceWallClockTime(Duration.ofMillis(50));
        }
    }

    List<Transition> transitions() {
        return records(Topics.TRANSITIONS).stream()
                .map(each -> Json.read(each.value(), Transition.class))
                .toList();
    }

    List<TestRecord<String, byte[]>> records(Topic<?> topic) {
        return driver.createOutputTopic(cluster.name(topic), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return driver.createOutputTopic(
                        cluster.name(Topics.OBSERVATIONS_DEAD_LETTER),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())
                .readRecordsToList();
    }

    Map<String, byte[]> readAll(Topic<?> topic) {
        Map<String, byte[]> last = new HashMap<>();
        records(topic).forEach(each -> last.put(each.key(), each.value()));
        return last;
    }

    Lifecycle row(String subject) {
        byte[] state = rows().get(subject);
        return state == null ? null : Json.read(state, Lifecycle.class);
    }

    KeyValueStore<String, byte[]> rows() {
        return driver.getKeyValueStore(LifecycleTopology.ROWS);
    }

    /** What the store's changelog got, byte for byte. */
    List<TestRecord<byte[], byte[]>> changelog(String store) {
        return driver.createOutputTopic(
                        "test-" + store + "-changelog", new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** Puts bytes into a store below its serdes, as a restore from the changelog does. */
    @SuppressWarnings("unchecked")
    void restore(String store, byte[] key, byte[] value) {
        ((KeyValueStore<Bytes, byte[]>)
                        ((WrappedStateStore<?, ?, ?>) driver.getAllStateStores().get(store)).wrapped())
                .put(Bytes.wrap(key), value);
    }

    int dueKeys() {
        int count = 0;
        try (KeyValueIterator<Bytes, byte[]> keys =
                driver.<Bytes, byte[]>getKeyValueStore(LifecycleTopology.DUE).all()) {
            for (; keys.hasNext(); keys.next()) {
                count++;
            }
        }
        return count;
    }

    @Override
    public void close() {
        driver.close();
    }
}
