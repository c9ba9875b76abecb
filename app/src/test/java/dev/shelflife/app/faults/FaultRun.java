package dev.shelflife.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.app.cluster.CatchUp;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.story.StoryLog;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.streams.Lifecycles;
import dev.shelflife.streams.StreamsSettings;
import dev.shelflife.streams.rules.LifecycleBook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.awaitility.Awaitility;

/** The lifecycle role with fault points, what was written for it, and what must be told of it. */
final class FaultRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Faults faults;
    private final Cluster cluster;
    private final Cluster faulty;
    private final StreamsSettings settings;
    private final LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
    private final SortedMap<String, List<String>> expected = new TreeMap<>();
    private final KafkaProducer<String, byte[]> producer;
    private final CatchUp catchUp;
    private final StoryLog log;
    private Lifecycles role;

    FaultRun(String bootstrapServers, String prefix, Path state) throws Exception {
        faults = Faults.at(prefix);
        cluster = new Cluster(Map.of("bootstrap.servers", bootstrapServers), prefix);
        faulty = faulty(cluster);
        settings = new StreamsSettings(state, LeadTimes.DEFAULT, Duration.ofMinutes(5), 2, 1, Duration.ofSeconds(1));
        try (TopicAdmin admin = new TopicAdmin(cluster, TopicLayout.EMBEDDED)) {
            admin.createAndVerify(PATIENCE);
        }
        producer = new KafkaProducer<>(cluster.with(Map.of()), new StringSerializer(), new ByteArraySerializer());
        catchUp = new CatchUp(cluster);
        log = new StoryLog(cluster);
        role = started();
    }

    /** The same installation with fault points. */
    static Cluster faulty(Cluster cluster) {
        Map<String, String> settings = new HashMap<>(cluster.client());
        settings.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, FaultyProcessors.class.getName());
        settings.put(StreamsConfig.DEFAULT_CLIENT_SUPPLIER_CONFIG, FaultyClients.class.getName());
        settings.put(StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG, ""); // nobody asks, and it costs as much as a start
        return new Cluster(settings, cluster.prefix());
    }

    Faults faults() {
        return faults;
    }

    /** Puts a scene, and a record that nobody can read, on the log; what has to be told of it is known from then on. */
    void play(Scene scene) throws Exception {
        write("garbage", "{".getBytes(StandardCharsets.UTF_8));
        for (Observation each : scene.observations()) {
            boolean isTick = each instanceof Observation.Tick;
            write(isTick ? "tick" : ((Observation.Told) each).subject(), Json.write(each));
            List<Transition> told =
                    isTick ? book.tick(((Observation.Tick) each).at()) : book.observe((Observation.Told) each);
            told.forEach(transition -> expected.computeIfAbsent(transition.subject(), none -> new ArrayList<>())
                    .add(Json.line(transition)));
        }
    }

    /** Waits until the role has failed, and closes it. */
    Throwable awaitFailure() throws Exception {
        Throwable failure = role.failure().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        role.close();
        return failure;
    }

    void start() {
        role = started();
    }

    void stop() {
        role.close();
    }

    /** Waits until all of the log is worked off; then a reader of committed records must see what has to be told, no more, no less. */
    void assertTold() throws Exception {
        catchUp.await(Lifecycles.ROLE, Topics.OBSERVATIONS, PATIENCE);
        Awaitility.await("the portions after the last tick")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> log.refresh().records(Topics.TRANSITIONS).size() >= told());
        assertThat(role.failure()).isNotDone();
        SortedMap<String, List<String>> committed = log.transitionsBySubject();
        assertThat(committed).containsOnlyKeys(expected.keySet());
        expected.forEach((subject, told) -> assertThat(committed.get(subject)).isEqualTo(told));
    }

    /** How many transitions had to be told so far. */
    int told() {
        return expected.values().stream().mapToInt(List::size).sum();
    }

    /** The committed records of a topic. */
    List<String> committed(dev.shelflife.events.topics.Topic<?> topic) {
        return log.refresh().records(topic).stream()
                .map(each -> each.key() + " " + new String(each.value(), StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public void close() {
        role.close();
        log.close();
        catchUp.close();
        producer.close();
    }

    private void write(String key, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(cluster.name(Topics.OBSERVATIONS), 0, key, value))
                .get();
    }

    private Lifecycles started() {
        return Lifecycles.start(faulty, settings);
    }
}
