package dev.shelflife.notifier;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.Lifecycle.FrameworkVersion;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.inventory.InventoryItem;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.notifier.channel.Destination;
import dev.shelflife.notifier.channel.Secret;
import dev.shelflife.notifier.route.Rendering;
import dev.shelflife.notifier.route.Subscription;
import dev.shelflife.notifier.topology.InventoryExamples;
import dev.shelflife.notifier.topology.RoutingTopology;
import dev.shelflife.notifier.topology.SenderTopology;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole notifier against a real broker. */
class NotifierTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Secret SECRET = Secret.of(() -> "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @TempDir
    Path directory;

    @TempDir
    static Path brokerDirectory;

    private static TestBroker broker;

    private Cluster cluster;

    @BeforeAll
    static void open() throws Exception {
        broker = new TestBroker(brokerDirectory);
    }

    @AfterAll
    static void close() {
        broker.close();
    }

    @BeforeEach
    void install(TestInfo test) throws Exception {
        cluster = broker.cluster(test.getTestMethod().orElseThrow().getName() + ".");
        TestBroker.createTopics(cluster);
    }

    @Test
    void nothingIsLostOrRepeatedOverAStopWithAllOffsetsLost() throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(ok()));
        Transition first = reached("2.16");
        Transition second = reached("2.17");
        whileRunning("one", () -> {
            publish(first);
            awaitDelivered(first, "fast");
        });
        publish(second);
        TestBroker.deleteOffsets(cluster, RoutingTopology.ROLE, SenderTopology.ROLE);
        whileRunning("one", () -> awaitDelivered(second, "fast"));
        TestBroker.deleteOffsets(cluster, RoutingTopology.ROLE, SenderTopology.ROLE);
        Transition third = reached("2.18");
        publish(third);
        whileRunning("another disk", () -> awaitDelivered(third, "fast"));
        assertThat(TestBroker.read(cluster, Topics.END_OF_PATCH).stream().map(each -> each.key()))
                .containsExactlyInAnyOrder(first.subject(), second.subject(), third.subject());
        assertThat(SERVER.findAll(postRequestedFor(urlEqualTo("/fast")))).hasSize(3);
        assertThat(TestBroker.read(cluster, Topics.DELIVERIES)).hasSize(3);
    }

    @Test
    void aDeadReceiverDelaysNobodyElseAndGetsTheSameIdAgain() throws Exception {
        SERVER.stubFor(any(urlEqualTo("/fast")).willReturn(ok()));
        SERVER.stubFor(any(urlEqualTo("/slow"))
                .inScenario("recovers")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(serviceUnavailable().withFixedDelay(3_000))
                .willSetStateTo("up"));
        SERVER.stubFor(any(urlEqualTo("/slow"))
                .inScenario("recovers")
                .whenScenarioStateIs("up")
                .willReturn(ok()));
        Transition transition = reached("2.17");
        try (Notifier notifier = start("one", "slow", "fast")) {
            publish(transition);
            awaitDelivered(transition, "fast");
            assertThat(TestBroker.read(cluster, Topics.DELIVERIES))
                    .as("slow still waits")
                    .hasSize(1);
            awaitDelivered(transition, "slow");
            assertThat(notifier.state()).isEqualTo(Notifier.State.RUNNING);
        }
        assertThat(SERVER.findAll(postRequestedFor(urlEqualTo("/slow"))).stream()
                        .map(each -> each.getHeader("webhook-id")))
                .containsExactly(Rendering.id("slow", transition), Rendering.id("slow", transition));
    }

    @Test
    void whatWasUnderWayAtAStopIsBookedIfItEndsSoonAndElseSentAgainWithTheSameId() throws Exception {
        Transition soon = reached("2.16");
        Transition late = reached("2.17");
        whileRunning("one", () -> {
            SERVER.stubFor(any(anyUrl()).willReturn(ok().withFixedDelay(1_500)));
            publish(soon);
            await().atMost(PATIENCE).until(() -> webhookIds().size() == 1);
        });
        assertThat(TestBroker.read(cluster, Topics.DELIVERIES)).hasSize(1);
        whileRunning("one", () -> {
            SERVER.stubFor(any(anyUrl()).willReturn(ok().withFixedDelay(14_000)));
            publish(late);
            await().atMost(PATIENCE).until(() -> webhookIds().size() == 2);
        });
        assertThat(TestBroker.read(cluster, Topics.DELIVERIES)).hasSize(1);
        SERVER.stubFor(any(anyUrl()).willReturn(ok()));
        whileRunning("one", () -> awaitDelivered(late, "fast"));
        assertThat(webhookIds())
                .containsExactly(Rendering.id("fast", soon), Rendering.id("fast", late), Rendering.id("fast", late));
    }

    @Test
    void anOwnerIsToldOfWhatTheyRun_andThatItIsGone() throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(ok()));
        InventoryItem use = InventoryExamples.use(
                "gcr.io/deeplearning-platform-release/tf2-cpu.2-15.py310:m125", "Deployment/shop/recommender");
        FrameworkVersion row = InventoryExamples.version("2.15", 2, true, "tf2-cpu.2-15.py310");
        Subscription owner = Subscription.ofOwner(String.valueOf(use.owner()), "team");
        try (Notifier notifier = start("one", List.of(webhook("team")), List.of(owner))) {
            write(Topics.INVENTORY, "item", Json.write(use));
            write(Topics.LIFECYCLES, row.subject(), Json.write(row));
            await().atMost(PATIENCE).until(() -> bodies("/team").size() == 1);
            write(Topics.INVENTORY, "item", null);
            await().atMost(PATIENCE).until(() -> bodies("/team").size() == 2);
            assertThat(notifier.state()).isEqualTo(Notifier.State.RUNNING);
        }
        assertThat(bodies("/team"))
                .satisfiesExactly(
                        reached -> assertThat(reached)
                                .contains("\"REACHED\"", "Deployment/shop/recommender", "\"owner\":\"team-a\""),
                        ended -> assertThat(ended).contains("\"USE_ENDED\"", "Deployment/shop/recommender"));
        assertThat(TestBroker.read(cluster, Topics.END_OF_PATCH)).isEmpty();
    }

    @Test
    void withoutItsTopicsItStopsLoudly() throws Exception {
        Cluster elsewhere = broker.cluster("nothing-here.");
        try (Notifier notifier = Notifier.start(
                elsewhere, NotifierSettings.topicsOnly(directory.resolve("state"), 1), Clock.systemUTC())) {
            await().atMost(PATIENCE).until(() -> notifier.state() == Notifier.State.FAILED);
            assertThatThrownBy(() -> notifier.awaitRunning(Duration.ofSeconds(1)))
                    .hasRootCauseInstanceOf(org.apache.kafka.streams.errors.StreamsException.class)
                    .hasMessageContaining("nothing-here.");
        }
    }

    private static List<String> webhookIds() {
        return SERVER.findAll(postRequestedFor(urlEqualTo("/fast"))).stream()
                .map(each -> each.getHeader("webhook-id"))
                .toList();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private void whileRunning(String disk, Work work) throws Exception {
        try (Notifier notifier = start(disk, "fast")) {
            work.run();
            assertThat(notifier.state()).isEqualTo(Notifier.State.RUNNING);
        }
    }

    private static List<String> bodies(String path) {
        return SERVER.findAll(postRequestedFor(urlEqualTo(path))).stream()
                .map(each -> each.getBodyAsString())
                .toList();
    }

    private static Destination webhook(String name) {
        return new Destination.Webhook(
                name, URI.create(SERVER.url("/" + name)), List.of(SECRET), Duration.ofSeconds(15));
    }

    private Notifier start(String disk, String... names) throws InterruptedException {
        List<Destination> destinations =
                java.util.Arrays.stream(names).map(NotifierTest::webhook).toList();
        List<Subscription> subscriptions = destinations.stream()
                .map(each -> Subscription.everythingTo(each.name()).within(Duration.ofDays(9999)))
                .toList();
        return start(disk, destinations, subscriptions);
    }

    private Notifier start(String disk, List<Destination> destinations, List<Subscription> subscriptions)
            throws InterruptedException {
        Notifier notifier = Notifier.start(
                cluster,
                new NotifierSettings(destinations, subscriptions, LeadTimes.DEFAULT, directory.resolve(disk), 1),
                Clock.systemUTC());
        assertThat(notifier.awaitRunning(PATIENCE)).isTrue();
        return notifier;
    }

    private void awaitDelivered(Transition transition, String destination) {
        await().atMost(PATIENCE).until(() -> TestBroker.read(cluster, Topics.DELIVERIES).stream()
                .map(each -> Json.read(each.value(), Delivery.class))
                .anyMatch(each -> each.notification().equals(Rendering.id(destination, transition))
                        && each.outcome() == Delivery.Outcome.DELIVERED));
    }

    private void publish(Transition transition) throws ExecutionException, InterruptedException {
        Headers headers = CloudEventHeaders.of(transition);
        CloudEventHeaders.add(
                headers, CloudEventHeaders.DECIDED_AT, transition.effectiveAt().toString());
        write(Topics.TRANSITIONS, transition.subject(), Json.write(transition), headers);
    }

    private void write(Topic<?> topic, String key, byte @Nullable [] value) throws Exception {
        write(topic, key, value, new RecordHeaders());
    }

    private void write(Topic<?> topic, String key, byte @Nullable [] value, Headers headers)
            throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.with(Map.of()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            cluster.name(topic), null, key.getBytes(StandardCharsets.UTF_8), value, headers))
                    .get();
        }
    }

    private static Transition reached(String version) {
        return Examples.transition(
                "deep-learning-containers/tensorflow/" + version,
                TransitionType.REACHED,
                Milestone.END_OF_PATCH,
                Examples.DATE,
                null,
                Examples.MIDNIGHT,
                true);
    }
}
