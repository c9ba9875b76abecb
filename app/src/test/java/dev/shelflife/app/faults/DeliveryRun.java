package dev.shelflife.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.cluster.TopicTail;
import dev.shelflife.events.Command;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.notifier.Notifier;
import dev.shelflife.notifier.NotifierSettings;
import dev.shelflife.notifier.channel.Destination;
import dev.shelflife.notifier.channel.Secret;
import dev.shelflife.notifier.route.Subscription;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A notifier with fault points on an installation of its own, its receiver, and what was written for it. */
final class DeliveryRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Secret SECRET = Secret.of(() -> "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final List<Topic<?>> WRITTEN = List.of(
            Topics.END_OF_PATCH,
            Topics.END_OF_AVAILABILITY,
            Topics.TRANSITIONS_DEAD_LETTER,
            Topics.OUTBOX,
            Topics.OUTBOX_DEAD_LETTER,
            Topics.DELIVERIES,
            Topics.COMMANDS);

    private final Faults faults;
    private final Cluster cluster;
    private final Path folder;
    private final SceneClock clock = new SceneClock();
    private final CountingReceiver receiver;
    private final KafkaProducer<String, byte[]> producer;
    private final TopicTail tail;
    private final Map<String, List<ConsumerRecord<String, byte[]>>> committed = new HashMap<>();
    private DeliveryScene scene = new DeliveryScene(0);
    private final Set<String> reachable = new TreeSet<>();
    private int disks;
    private Notifier notifier;

    DeliveryRun(String bootstrapServers, String prefix, Path folder) throws Exception {
        this.folder = folder;
        faults = Faults.at(prefix);
        cluster = new Cluster(Map.of("bootstrap.servers", bootstrapServers), prefix);
        receiver = new CountingReceiver(faults);
        try (TopicAdmin admin = new TopicAdmin(cluster, TopicLayout.EMBEDDED)) {
            admin.createAndVerify(PATIENCE);
        }
        producer = new KafkaProducer<>(cluster.with(Map.of()), new StringSerializer(), new ByteArraySerializer());
        tail = TopicTail.of(cluster, WRITTEN);
        notifier = started();
    }

    Faults faults() {
        return faults;
    }

    /** A scene in which nothing fails. */
    void playUndisturbed() throws Exception {
        write();
        assertThat(awaitEnds()).isNull();
        assertEnded();
        next(true);
    }

    /**
     * A scene in which something fails: at once, while it is played, or while the notifier starts.
     *
     * @param atStart whether the notifier is stopped before and started after
     * @param keepsState whether what it had on its disk is there when it is started again
     */
    void play(Fault fault, boolean atStart, boolean keepsState) throws Exception {
        if (atStart) {
            notifier.close();
        }
        faults.arm(fault);
        write();
        if (atStart) {
            notifier = started();
        }
        Throwable failure = awaitEnds();
        if (failure != null) {
            assertThat(failure).hasRootCauseInstanceOf(Faults.Injected.class);
            assertThat(faults.fired()).contains(fault);
            restart(keepsState);
            assertThat(awaitEnds()).isNull();
        }
        assertThat(faults.fired()).contains(fault);
        assertEnded();
        next(keepsState);
    }

    @Override
    public void close() {
        notifier.close();
        tail.close();
        producer.close();
        receiver.close();
    }

    /** Beside the transitions, records that nobody can read: for routing, for the sender and for its plans. */
    private void write() throws Exception {
        clock.set(scene.midnight());
        write(Topics.TRANSITIONS, "garbage", "{", null);
        write(Topics.OUTBOX, DeliveryScene.AT_ONCE + "|garbage", "{", null);
        write(Topics.OUTBOX, DeliveryScene.DIGEST + "|plan/" + DeliveryScene.DIGEST, "{", null);
        for (Transition each : scene.transitions()) {
            Headers headers = CloudEventHeaders.of(each);
            CloudEventHeaders.add(
                    headers, CloudEventHeaders.DECIDED_AT, scene.decidedAt().toString());
            write(Topics.TRANSITIONS, each.subject(), Json.line(each), headers);
        }
    }

    private void write(Topic<?> topic, String key, String value, @Nullable Headers headers) throws Exception {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(cluster.name(topic), 0, key, bytes, headers))
                .get();
    }

    /** Goes from moment to moment, each when the one before is booked. Returns why the notifier stopped before it was done. */
    private @Nullable Throwable awaitEnds() {
        Set<String> due = new HashSet<>();
        for (int moment = 0; moment < DeliveryScene.MOMENTS.size(); moment++) {
            due.addAll(scene.ends().get(moment).keySet());
            if (isBooked(due)) {
                continue; // what failed came after this moment
            }
            Instant at = scene.midnight().plus(DeliveryScene.MOMENTS.get(moment));
            if (clock.instant().isBefore(at)) {
                clock.set(at);
            }
            Awaitility.await("what is booked at moment " + moment)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(30))
                    .until(() -> notifier.state() == Notifier.State.FAILED || isBooked(due));
            if (notifier.state() == Notifier.State.FAILED) {
                return failure();
            }
        }
        return null;
    }

    private boolean isBooked(Set<String> due) {
        refresh();
        return deliveries().map(Delivery::notification).toList().containsAll(due);
    }

    private Throwable failure() {
        try {
            notifier.termination().join();
            throw new IllegalStateException("it has not failed");
        } catch (CompletionException e) {
            return e.getCause();
        }
    }

    /** A reader of committed records, and the receiver, must have seen this scene and nothing else. */
    private void assertEnded() {
        refresh();
        Map<String, Delivery.Outcome> ends = new HashMap<>();
        scene.ends().forEach(ends::putAll);
        assertThat(deliveries().map(each -> Map.entry(each.notification(), each.outcome())))
                .as("each notification has one end")
                .containsExactlyInAnyOrderElementsOf(ends.entrySet());
        for (Milestone milestone : Milestone.DATED) {
            assertThat(values(Topics.deprecations(milestone)).map(Transition::id))
                    .containsExactlyElementsOf(scene.deprecations(milestone));
        }
        assertThat(notifications().map(Notification::id)).containsExactlyInAnyOrderElementsOf(scene.outbox());
        assertThat(records(Topics.TRANSITIONS_DEAD_LETTER)).hasSize(1);
        assertThat(records(Topics.OUTBOX_DEAD_LETTER))
                .as("two unreadable, one refused")
                .hasSize(3);
        assertThat(values(Topics.COMMANDS).map(Command::target))
                .containsExactly(Command.targetOfDestination(scene.gone()));
        Map<String, Map<String, List<String>>> arrived = new HashMap<>();
        for (CountingReceiver.Taken each : receiver.takeAway()) {
            List<String> before = arrived.computeIfAbsent(each.destination(), none -> new HashMap<>())
                    .put(each.id(), each.transitions());
            assertThat(before == null || before.equals(each.transitions())).isTrue();
        }
        assertThat(arrived).as("each at least once, under one id").isEqualTo(scene.arrivals());
    }

    private void next(boolean keepsState) {
        committed.clear();
        scene = new DeliveryScene(scene.number() + 1);
        if (!reachable.contains(scene.gone())) {
            restart(keepsState);
        }
    }

    private void restart(boolean keepsState) {
        notifier.close();
        disks += keepsState ? 0 : 1;
        notifier = started();
    }

    /** Knows the destinations of this scene and of the next. */
    private Notifier started() {
        DeliveryScene following = new DeliveryScene(scene.number() + 1);
        List<Subscription> subscriptions = new ArrayList<>(DeliveryScene.subscriptions());
        subscriptions.add(0, scene.toGone());
        subscriptions.add(0, following.toGone());
        reachable.clear();
        reachable.add(DeliveryScene.ESCALATION);
        subscriptions.forEach(each -> reachable.add(each.destination()));
        List<Destination> destinations = reachable.stream()
                .<Destination>map(name ->
                        new Destination.Webhook(name, receiver.address(name), List.of(SECRET), Duration.ofSeconds(10)))
                .toList();
        return Notifier.start(
                FaultRun.faulty(cluster),
                new NotifierSettings(
                        destinations, subscriptions, LeadTimes.DEFAULT, folder.resolve("disk-" + disks), 1),
                clock);
    }

    private void refresh() {
        tail.drain((topic, record) ->
                committed.computeIfAbsent(topic, none -> new ArrayList<>()).add(record));
    }

    private List<ConsumerRecord<String, byte[]>> records(Topic<?> topic) {
        return committed.getOrDefault(topic.name(), List.of());
    }

    private <T> Stream<T> values(Topic<T> topic) {
        return records(topic).stream().map(each -> Json.read(each.value(), topic.type()));
    }

    /** Those that tell an end. */
    private Stream<Delivery> deliveries() {
        return values(Topics.DELIVERIES).filter(Delivery::isEnd);
    }

    /** What people could read of the outbox. */
    private Stream<Notification> notifications() {
        return records(Topics.OUTBOX).stream()
                .filter(each -> each.value().length > 1)
                .map(each -> Json.read(each.value(), Notification.class));
    }
}
