package dev.shelflife.notifier.topology;

import dev.shelflife.events.Delivery;
import dev.shelflife.events.Notification;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.UnreadableRecordException;
import dev.shelflife.notifier.channel.Channel;
import dev.shelflife.notifier.plan.Pace;
import dev.shelflife.notifier.plan.Plan;
import dev.shelflife.notifier.plan.PlanRules;
import dev.shelflife.notifier.plan.PlanStep;
import dev.shelflife.notifier.queue.Silences;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps a plan per subscription whose pace is not "at once". What it releases goes to the outbox, to be sent. */
final class PlanProcessor extends ContextualProcessor<byte[], byte[], Object, Object> {

    /** How many plans of one destination are looked at in one go. */
    private static final int PORTION = 100;

    /** Its own prefix among the taken ids: what is released is taken a second time, by the sender. */
    private static final String PREFIX = "plan/";

    private final Sends sends;
    private final Map<String, Pace> paces;
    private final NotifierMeters meters;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private KeyValueStore<String, Plan> plans;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, byte[]> taken;

    @SuppressWarnings("NullAway.Init")
    private DueIndex dueIndex;

    @SuppressWarnings("NullAway.Init")
    private Silences silences;

    PlanProcessor(Sends sends, Map<String, Pace> paces, NotifierMeters meters) {
        this.sends = sends;
        this.meters = meters;
        this.paces = Map.copyOf(paces);
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        super.init(context);
        plans = context.getStateStore(SenderTopology.PLANS);
        taken = context.getStateStore(SenderTopology.TAKEN);
        dueIndex = new DueIndex();
        try (KeyValueIterator<String, Plan> all = plans.all()) {
            all.forEachRemaining(each -> dueIndex.set(each.key, each.value.due()));
        }
        silences = CommandStore.silences(context.getStateStore(SenderTopology.ACKNOWLEDGEMENTS));
        context.schedule(SenderProcessor.PACE, PunctuationType.WALL_CLOCK_TIME, timestamp -> pump());
    }

    @Override
    public void process(Record<byte[], byte[]> received) {
        if (!OutboxKey.isPlan(received.key())) {
            return;
        }
        Notification notification;
        try {
            notification = DeadLetters.read(received.value(), Notification.class);
        } catch (UnreadableRecordException e) {
            context().forward(DeadLetters.of(received, context(), e), SenderTopology.TO_DEAD_LETTER);
            return;
        }
        Instant now = sends.now();
        if (!TakenIds.take(taken, PREFIX, notification, now)) {
            return;
        }
        String key = OutboxKey.ofPlan(notification);
        Channel channel = sends.channel(notification.destination());
        if (channel == null) {
            send(notification); // the sender says that there is no such destination
            return;
        }
        Plan plan = load(key);
        apply(
                key,
                plan,
                PlanRules.take(
                        plan, notification, pace(notification), channel.terms().fires(), now));
    }

    private void pump() {
        Instant now = sends.now();
        for (String destination : sends.destinations()) {
            Channel channel = Objects.requireNonNull(sends.channel(destination));
            for (String key : dueIndex.due(destination, now, PORTION)) {
                Plan plan = load(key);
                Pace pace = paces.getOrDefault(OutboxKey.subscription(key), Pace.AT_ONCE);
                apply(
                        key,
                        plan,
                        PlanRules.release(plan, pace, silences, channel.terms().fires(), now));
            }
        }
    }

    private Pace pace(Notification notification) {
        String name = notification.subscription();
        return name == null ? Pace.AT_ONCE : paces.getOrDefault(name, Pace.AT_ONCE);
    }

    private Plan load(String key) {
        Plan plan = plans.get(key);
        return plan == null ? Plan.EMPTY : plan;
    }

    private void apply(String key, Plan before, PlanStep step) {
        if (!step.plan().equals(before)) {
            plans.put(key, step.plan());
            dueIndex.set(key, step.plan().due());
        }
        step.released().forEach(this::send);
        for (Delivery each : step.deliveries()) {
            meters.became(each);
            long timestamp = context().currentSystemTimeMs();
            context()
                    .forward(
                            new Record<>(each.notification(), each, timestamp, CloudEventHeaders.of(each)),
                            SenderTopology.TO_DELIVERIES);
        }
    }

    private void send(Notification notification) {
        long timestamp = context().currentSystemTimeMs();
        context()
                .forward(
                        new Record<>(OutboxKey.of(notification), notification, timestamp, new RecordHeaders()),
                        SenderTopology.TO_OUTBOX);
    }
}
