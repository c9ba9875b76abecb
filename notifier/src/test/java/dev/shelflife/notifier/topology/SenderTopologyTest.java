package dev.shelflife.notifier.topology;

import static dev.shelflife.notifier.Examples.MIDNIGHT;
import static dev.shelflife.notifier.Examples.notification;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shelflife.events.Command;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.metrics.Metric;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.TestClock;
import dev.shelflife.notifier.channel.Channel;
import dev.shelflife.notifier.plan.Digest;
import dev.shelflife.notifier.plan.Pace;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.Terms;
import dev.shelflife.notifier.route.Heartbeat;
import dev.shelflife.notifier.route.Language;
import dev.shelflife.notifier.route.Rendering;
import dev.shelflife.notifier.route.Subscription;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SenderTopologyTest {

    private static final Cluster CLUSTER = Cluster.at("nowhere:1");
    private static final Duration EVERY = Duration.ofMinutes(1);

    private static final Pace DAILY = new Pace(
            new Digest(Digest.Every.DAILY, LocalTime.of(8, 0), DayOfWeek.MONDAY, ZoneOffset.UTC, null),
            null,
            null,
            null);

    /** A receiver that answers as it is told, and remembers what it was told. */
    private static final class Receiver implements Channel {
        final Terms terms;
        final List<Job> told = new ArrayList<>();
        BiFunction<Job, Instant, Outcome> answer;

        Receiver(Terms terms, BiFunction<Job, Instant, Outcome> answer) {
            this.terms = terms;
            this.answer = answer;
        }

        @Override
        public Terms terms() {
            return terms;
        }

        @Override
        public Outcome deliver(Job job, Instant now) {
            told.add(job);
            return answer.apply(job, now);
        }

        List<String> ids() {
            return told.stream().map(job -> job.notification().id()).toList();
        }
    }

    @TempDir
    Path stateDir;

    private final TestClock clock = new TestClock(MIDNIGHT);
    private final Receiver hook = new Receiver(Terms.TELL_ONCE, (job, now) -> new Outcome.Delivered());
    private final Receiver dead = new Receiver(Terms.TELL_ONCE, (job, now) -> new Outcome.RetryLater("down", null));
    private final Receiver alerts =
            new Receiver(Terms.firing(Duration.ofDays(14), EVERY), (job, now) -> new Outcome.Firing(now.plus(EVERY)));
    private final Deque<Runnable> held = new ArrayDeque<>();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private Executor executor = Runnable::run;
    private TopologyTestDriver driver;

    @BeforeEach
    void open() {
        Sends sends =
                new Sends(Map.of("hook", hook, "dead", dead, "alerts", alerts), work -> executor.execute(work), clock);
        NotifierMeters own = new NotifierMeters(
                new Meters(meters), Map.of("hook", "webhook", "dead", "webhook", "alerts", "alertmanager"), clock);
        driver = new TopologyTestDriver(
                SenderTopology.of(CLUSTER, sends, Map.of("daily", DAILY), own),
                StreamsSettings.of(CLUSTER, SenderTopology.ROLE, stateDir, 1));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void whatWaitsAndWhatBecameOfItIsMeasured() {
        enqueue(notification("hook", Examples.reached()));
        enqueue(notification("dead", Examples.reached()));
        pump();
        clock.advance(Duration.ofSeconds(30));

        assertThat(gauge(Metric.OUTBOX_WAITING, "hook")).isZero();
        assertThat(gauge(Metric.OUTBOX_WAITING, "dead")).isOne();
        assertThat(gauge(Metric.OUTBOX_OLDEST, "hook")).isZero();
        assertThat(gauge(Metric.OUTBOX_OLDEST, "dead")).isEqualTo(30);
        assertThat(meters.get(Metric.DELIVERIES.id())
                        .tags("destination", "hook", "channel", "webhook", "outcome", "delivered")
                        .counter()
                        .count())
                .isOne();
        assertThat(meters.get(Metric.ATTEMPTS.id())
                        .tags("destination", "dead", "channel", "webhook", "outcome", "retry-later")
                        .counter()
                        .count())
                .isOne();
    }

    private double gauge(Metric metric, String destination) {
        return meters.get(metric.id()).tag("destination", destination).gauge().value();
    }

    @Test
    void whatIsInTheOutboxIsToldAndRecorded() {
        Notification notification = notification("hook", Examples.reached());
        enqueue(notification);
        pump();
        assertThat(hook.told).containsExactly(new Job(notification, null, null));
        Delivery delivery = deliveries().get(0);
        assertThat(delivery.notification()).isEqualTo(notification.id());
        assertThat(delivery.transition()).isEqualTo(notification.transition().id());
        assertThat(delivery.outcome()).isEqualTo(Delivery.Outcome.DELIVERED);
        assertThat(delivery.attempts()).isEqualTo(1);
        assertThat(delivery.at()).isEqualTo(MIDNIGHT);
    }

    @Test
    void readingTheOutboxAgainChangesNothingWhetherToldOrWaiting() {
        Notification told = notification("hook", Examples.reached());
        Notification waiting = notification("dead", Examples.reached());
        enqueue(told);
        enqueue(waiting);
        pump();
        assertThat(deliveries()).hasSize(1);
        enqueue(told);
        enqueue(waiting);
        pump();
        assertThat(hook.told).hasSize(1);
        assertThat(dead.told).hasSize(1);
        dead.answer = (job, now) -> new Outcome.Delivered();
        clock.advance(Duration.ofSeconds(6));
        pump();
        clock.advance(Duration.ofDays(2));
        pump();
        assertThat(dead.ids()).containsExactly(waiting.id(), waiting.id());
        assertThat(deliveries()).singleElement().satisfies(each -> assertThat(each.attempts())
                .isEqualTo(2));
    }

    @Test
    void oneSubjectIsToldInOrderAndOthersDoNotWait() {
        Notification first = notification("hook", Examples.approaching(7));
        Notification second = notification("hook", Examples.reached());
        Notification other = notification(
                "hook",
                Examples.transition(
                        "deep-learning-vm/pytorch/2.4",
                        TransitionType.REACHED,
                        Milestone.END_OF_PATCH,
                        Examples.DATE,
                        null,
                        MIDNIGHT,
                        true));
        hook.answer = (job, now) -> job.notification().equals(first) && now.equals(MIDNIGHT)
                ? new Outcome.RetryLater("HTTP 503", null)
                : new Outcome.Delivered();
        enqueue(first);
        enqueue(second);
        enqueue(other);
        pump();
        assertThat(hook.ids()).containsExactlyInAnyOrder(first.id(), other.id());
        clock.advance(Duration.ofSeconds(6));
        pump();
        assertThat(hook.ids().subList(2, 4)).containsExactly(first.id(), second.id());
    }

    @Test
    void anAttemptThatHangsHoldsUpNoOtherDestinationEvenWithMoreDueThanThereIsRoom() {
        executor = held::add;
        for (int i = 0; i < 3 * Sends.PER_DESTINATION; i++) {
            enqueue(notification("dead", subject(i)));
        }
        pump();
        assertThat(held).hasSize(Sends.PER_DESTINATION);
        executor = Runnable::run;
        enqueue(notification("hook", Examples.reached()));
        pump();
        assertThat(hook.told).hasSize(1);
        assertThat(deliveries()).hasSize(1);
        assertThat(dead.told).isEmpty();
        dead.answer = (job, now) -> new Outcome.Delivered();
        while (!held.isEmpty()) {
            held.poll().run();
        }
        pump();
        pump();
        pump();
        assertThat(dead.ids()).hasSize(3 * Sends.PER_DESTINATION).doesNotHaveDuplicates();
        assertThat(deliveries()).hasSize(3 * Sends.PER_DESTINATION);
    }

    @Test
    void anAcknowledgementEndsTheAlert() {
        Notification notification = notification("alerts", Examples.reached());
        enqueue(notification);
        pump();
        clock.advance(Duration.ofSeconds(30));
        Command ack = new Command.Acknowledge(Examples.SUBJECT, Milestone.END_OF_PATCH, "ada", null, clock.instant());
        driver.createInputTopic(CLUSTER.name(Topics.COMMANDS), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(ack.target(), Json.write(ack));
        clock.advance(Duration.ofSeconds(30));
        pump();
        assertThat(alerts.told.get(1).endedAt()).isEqualTo(clock.instant());
        assertThat(deliveries().stream().map(Delivery::outcome))
                .containsExactly(Delivery.Outcome.DELIVERED, Delivery.Outcome.RESOLVED);
    }

    @Test
    void reopeningResolvesTheAlertAndIsBookedAfterIt() {
        Notification reached = notification("alerts", Examples.reached());
        Notification reopened = notification(
                "alerts", Examples.of(TransitionType.REOPENED, Examples.DATE.plusYears(1), MIDNIGHT.plusSeconds(1)));
        enqueue(reached);
        pump();
        clock.advance(Duration.ofSeconds(1));
        enqueue(reopened);
        pump();
        assertThat(alerts.told.get(1)).isEqualTo(new Job(reached, MIDNIGHT, clock.instant()));
        assertThat(deliveries().stream().map(each -> each.notification() + " " + each.outcome()))
                .containsExactly(reached.id() + " DELIVERED", reached.id() + " RESOLVED", reopened.id() + " DELIVERED");
    }

    @Test
    void anAcknowledgementOfAnotherMilestoneAndAnUnreadableCommandChangeNothing() {
        enqueue(notification("alerts", Examples.reached()));
        pump();
        Command ack = new Command.Acknowledge(
                Examples.SUBJECT, Milestone.END_OF_AVAILABILITY, "ada", null, MIDNIGHT.plusSeconds(9));
        var commands = driver.createInputTopic(
                CLUSTER.name(Topics.COMMANDS), new StringSerializer(), new ByteArraySerializer());
        commands.pipeInput(ack.target(), Json.write(ack));
        commands.pipeInput(
                Command.targetOf(Examples.SUBJECT, Milestone.END_OF_PATCH),
                "not json".getBytes(StandardCharsets.UTF_8));
        clock.advance(EVERY);
        pump();
        assertThat(alerts.told).hasSize(2).allSatisfy(job -> assertThat(job.endedAt())
                .isNull());
    }

    @Test
    void anUnknownDestinationIsRefusedAndAnUnreadableRecordIsKept() {
        enqueue(notification("gone", Examples.reached()));
        Delivery refused = deliveries().get(0);
        assertThat(refused.outcome()).isEqualTo(Delivery.Outcome.REJECTED);
        assertThat(refused.reason()).contains("no such destination");
        byte[] junk = {1, 2, 3};
        outbox(new TestRecord<>("hook|x", junk));
        assertThat(read(Topics.OUTBOX_DEAD_LETTER)).hasSize(2).endsWith(junk);
    }

    @Test
    void aReceiverThatIsGoneIsDisabledUntilAPersonSendsAnewWithTheSameIds() {
        hook.answer = (job, now) -> new Outcome.Rejected("HTTP 410", true);
        Notification first = notification("hook", Examples.reached());
        Notification second = notification("hook", subject(1));
        enqueue(first);
        pump();
        List<Command> commands = read(Topics.COMMANDS).stream()
                .map(value -> Json.read(value, Command.class))
                .toList();
        assertThat(commands).containsExactly(new Command.DisableDestination("hook", "HTTP 410", MIDNIGHT));
        enqueue(second);
        pump();
        assertThat(hook.ids()).as("nothing more is sent there").containsExactly(first.id());
        assertThat(deliveries())
                .extracting(Delivery::outcome)
                .containsExactly(Delivery.Outcome.REJECTED, Delivery.Outcome.REJECTED);
        List<Notification> letters = read(Topics.OUTBOX_DEAD_LETTER).stream()
                .map(value -> Json.read(value, Notification.class))
                .toList();
        assertThat(letters).containsExactly(first, second);

        hook.answer = (job, now) -> new Outcome.Delivered();
        clock.advance(Duration.ofDays(1));
        Command back = new Command.EnableDestination("hook", "ada", clock.instant());
        command(back);
        letters.forEach(each -> enqueue(each.again(1)));
        letters.forEach(each -> enqueue(each.again(1)));
        pump();
        assertThat(hook.ids()).containsExactlyInAnyOrder(first.id(), first.id(), second.id());
        assertThat(deliveries())
                .extracting(Delivery::outcome)
                .containsExactly(Delivery.Outcome.DELIVERED, Delivery.Outcome.DELIVERED);
    }

    @Test
    void aDestinationThatWasDownForADayGetsWhatStillMattersInOrderAndDelayedNoOtherOfItsKind() {
        Notification near = notification("dead", Examples.approaching(7));
        Notification moved = notification("dead", Examples.of(TransitionType.MOVED_EARLIER, Examples.DATE, MIDNIGHT));
        Notification reached = notification("dead", Examples.reached());
        enqueue(near);
        for (int i = 0; i < 24 * 4; i++) {
            if (i == 8) {
                enqueue(moved);
            }
            if (i == 16) {
                enqueue(reached);
            }
            enqueue(notification("hook", subject(i)));
            pump();
            assertThat(hook.told)
                    .as("the other one of its kind is told at once")
                    .hasSize(i + 1);
            clock.advance(Duration.ofMinutes(15));
        }
        dead.answer = (job, now) -> new Outcome.Delivered();
        clock.advance(Duration.ofHours(24));
        pump();
        List<String> afterwards = dead.ids().stream().distinct().toList();
        assertThat(afterwards).containsExactly(near.id(), moved.id(), reached.id());
        assertThat(deliveries().stream()
                        .filter(each -> each.destination().equals("dead"))
                        .map(each -> each.notification() + " " + each.outcome()))
                .containsExactly(near.id() + " SUPPRESSED", moved.id() + " DELIVERED", reached.id() + " DELIVERED");
    }

    @Test
    void aDigestWaitsForItsHourIsToldOnceAndNamesItsParts() {
        Subscription daily = Subscription.everythingTo("hook").called("daily").at(DAILY);
        List<Notification> parts =
                List.of(Rendering.render(daily, subject(1), MIDNIGHT), Rendering.render(daily, subject(2), MIDNIGHT));
        parts.forEach(each -> outbox(new TestRecord<>(OutboxKey.ofPlan(each), Json.write(each))));
        parts.forEach(each -> outbox(new TestRecord<>(OutboxKey.ofPlan(each), Json.write(each))));
        pump();
        assertThat(hook.told).isEmpty();
        clock.advance(Duration.ofHours(8));
        pump();
        Notification digest = hook.told.get(0).notification();
        assertThat(hook.told).hasSize(1);
        assertThat(digest.transitions()).containsExactly(subject(1), subject(2));
        assertThat(deliveries().stream().map(each -> each.notification() + " " + each.outcome() + " " + each.digest()))
                .containsExactlyInAnyOrder(
                        parts.get(0).id() + " DIGESTED " + digest.id(),
                        parts.get(1).id() + " DIGESTED " + digest.id(),
                        digest.id() + " DELIVERED null");
    }

    @Test
    void ofSignsOfLifeThatWaitOnlyTheLastIsTold_andEachOnceToEveryKindOfDestination() {
        Duration hour = Duration.ofHours(1);
        for (String destination : List.of("hook", "alerts")) {
            List<Notification> signs = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                signs.add(Heartbeat.of(destination, hour, MIDNIGHT.plus(hour.multipliedBy(i)), MIDNIGHT, Language.EN));
            }
            Receiver receiver = destination.equals("hook") ? hook : alerts;
            receiver.answer = (job, now) -> new Outcome.Delivered();
            signs.forEach(this::enqueue);
            signs.forEach(this::enqueue);
            pump();
            assertThat(receiver.ids()).containsExactly(signs.get(2).id());
            List<Delivery> booked = deliveries();
            assertThat(booked.stream().map(each -> each.notification() + " " + each.outcome()))
                    .containsExactly(
                            signs.get(0).id() + " SUPPRESSED",
                            signs.get(1).id() + " SUPPRESSED",
                            signs.get(2).id() + " DELIVERED");
            assertThat(booked).extracting(Delivery::subscription).containsOnly("heartbeat");
            clock.advance(Duration.ofDays(1));
            pump();
            assertThat(receiver.told).as("nothing tells it again").hasSize(1);
        }
    }

    @Test
    void idsThatCannotComeAgainAreForgotten() {
        enqueue(notification("hook", Examples.reached()));
        pump();
        KeyValueStore<String, byte[]> taken = driver.getKeyValueStore(SenderTopology.TAKEN);
        assertThat(taken.approximateNumEntries()).isEqualTo(1);
        clock.advance(TakenIds.KEPT.minusDays(1));
        driver.advanceWallClockTime(TakenIds.EVERY);
        assertThat(taken.approximateNumEntries()).isEqualTo(1);
        clock.advance(Duration.ofDays(2));
        driver.advanceWallClockTime(TakenIds.EVERY);
        assertThat(taken.all().hasNext()).isFalse();
    }

    private void command(Command command) {
        driver.createInputTopic(CLUSTER.name(Topics.COMMANDS), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(command.target(), Json.write(command));
    }

    @Test
    void aBugInAChannelStopsTheStreamThread() {
        hook.answer = (job, now) -> {
            throw new IllegalStateException("a bug");
        };
        enqueue(notification("hook", Examples.reached()));
        assertThatThrownBy(this::pump).hasRootCauseMessage("a bug");
    }

    private static dev.shelflife.events.Transition subject(int i) {
        return Examples.transition(
                "deep-learning-vm/pytorch/2." + i,
                TransitionType.REACHED,
                Milestone.END_OF_PATCH,
                Examples.DATE,
                null,
                MIDNIGHT,
                true);
    }

    private void enqueue(Notification notification) {
        outbox(new TestRecord<>(OutboxKey.of(notification), Json.write(notification)));
    }

    private void outbox(TestRecord<String, byte[]> each) {
        driver.createInputTopic(CLUSTER.name(Topics.OUTBOX), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(each);
    }

    /** Twice, then once more: start, book and start the next, book. */
    private void pump() {
        for (int i = 0; i < 3; i++) {
            driver.advanceWallClockTime(SenderProcessor.PACE);
        }
    }

    private List<Delivery> deliveries() {
        return read(Topics.DELIVERIES).stream()
                .map(value -> Json.read(value, Delivery.class))
                .toList();
    }

    private List<byte[]> read(Topic<?> topic) {
        return driver.createOutputTopic(CLUSTER.name(topic), new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList();
    }
}
