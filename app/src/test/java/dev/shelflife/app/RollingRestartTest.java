package dev.shelflife.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.CatchUp;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.story.Moment;
import dev.shelflife.app.story.StoryHistory;
import dev.shelflife.app.story.StoryLog;
import dev.shelflife.app.story.StoryPage;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Transition;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.GroupPartitioner;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.streams.ClockRole;
import dev.shelflife.streams.Lifecycles;
import dev.shelflife.streams.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances share the partitions; one after the other is restarted, twice, while observations and ticks are written. A reader
 * of what is committed sees what an undisturbed run tells: each transition once, per subject in the same order, byte for byte.
 */
class RollingRestartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PARTITIONS = 4;
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 700;
    private static final int VERSIONS = 24;
    private static final int RESTARTS = 4;

    @TempDir
    Path folder;

    /** Counts moments written, and waits at the beginning of each part until the restart before it has been made. */
    private static final class Writer {
        final List<Moment> moments;
        final Semaphore parts = new Semaphore(1);
        final CompletableFuture<Void> done = new CompletableFuture<>();
        final AtomicInteger written = new AtomicInteger();

        Writer(List<Moment> moments) {
            this.moments = moments;
        }

        int part(int number) {
            return moments.size() * number / (RESTARTS + 1);
        }

        void write(Cluster cluster) {
            String topic = cluster.name(Topics.OBSERVATIONS);
            try (ClockRole clock = ClockRole.manual(cluster);
                    KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                            cluster.with(
                                    Map.of(ProducerConfig.PARTITIONER_CLASS_CONFIG, GroupPartitioner.class.getName())),
                            new StringSerializer(),
                            new ByteArraySerializer())) {
                for (int part = 0; part <= RESTARTS; part++) {
                    parts.acquire();
                    for (Moment moment : moments.subList(part(part), part(part + 1))) {
                        if (moment.told().isEmpty()) {
                            clock.tick(moment.at());
                        }
                        for (Observation.Told each : moment.told()) {
                            producer.send(new ProducerRecord<>(topic, each.subject(), Json.write(each)))
                                    .get();
                        }
                        written.incrementAndGet();
                    }
                }
                done.complete(null);
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        }
    }

    @Test
    void oneAfterTheOther_twice_whileAllGoesOn() throws Exception {
        List<Moment> moments = moments();
        SortedMap<String, List<String>> undisturbed = Moment.replay(moments);
        assertThat(undisturbed.values().stream().mapToInt(List::size).sum()).isGreaterThan(700);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0)) {
            Cluster cluster = Cluster.at(broker.bootstrapServers());
            try (TopicAdmin admin = new TopicAdmin(cluster, new TopicLayout(PARTITIONS, (short) 1, 1))) {
                admin.createAndVerify(PATIENCE);
            }
            Writer writer = new Writer(moments);
            Lifecycles[] instances = {start(cluster, 0), start(cluster, 1)};
            try {
                awaitShared(instances);
                new Thread(() -> writer.write(cluster), "writer").start();
                restart(cluster, writer, instances);
                writer.done.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                assertTold(cluster, undisturbed);
            } finally {
                instances[0].close();
                instances[1].close();
            }
        }
    }

    /** Each restart begins in the middle of what is written, and the writer goes on meanwhile. */
    private void restart(Cluster cluster, Writer writer, Lifecycles[] instances) throws Exception {
        for (int number = 0; number < RESTARTS; number++) {
            int middle = (writer.part(number) + writer.part(number + 1)) / 2;
            Awaitility.await("half a part written")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> writer.written.get() >= middle || writer.done.isDone());
            assertThat(writer.done).isNotDone();
            writer.parts.release();
            int which = number % 2;
            instances[which].close();
            instances[which] = start(cluster, which);
            awaitShared(instances);
            assertThat(instances[which].failure()).isNotDone();
        }
    }

    private Lifecycles start(Cluster cluster, int which) throws Exception {
        Lifecycles lifecycles = Lifecycles.start(cluster, StreamsSettings.in(folder.resolve("state-" + which)));
        lifecycles.awaitRunning(PATIENCE);
        return lifecycles;
    }

    private static void awaitShared(Lifecycles[] instances) {
        Awaitility.await("both at work")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !instances[0].partitions().isEmpty()
                        && !instances[1].partitions().isEmpty()
                        && instances[0].partitions().size()
                                        + instances[1].partitions().size()
                                == PARTITIONS);
    }

    private static void assertTold(Cluster cluster, SortedMap<String, List<String>> undisturbed) throws Exception {
        try (CatchUp catchUp = new CatchUp(cluster);
                StoryLog log = new StoryLog(cluster)) {
            catchUp.await(Lifecycles.ROLE, Topics.OBSERVATIONS, PATIENCE);
            log.refresh();
            assertThat(log.values(Topics.TRANSITIONS))
                    .extracting(Transition::id)
                    .as("none twice")
                    .doesNotHaveDuplicates();
            assertThat(log.records(Topics.OBSERVATIONS_DEAD_LETTER)).isEmpty();
            assertThat(log.transitionsBySubject()).isEqualTo(undisturbed);
        }
    }

    /** A tick every six hours; a look a day, at which a few dates have moved. */
    private static List<Moment> moments() {
        StoryHistory history = new StoryHistory();
        List<Moment> all = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            Instant midnight = FIRST_DAY
                    .plusDays(day)
                    .atStartOfDay(java.time.ZoneOffset.UTC)
                    .toInstant();
            for (int hour = 0; hour < 24; hour += 6) {
                all.add(new Moment(midnight.plus(hour, ChronoUnit.HOURS), List.of()));
            }
            if (day % 5 == 0) {
                Instant look = midnight.plus(20, ChronoUnit.HOURS);
                List<Observation.Told> told = history.look(pages(day), look);
                if (!told.isEmpty()) {
                    all.add(new Moment(look, told));
                }
            }
        }
        return all;
    }

    private static Map<String, String> pages(int day) {
        StoryPage tables = StoryPage.tables("deep-learning-containers");
        for (int version = 0; version < VERSIONS; version++) {
            // Each version's dates move at days of its own.
            int moves = (day + 7 * version) / 90;
            LocalDate patch = FIRST_DAY.plusDays(40L + 17L * version + 20L * (moves % 3));
            tables = tables.row(
                    "TensorFlow", "2." + version, patch, patch.plusDays(300), "gcr.io/tf2-gpu.2-" + version + ".py310");
        }
        return Map.of("google-dlc-table", tables.html());
    }
}
