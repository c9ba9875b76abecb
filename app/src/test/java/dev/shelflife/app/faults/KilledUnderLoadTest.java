package dev.shelflife.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.app.story.RunProcess;
import dev.shelflife.app.story.StoryLog;
import dev.shelflife.app.story.StorySite;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.streams.rules.LifecycleBook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code run} in a process of its own, broker and all, killed five times in a row while it works off hundreds of observations:
 * each time when so many transitions more are written, most of them not committed. A reader of committed records sees what
 * {@link LifecycleBook} tells, byte for byte. Takes minutes, so it is a part of the nightly run; {@code KillTest} is always there.
 */
@EnabledIfEnvironmentVariable(named = "SHELFLIFE_NIGHTLY", matches = "true", disabledReason = "takes minutes")
class KilledUnderLoadTest {

    private static final int KILLS = 5;
    private static final int VERSIONS = 150;
    private static final long SEED = 20_261_125;
    private static final String SERVICE = "load";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final TopicPartition TRANSITIONS = new TopicPartition(Topics.TRANSITIONS.name(), 0);

    private final Random random = new Random(SEED);
    private final LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
    private final SortedMap<String, List<String>> expected = new TreeMap<>();
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private long sequence;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void fiveKillsLoseAndRepeatNothing() throws Exception {
        try (StorySite site = new StorySite();
                RunProcess run = RunProcess.in(folder, site)) {
            run.start();
            run.awaitServing();
            Cluster cluster = Cluster.at(run.bootstrapServers());
            try (Admin admin = Admin.create(cluster.with(Map.of()));
                    KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                            cluster.with(Map.of()), new StringSerializer(), new ByteArraySerializer())) {
                for (int kill = 0; kill < KILLS; kill++) {
                    long before = written(admin);
                    int load = load(producer);
                    long enough = before + 1 + random.nextInt(load);
                    Awaitility.await("transitions, committed or not")
                            .atMost(PATIENCE)
                            .pollInterval(Duration.ofMillis(2))
                            .until(() -> written(admin) >= enough);
                    run.kill();
                    run.start();
                    run.awaitListening();
                }
                for (Future<RecordMetadata> each : sent) {
                    each.get();
                }
            }
            run.awaitServing();
            try (StoryLog log = new StoryLog(cluster)) {
                Awaitility.await("all that was told")
                        .atMost(PATIENCE)
                        .until(() -> count(ofTheLoad(log.refresh())) >= count(expected));
                assertThat(ofTheLoad(log)).isEqualTo(expected);
                assertThat(log.deprecationIds()).doesNotHaveDuplicates();
            }
        }
    }

    /** Writes an observation of each version, of which some move; gives how many transitions they have to lead to. */
    private int load(KafkaProducer<String, byte[]> producer) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        int before = count(expected);
        for (int number = 0; number < VERSIONS; number++) {
            String subject = SERVICE + "/framework-" + number % 20 + "/" + number;
            Observation.Told told = Observed.version(
                    subject, "load", ++sequence, now, today.plusDays(random.nextInt(40) - 20), today.plusDays(300));
            sent.add(producer.send(new ProducerRecord<>(Topics.OBSERVATIONS.name(), 0, subject, Json.write(told))));
            for (Transition transition : book.observe(told)) {
                expected.computeIfAbsent(subject, none -> new ArrayList<>()).add(Json.line(transition));
            }
        }
        return count(expected) - before;
    }

    /** How many records the topic has, with those that are not committed and the markers of transactions. */
    private static long written(Admin admin) throws Exception {
        return admin.listOffsets(Map.of(TRANSITIONS, OffsetSpec.latest()))
                .partitionResult(TRANSITIONS)
                .get()
                .offset();
    }

    private static int count(SortedMap<String, List<String>> bySubject) {
        return bySubject.values().stream().mapToInt(List::size).sum();
    }

    private static SortedMap<String, List<String>> ofTheLoad(StoryLog log) {
        return log.transitionsBySubject().subMap(SERVICE + "/", SERVICE + "0");
    }
}
