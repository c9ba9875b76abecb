package dev.shelflife.notifier.topology;

import static dev.shelflife.notifier.Examples.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Notification;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.JsonSerde;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.TestClock;
import dev.shelflife.notifier.channel.Channel;
import dev.shelflife.notifier.plan.Digest;
import dev.shelflife.notifier.plan.Pace;
import dev.shelflife.notifier.plan.Plan;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.SendQueue;
import dev.shelflife.notifier.queue.Terms;
import dev.shelflife.notifier.route.Rendering;
import dev.shelflife.notifier.route.Subscription;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** What is due is kept in memory alone: whoever opens the stores anew finds it in them. */
class ReopenedTest {

    private static final Pace DAILY = new Pace(
            new Digest(Digest.Every.DAILY, LocalTime.of(8, 0), DayOfWeek.MONDAY, ZoneOffset.UTC, null),
            null,
            null,
            null);

    private final TestClock clock = new TestClock(MIDNIGHT);
    private final List<Job> told = new ArrayList<>();
    private final List<Runnable> never = new ArrayList<>();
    private final MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
    private final NotifierMeters meters = new NotifierMeters(Meters.none(), Map.of("hook", "webhook"), clock);

    private final Channel hook = new Channel() {
        @Override
        public Terms terms() {
            return Terms.TELL_ONCE;
        }

        @Override
        public Outcome deliver(Job job, Instant now) {
            told.add(job);
            return new Outcome.Delivered();
        }
    };

    ReopenedTest() {
        context.setCurrentSystemTimeMs(0);
        store(SenderTopology.QUEUES, JsonSerde.of(SendQueue.class));
        store(SenderTopology.PLANS, JsonSerde.of(Plan.class));
        store(SenderTopology.TAKEN, Serdes.ByteArray());
        store(SenderTopology.ACKNOWLEDGEMENTS, Serdes.ByteArray());
    }

    @Test
    void whatWasUnderWayIsSentByTheNextOwner() {
        Notification notification = Examples.notification("hook", Examples.reached());
        Sends hanging = new Sends(Map.of("hook", hook), never::add, clock);
        SenderProcessor first = new SenderProcessor(hanging, meters);
        first.init(context);
        first.process(record(OutboxKey.of(notification), notification));
        pump();
        assertThat(never).hasSize(1);
        first.close();
        never.forEach(Runnable::run);
        assertThat(told).as("what was not begun is not ours to send any more").isEmpty();

        SenderProcessor second = new SenderProcessor(sends(), meters);
        second.init(context);
        pump();
        assertThat(told).containsExactly(new Job(notification, null, null));
        pump();
        SenderProcessor third = new SenderProcessor(sends(), meters);
        third.init(context);
        pump();
        assertThat(told).as("booked, so not due any more").hasSize(1);
    }

    @Test
    void whatWaitsForItsHourIsReleasedByTheNextOwner() {
        Subscription daily = Subscription.everythingTo("hook").called("daily").at(DAILY);
        Notification part = Rendering.render(daily, Examples.reached(), MIDNIGHT);
        Processor<byte[], byte[], Object, Object> first = new PlanProcessor(sends(), Map.of("daily", DAILY), meters);
        first.init(context);
        first.process(record(OutboxKey.ofPlan(part), part));
        Processor<byte[], byte[], Object, Object> second = new PlanProcessor(sends(), Map.of("daily", DAILY), meters);
        second.init(context);
        pump();
        assertThat(context.forwarded(SenderTopology.TO_OUTBOX)).isEmpty();
        clock.advance(Duration.ofHours(8));
        pump();
        assertThat(context.forwarded(SenderTopology.TO_OUTBOX)).hasSize(1);
    }

    private Sends sends() {
        return new Sends(Map.of("hook", hook), Runnable::run, clock);
    }

    private static Record<byte[], byte[]> record(String key, Notification notification) {
        return new Record<>(key.getBytes(StandardCharsets.UTF_8), Json.write(notification), 0);
    }

    /** One look of the processor that was opened last. */
    private void pump() {
        List<MockProcessorContext.CapturedPunctuator> looks = context.scheduledPunctuators().stream()
                .filter(each -> each.getType() == PunctuationType.WALL_CLOCK_TIME
                        && each.getInterval().equals(SenderProcessor.PACE))
                .toList();
        looks.get(looks.size() - 1).getPunctuator().punctuate(0);
    }

    private <T> void store(String name, Serde<T> serde) {
        KeyValueStore<String, T> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), serde)
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }
}
