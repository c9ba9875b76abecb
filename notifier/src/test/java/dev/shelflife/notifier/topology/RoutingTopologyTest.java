package dev.shelflife.notifier.topology;

import static dev.shelflife.notifier.Examples.DATE;
import static dev.shelflife.notifier.Examples.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Delivery;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Severity;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.metrics.Metric;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.DeadLetterHeaders;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.TestClock;
import dev.shelflife.notifier.route.Routing;
import dev.shelflife.notifier.route.Subscription;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutingTopologyTest {

    private static final Cluster CLUSTER = new Cluster(java.util.Map.of("bootstrap.servers", "nowhere:1"), "team-a.");
    private static final Instant REAL = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    Path stateDir;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> transitions;
    private TestInputTopic<String, byte[]> uses;

    @BeforeEach
    void open() {
        List<Subscription> subscriptions = List.of(
                Subscription.everythingTo("ops"),
                Subscription.everythingTo("archive").called("for-ever").within(Duration.ofDays(3650)),
                Subscription.ofOwner("shop", "shop-team"));
        NotifierMeters own =
                new NotifierMeters(new Meters(meters), java.util.Map.of("ops", "webhook"), new TestClock(REAL));
        driver = new TopologyTestDriver(
                RoutingTopology.of(CLUSTER, subscriptions, LeadTimes.DEFAULT, new TestClock(REAL), own),
                StreamsSettings.of(CLUSTER, RoutingTopology.ROLE, stateDir, 1));
        transitions = driver.createInputTopic(
                CLUSTER.name(Topics.TRANSITIONS), new ByteArraySerializer(), new ByteArraySerializer());
        uses = driver.createInputTopic(
                CLUSTER.name(Topics.TARGET_TRANSITIONS), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void aTypeAndAMilestoneOfALaterVersionStopNothing_andAreCounted() {
        String text = new String(Json.write(Examples.reached()), java.nio.charset.StandardCharsets.UTF_8);
        String type = text.replace("\"REACHED\"", "\"OF_A_LATER_VERSION\"")
                .replace(Examples.reached().id(), "later-type");
        String milestone = text.replace("\"milestone\":\"END_OF_PATCH\"", "\"milestone\":\"END_OF_ALL\"")
                .replace(Examples.reached().id(), "later-milestone");
        for (String each : List.of(type, "no transition", milestone)) {
            transitions.pipeInput(null, each.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        send(Examples.reached(), MIDNIGHT);

        assertThat(bytes(Topics.END_OF_PATCH).readRecordsToList()).hasSize(1);
        assertThat(bytes(Topics.TRANSITIONS_DEAD_LETTER).readRecordsToList()).hasSize(1);
        assertThat(count(Metric.PASSED_OVER, "topic", Topics.TRANSITIONS.name()))
                .isEqualTo(2);
        assertThat(count(Metric.DEAD_LETTERS, "topic", Topics.TRANSITIONS.name()))
                .isOne();
    }

    private double count(Metric metric, String... tags) {
        return meters.get(metric.id()).tags(tags).counter().count();
    }

    @Test
    void anEndGoesToItsDeprecationTopicAsItCame() {
        Transition reached = Examples.reached();
        send(reached, MIDNIGHT);
        TestRecord<String, byte[]> event = bytes(Topics.END_OF_PATCH).readRecord();
        assertThat(event.key()).isEqualTo(Examples.SUBJECT);
        assertThat(event.value()).isEqualTo(Json.write(reached));
        assertThat(header(event, "ce_id")).isEqualTo(reached.id());
        assertThat(header(event, "ce_type")).isEqualTo("dev.shelflife.lifecycle.reached.v1");
        assertThat(header(event, "content-type")).isEqualTo("application/json");
        assertThat(bytes(Topics.END_OF_AVAILABILITY).isEmpty()).isTrue();
    }

    @Test
    void onlyWhatEndsReopensOrIsWithdrawnIsADeprecation() {
        for (TransitionType type : TransitionType.values()) {
            send(
                    Examples.transition(
                            Examples.SUBJECT, type, Milestone.END_OF_AVAILABILITY, DATE, null, MIDNIGHT, false),
                    MIDNIGHT);
        }
        assertThat(bytes(Topics.END_OF_AVAILABILITY).readValuesToList().stream()
                        .map(value -> Json.read(value, Transition.class).type()))
                .containsExactly(TransitionType.REACHED, TransitionType.REOPENED, TransitionType.WITHDRAWN);
        assertThat(bytes(Topics.END_OF_PATCH).isEmpty()).isTrue();
    }

    @Test
    void whatHappensToUsesIsRoutedToo_andIsNoDeprecation() {
        Transition use = Examples.ofUse(TransitionType.REACHED, Milestone.END_OF_PATCH, List.of("one"), List.of());
        uses.pipeInput(use.subject(), Json.write(use));
        assertThat(bytes(Topics.OUTBOX).readRecord().key()).isEqualTo("shop-team|" + use.subject());
        assertThat(bytes(Topics.END_OF_PATCH).isEmpty()).isTrue();
        uses.pipeInput(use.subject(), new byte[] {1});
        assertThat(count(Metric.DEAD_LETTERS, "topic", Topics.TARGET_TRANSITIONS.name()))
                .isEqualTo(1);
    }

    @Test
    void eachDestinationIsToldOrItIsRecordedWhyNot() {
        send(Examples.reached(), MIDNIGHT.plus(Duration.ofDays(100)));
        TestRecord<String, byte[]> told = bytes(Topics.OUTBOX).readRecord();
        assertThat(told.key()).isEqualTo("archive|" + Examples.SUBJECT);
        Notification notification = Json.read(told.value(), Notification.class);
        assertThat(notification.transition()).isEqualTo(Examples.reached());
        assertThat(notification.decidedAt()).isEqualTo(MIDNIGHT.plus(Duration.ofDays(100)));
        TestRecord<String, byte[]> suppressed = bytes(Topics.DELIVERIES).readRecord();
        Delivery delivery = Json.read(suppressed.value(), Delivery.class);
        assertThat(suppressed.key()).isEqualTo(delivery.notification());
        assertThat(delivery.destination()).isEqualTo("ops");
        assertThat(delivery.outcome()).isEqualTo(Delivery.Outcome.SUPPRESSED);
        assertThat(delivery.reason()).isEqualTo(Routing.TOO_OLD);
        assertThat(delivery.subscription()).isEqualTo("ops");
        assertThat(notification.subscription()).isEqualTo("for-ever");
        assertThat(notification.severity()).isEqualTo(Severity.ERROR);
        assertThat(delivery.at()).isEqualTo(REAL);
        assertThat(header(suppressed, "ce_type")).isEqualTo("dev.shelflife.delivery.suppressed.v1");
    }

    @Test
    void readingEverythingAgainChangesNothing() {
        List<Transition> story = List.of(Examples.approaching(30), Examples.approaching(7), Examples.reached());
        story.forEach(each -> send(each, each.effectiveAt()));
        assertThat(bytes(Topics.OUTBOX).readValuesToList()).hasSize(6);
        assertThat(bytes(Topics.END_OF_PATCH).readValuesToList()).hasSize(1);
        story.forEach(each -> send(each, MIDNIGHT.plus(Duration.ofDays(500))));
        assertThat(bytes(Topics.OUTBOX).isEmpty()).isTrue();
        assertThat(bytes(Topics.END_OF_PATCH).isEmpty()).isTrue();
        assertThat(bytes(Topics.DELIVERIES).isEmpty()).isTrue();
    }

    @Test
    void whatNobodyCanReadIsKeptWithItsPlaceAndTheReasonAndTheRestGoesOn() {
        byte[] key = {7};
        byte[] value = "{\"id\":".getBytes(StandardCharsets.UTF_8);
        transitions.pipeInput(new TestRecord<>(key, value));
        transitions.pipeInput(new TestRecord<>(key, null));
        Headers badTime = new RecordHeaders();
        CloudEventHeaders.add(badTime, CloudEventHeaders.DECIDED_AT, "yesterday");
        transitions.pipeInput(new TestRecord<>(key, Json.write(Examples.reached()), badTime));
        send(Examples.reached(), MIDNIGHT);

        List<TestRecord<String, byte[]>> letters =
                bytes(Topics.TRANSITIONS_DEAD_LETTER).readRecordsToList();
        assertThat(letters).hasSize(3);
        assertThat(letters.get(0).value()).isEqualTo(value);
        assertThat(letters.get(0).key().getBytes(StandardCharsets.UTF_8)).isEqualTo(key);
        assertThat(header(letters.get(0), DeadLetterHeaders.TOPIC)).isEqualTo("team-a.shelflife.transitions");
        assertThat(header(letters.get(0), DeadLetterHeaders.PARTITION)).isEqualTo("0");
        assertThat(header(letters.get(1), DeadLetterHeaders.OFFSET)).isEqualTo("1");
        assertThat(header(letters.get(0), DeadLetterHeaders.REASON)).contains("cannot be read as Transition");
        assertThat(header(letters.get(2), DeadLetterHeaders.REASON)).contains(CloudEventHeaders.DECIDED_AT);
        assertThat(bytes(Topics.END_OF_PATCH).readValuesToList()).hasSize(1);
    }

    @Test
    void withoutTheHeaderTheLogIsTakenToBeDecidedUntilTheTransition() {
        transitions.pipeInput(new TestRecord<>(new byte[] {1}, Json.write(Examples.reached())));
        assertThat(bytes(Topics.OUTBOX).readValuesToList()).hasSize(2);
    }

    private void send(Transition transition, Instant decidedAt) {
        Headers headers = CloudEventHeaders.of(transition);
        CloudEventHeaders.add(headers, CloudEventHeaders.DECIDED_AT, decidedAt.toString());
        transitions.pipeInput(new TestRecord<>(
                transition.subject().getBytes(StandardCharsets.UTF_8), Json.write(transition), headers));
    }

    private TestOutputTopic<String, byte[]> bytes(Topic<?> topic) {
        return driver.createOutputTopic(CLUSTER.name(topic), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static String header(TestRecord<?, ?> of, String name) {
        return CloudEventHeaders.text(of.headers(), name);
    }
}
