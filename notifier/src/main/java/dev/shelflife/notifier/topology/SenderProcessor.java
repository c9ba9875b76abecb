package dev.shelflife.notifier.topology;

import dev.shelflife.events.Command;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.Notification;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.events.topics.UnreadableRecordException;
import dev.shelflife.notifier.channel.Channel;
import dev.shelflife.notifier.queue.Deliveries;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.QueueRules;
import dev.shelflife.notifier.queue.SendQueue;
import dev.shelflife.notifier.queue.Silences;
import dev.shelflife.notifier.queue.Step;
import dev.shelflife.notifier.queue.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a queue per destination and subject. A notification is queued once, by id. Attempts run elsewhere; the stream thread
 * hands them over and books how they ended. What was under way when we died is due still, and is sent again with the same id.
 */
final class SenderProcessor extends ContextualProcessor<byte[], byte[], Object, Object> {

    /** How often is looked at what ended and what is due. */
    static final Duration PACE = Duration.ofMillis(50);

    private static final Logger LOG = LoggerFactory.getLogger(SenderProcessor.class);

    /** A job that was handed over, and its queue as it is now. */
    private static final class UnderWay {
        private final Job job;
        private final CompletableFuture<Sends.Attempt> attempt;
        private SendQueue queue;

        UnderWay(Job job, CompletableFuture<Sends.Attempt> attempt, SendQueue queue) {
            this.job = job;
            this.attempt = attempt;
            this.queue = queue;
        }
    }

    private final Sends sends;
    private final NotifierMeters meters;
    private final Map<String, UnderWay> underWay = new LinkedHashMap<>();
    private final Map<String, Depth> depths = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private KeyValueStore<String, SendQueue> queues;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, byte[]> taken;

    @SuppressWarnings("NullAway.Init")
    private DueIndex dueIndex;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, byte[]> commands;

    @SuppressWarnings("NullAway.Init")
    private Silences silences;

    @SuppressWarnings("NullAway.Init")
    private Waiting waiting;

    SenderProcessor(Sends sends, NotifierMeters meters) {
        this.sends = sends;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        super.init(context);
        queues = context.getStateStore(SenderTopology.QUEUES);
        taken = context.getStateStore(SenderTopology.TAKEN);
        commands = context.getStateStore(SenderTopology.ACKNOWLEDGEMENTS);
        silences = CommandStore.silences(commands);
        waiting = meters.open(context.taskId().partition(), sends::now);
        dueIndex = new DueIndex();
        try (KeyValueIterator<String, SendQueue> all = queues.all()) {
            all.forEachRemaining(each -> {
                waiting.moved(each.key, each.value);
                dueIndex.set(each.key, each.value.due());
            });
        }
        context.schedule(PACE, PunctuationType.WALL_CLOCK_TIME, timestamp -> pump());
        context.schedule(
                TakenIds.EVERY, PunctuationType.WALL_CLOCK_TIME, timestamp -> TakenIds.prune(taken, sends.now()));
    }

    @Override
    public void process(Record<byte[], byte[]> received) {
        if (OutboxKey.isPlan(received.key())) {
            return;
        }
        Notification notification;
        try {
            notification = DeadLetters.read(received.value(), Notification.class);
        } catch (UnreadableRecordException e) {
            meters.refused(Topics.OUTBOX);
            context().forward(DeadLetters.of(received, context(), e), SenderTopology.TO_DEAD_LETTER);
            return;
        }
        if (!TakenIds.take(taken, "", notification, sends.now())) {
            return;
        }
        Instant now = sends.now();
        if (sends.channel(notification.destination()) == null) {
            record(notification, Deliveries.noSuchDestination(notification, now));
            return;
        }
        String key = OutboxKey.of(notification);
        SendQueue queue = load(key);
        Step step = QueueRules.add(queue, notification, now);
        save(key, queue, step.queue());
        for (Delivery each : step.deliveries()) {
            boolean added = each.notification().equals(notification.id());
            record(added ? notification : queue.find(each.notification()), each);
        }
    }

    /** What is booked makes room for what is due; what finds no room stays due. */
    private void pump() {
        book();
        Instant now = sends.now();
        for (String destination : sends.destinations()) {
            List<String> due = dueIndex.due(destination, now, depth(destination).look());
            if (!due.isEmpty()) {
                handOver(destination, due, now);
            }
        }
    }

    private void book() {
        List<Map.Entry<String, UnderWay>> ended = underWay.entrySet().stream()
                .filter(entry -> entry.getValue().attempt.isDone())
                .toList();
        for (Map.Entry<String, UnderWay> each : ended) {
            underWay.remove(each.getKey());
            book(each.getKey(), each.getValue());
        }
        sends.booked(ended.size());
    }

    private void book(String key, UnderWay each) {
        String destination = OutboxKey.destination(key);
        if (each.attempt.isCancelled()) {
            depth(destination).back(false);
            dueIndex.set(key, each.queue.due());
            return;
        }
        // An exception here is a bug in a channel: it stops the role.
        Sends.Attempt attempt = each.attempt.join();
        depth(destination).back(attempt.isTaken());
        meters.attempted(destination, attempt.outcome());
        apply(
                key,
                each.queue,
                QueueRules.book(each.queue, each.job, attempt.outcome(), terms(destination), attempt.at()));
        if (attempt.outcome() instanceof Outcome.Rejected rejected && rejected.gone()) {
            disable(destination, rejected.reason(), attempt.at());
        }
    }

    private void handOver(String destination, List<String> due, Instant now) {
        String gone = CommandStore.disabled(commands, destination);
        Terms terms = terms(destination);
        for (String key : due) {
            SendQueue queue = load(key);
            if (gone != null) {
                apply(key, queue, QueueRules.refuse(queue, "the destination is disabled: " + gone, now));
                continue;
            }
            Step step = QueueRules.settle(queue, terms, silences, now);
            apply(key, queue, step);
            Job job = QueueRules.pick(step.queue(), now);
            CompletableFuture<Sends.Attempt> attempt = job == null ? null : sends.start(destination, job);
            if (job != null && attempt != null) {
                underWay.put(key, new UnderWay(job, attempt, step.queue()));
                depth(destination).handedOver();
                dueIndex.set(key, null);
            }
        }
    }

    private Depth depth(String destination) {
        return depths.computeIfAbsent(destination, name -> new Depth());
    }

    /** Once, until a person says that it is there again. */
    private void disable(String destination, String reason, Instant at) {
        if (CommandStore.disabled(commands, destination) != null) {
            return;
        }
        LOG.error("{} is disabled, it says that it is gone for good: {}", destination, reason);
        Command gone = new Command.DisableDestination(destination, reason, at);
        context()
                .forward(
                        new Record<>(gone.target(), gone, context().currentSystemTimeMs()), SenderTopology.TO_COMMANDS);
    }

    private Terms terms(String destination) {
        Channel channel = Objects.requireNonNull(sends.channel(destination), "only known destinations are queued");
        return channel.terms();
    }

    private void apply(String key, SendQueue before, Step step) {
        save(key, before, step.queue());
        step.deliveries().forEach(each -> record(before.find(each.notification()), each));
    }

    /** Whatever is in the store is due at some time or under way, so the store is not asked for what is neither. */
    private SendQueue load(String key) {
        UnderWay known = underWay.get(key);
        if (known != null) {
            return known.queue;
        }
        SendQueue queue = dueIndex.knows(key) ? queues.get(key) : null;
        return queue == null ? SendQueue.EMPTY : queue;
    }

    /** A queue with something under way is not due. */
    private void save(String key, SendQueue before, SendQueue after) {
        if (!after.equals(before)) {
            queues.put(key, after.isEmpty() ? null : after);
            waiting.moved(key, after);
        }
        UnderWay known = underWay.get(key);
        if (known == null) {
            dueIndex.set(key, after.due());
        } else {
            known.queue = after;
        }
    }

    private void record(@Nullable Notification notification, Delivery delivery) {
        meters.became(delivery);
        long timestamp = context().currentSystemTimeMs();
        context()
                .forward(
                        new Record<>(delivery.notification(), delivery, timestamp, CloudEventHeaders.of(delivery)),
                        SenderTopology.TO_DELIVERIES);
        boolean failed =
                delivery.outcome() == Delivery.Outcome.REJECTED || delivery.outcome() == Delivery.Outcome.GAVE_UP;
        if (failed && notification != null) {
            context().forward(DeadLetters.of(notification, delivery, timestamp), SenderTopology.TO_DEAD_LETTER);
        }
    }

    /** What is under way is the next owner's to send again; what is not begun is not sent here any more, or it would overtake. */
    @Override
    public void close() {
        underWay.values().forEach(each -> each.attempt.cancel(false));
        sends.booked(underWay.size());
        underWay.clear();
        depths.clear();
        meters.close(waiting);
    }
}
