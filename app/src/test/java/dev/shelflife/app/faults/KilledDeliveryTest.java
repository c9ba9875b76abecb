package dev.shelflife.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.story.StoryLog;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionDraft;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.notifier.topology.Sends;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two notifiers in processes of their own share the load; the one that has just sent a webhook is killed, by turns before and after it got an
 * answer, and started again: three times in each build, ten times at night. The receiver is told everything under one id each, and a
 * reader of what is committed sees each deprecation once and one end of each notification.
 */
class KilledDeliveryTest {

    private static final int KILLS = "true".equals(System.getenv("SHELFLIFE_NIGHTLY")) ? 10 : 3;
    private static final int WAVE = 40;
    private static final int PARTITIONS = 4;
    private static final long SEED = 20_261_128;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Random random = new Random(SEED);
    private final Map<String, Transition> written = new TreeMap<>();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void killsLoseNothingAndEndEverythingOnce() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
                CountingReceiver receiver = new CountingReceiver(null)) {
            Cluster cluster = Cluster.at(broker.bootstrapServers());
            try (TopicAdmin admin = new TopicAdmin(cluster, new TopicLayout(PARTITIONS, (short) 1, 1))) {
                admin.createAndVerify(PATIENCE);
            }
            try (NotifierProcess one = start("one", broker, receiver);
                    NotifierProcess two = start("two", broker, receiver);
                    KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                            cluster.with(Map.of()), new StringSerializer(), new ByteArraySerializer());
                    StoryLog log = new StoryLog(cluster)) {
                for (int kill = 0; kill < KILLS; kill++) {
                    receiver.holdAnswers(kill % 2 == 0);
                    int enough = receiver.count() + 1 + random.nextInt(Sends.PER_DESTINATION);
                    writeWave(producer, kill);
                    await("webhooks", one, two, () -> receiver.count() >= enough);
                    String last = receiver.taken().get(receiver.count() - 1).destination();
                    NotifierProcess atWork = last.startsWith(one.name() + "/") ? one : two;
                    assertThat(atWork.killAndRestart()).as("SIGKILL").isEqualTo(128 + 9);
                }
                receiver.holdAnswers(false);
                await(
                        "ends of what is told at once",
                        one,
                        two,
                        () -> ends(log.refresh(), NotifierProcess.AT_ONCE).size() >= written.size());
                NotifierProcess.tomorrow(folder);
                await(
                        "ends of what is told by digests",
                        one,
                        two,
                        () -> ends(log.refresh(), NotifierProcess.DIGEST).size()
                                >= written.size() + digests(log).size());
                assertEnds(log);
                assertArrivals(log, receiver.taken());
            }
        }
    }

    private NotifierProcess start(String name, EmbeddedBroker broker, CountingReceiver receiver) throws Exception {
        return new NotifierProcess(name, broker.bootstrapServers(), receiver.address(""), folder);
    }

    private static void await(
            String what, NotifierProcess one, NotifierProcess two, java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .failFast(() -> {
                    for (NotifierProcess each : List.of(one, two)) {
                        if (!each.isAlive()) {
                            throw new AssertionError(each.name() + " has ended by itself:\n" + each.log());
                        }
                    }
                })
                .until(condition);
    }

    private void assertEnds(StoryLog log) {
        assertThat(log.deprecationIds()).containsExactlyInAnyOrderElementsOf(written.keySet());
        assertThat(ends(log, NotifierProcess.AT_ONCE))
                .containsExactlyInAnyOrderElementsOf(written.keySet().stream()
                        .map(each -> Delivery.Outcome.DELIVERED + " " + id(NotifierProcess.AT_ONCE, each))
                        .toList());
        List<String> digested = new ArrayList<>();
        digests(log).keySet().forEach(each -> digested.add(Delivery.Outcome.DELIVERED + " " + each));
        written.keySet()
                .forEach(each -> digested.add(Delivery.Outcome.DIGESTED + " " + id(NotifierProcess.DIGEST, each)));
        assertThat(ends(log, NotifierProcess.DIGEST)).containsExactlyInAnyOrderElementsOf(digested);
        assertThat(log.records(Topics.OUTBOX_DEAD_LETTER)).isEmpty();
        assertThat(log.records(Topics.TRANSITIONS_DEAD_LETTER)).isEmpty();
    }

    /** Each transition under one id to each destination; an id always tells the same. */
    private void assertArrivals(StoryLog log, List<CountingReceiver.Taken> taken) {
        Map<String, List<String>> expected = new HashMap<>(digests(log));
        assertThat(expected.values().stream().flatMap(List::stream))
                .as("each in one digest")
                .containsExactlyInAnyOrderElementsOf(written.keySet());
        written.keySet().forEach(each -> expected.put(id(NotifierProcess.AT_ONCE, each), List.of(each)));
        Map<String, Set<List<String>>> arrived = taken.stream()
                .collect(Collectors.groupingBy(
                        CountingReceiver.Taken::id,
                        Collectors.mapping(CountingReceiver.Taken::transitions, Collectors.toSet())));
        assertThat(taken).as("what had no answer comes again").hasSizeGreaterThanOrEqualTo(arrived.size() + KILLS / 2);
        assertThat(arrived).containsOnlyKeys(expected.keySet());
        expected.forEach((id, told) -> assertThat(arrived.get(id)).containsExactly(told));
    }

    /** The digests on the outbox: what each tells, by id. */
    private static Map<String, List<String>> digests(StoryLog log) {
        Map<String, List<String>> digests = new HashMap<>();
        for (Notification each : log.values(Topics.OUTBOX)) {
            if (each.transitions().size() > 1) {
                digests.put(
                        each.id(),
                        each.transitions().stream().map(Transition::id).toList());
            }
        }
        return digests;
    }

    private static List<String> ends(StoryLog log, String destination) {
        return log.values(Topics.DELIVERIES).stream()
                .filter(each -> each.destination().equals(destination) && each.isEnd())
                .map(each -> each.outcome() + " " + each.notification())
                .toList();
    }

    private static String id(String destination, String transition) {
        return Ids.of("notification", destination, destination, transition);
    }

    private void writeWave(KafkaProducer<String, byte[]> producer, int wave) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int version = 0; version < WAVE; version++) {
            Transition transition = reached("service/framework-" + wave + "/1." + version, version);
            written.put(transition.id(), transition);
            sent.add(producer.send(new ProducerRecord<>(
                    Topics.TRANSITIONS.name(),
                    null,
                    transition.subject(),
                    Json.write(transition),
                    CloudEventHeaders.of(transition))));
        }
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
    }

    private static Transition reached(String subject, int number) {
        String[] parts = subject.split("/", -1);
        LocalDate ended = LocalDate.of(2026, 3, 31);
        Instant began = ended.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Milestone milestone = number % 2 == 0 ? Milestone.END_OF_PATCH : Milestone.END_OF_AVAILABILITY;
        return new TransitionDraft(Ids.of("load", subject), subject, TransitionType.REACHED, began)
                .of(parts[0], parts[1], parts[2])
                .milestone(milestone)
                .dates(null, PublishedDate.of(ended))
                .revision(1)
                .write();
    }
}
