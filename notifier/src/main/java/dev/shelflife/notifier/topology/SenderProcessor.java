package dev.shelflife.notifier.topology;

import dev.shelflife.events.Delivery;
import dev.shelflife.events.Notification;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.events.topics.UnreadableRecordException;
import dev.shelflife.notifier.channel.Channel;
import dev.shelflife.notifier.queue.Acknowledgements;
import dev.shelflife.notifier.queue.Deliveries;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.QueueRules;
import dev.shelflife.notifier.queue.SendQueue;
import dev.shelflife.notifier.queue.Step;
import dev.shelflife.notifier.queue.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps a queue per destination and subject. A notification is queued once, by id. Attempts run elsewhere; the stream thread
 * starts them and books how they ended. What was under way when we died is due still, and is sent again with the same id.
 */
final class SenderProcessor extends ContextualProcessor<byte[], byte[], Object, Object> {

    static final Duration PACE = Duration.ofMillis(100);

    private static final byte[] PRESENT = {1};

    private record UnderWay(Job job, CompletableFuture<Sends.Attempt> attempt) {}

    private final Sends sends;
    private final NotifierMeters meters;
    private final Map<String, UnderWay> underWay = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private KeyValueStore<String, SendQueue> queues;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, byte[]> taken;

    @SuppressWarnings("NullAway.Init")
    private DueIndex dueIndex;

    @SuppressWarnings("NullAway.Init")
    private Waiting waiting;

    @SuppressWarnings("NullAway.Init")
    private Acknowledgements acknowledgements;

    SenderProcessor(Sends sends, NotifierMeters meters) {
        this.sends = sends;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        super.init(context);
        queues = context.getStateStore(SenderTopology.QUEUES);
        taken = context.getStateStore(SenderTopology.TAKEN);
        dueIndex = new DueIndex(context.getStateStore(SenderTopology.DUE));
        acknowledgements = AcknowledgeProcessor.reading(context.getStateStore(SenderTopology.ACKNOWLEDGEMENTS));
        waiting = meters.open(context.taskId().partition(), queues, sends::now);
        context.schedule(PACE, PunctuationType.WALL_CLOCK_TIME, timestamp -> pump());
    }

    @Override
    public void process(Record<byte[], byte[]> received) {
        Notification notification;
        try {
            notification = DeadLetters.read(received.value(), Notification.class);
        } catch (UnreadableRecordException e) {
            meters.refused(Topics.OUTBOX);
            context().forward(DeadLetters.of(received, context(), e), SenderTopology.TO_DEAD_LETTER);
            return;
        }
        if (taken.putIfAbsent(notification.id(), PRESENT) != null) {
            return;
        }
        Instant now = sends.now();
        if (sends.channel(notification.destination()) == null) {
            record(List.of(Deliveries.noSuchDestination(notification, now)));
            return;
        }
        String key = OutboxKey.of(notification);
        SendQueue queue = load(key);
        apply(key, queue, QueueRules.add(queue, notification, now));
    }

    /** What is booked makes room for what is due; what finds no room stays due. */
    private void pump() {
        book();
        Instant now = sends.now();
        for (String destination : sends.destinations()) {
            int room = sends.room(destination);
            if (room > 0) {
                dueIndex.due(destination, now, room, key -> !underWay.containsKey(key))
                        .forEach(key -> start(destination, key, now));
            }
        }
    }

    private void book() {
        List<String> ended = underWay.entrySet().stream()
                .filter(entry -> entry.getValue().attempt().isDone())
                .map(Map.Entry::getKey)
                .toList();
        for (String key : ended) {
            UnderWay each = Objects.requireNonNull(underWay.remove(key));
            // An exception here is a bug in a channel: it stops the role.
            Sends.Attempt attempt = each.attempt().join();
            meters.attempted(OutboxKey.destination(key), attempt.outcome());
            SendQueue queue = load(key);
            Terms terms = terms(OutboxKey.destination(key));
            Step step = QueueRules.book(queue, each.job(), attempt.outcome(), terms, attempt.at());
            apply(key, queue, step);
        }
        sends.booked(ended.size());
    }

    private void start(String destination, String key, Instant now) {
        SendQueue queue = load(key);
        Step step = QueueRules.settle(queue, terms(destination), acknowledgements, now);
        apply(key, queue, step);
        Job job = QueueRules.pick(step.queue(), now);
        CompletableFuture<Sends.Attempt> attempt = job == null ? null : sends.start(destination, job);
        if (job != null && attempt != null) {
            underWay.put(key, new UnderWay(job, attempt));
        }
    }

    private Terms terms(String destination) {
        Channel channel = Objects.requireNonNull(sends.channel(destination), "only known destinations are queued");
        return channel.terms();
    }

    private void apply(String key, SendQueue before, Step step) {
        save(key, before, step.queue());
        record(step.deliveries());
    }

    private SendQueue load(String key) {
        SendQueue queue = queues.get(key);
        return queue == null ? SendQueue.EMPTY : queue;
    }

    private void save(String key, SendQueue before, SendQueue after) {
        if (!after.equals(before)) {
            queues.put(key, after.isEmpty() ? null : after);
            waiting.moved(key, after);
            dueIndex.move(key, before.due(), after.due());
        }
    }

    private void record(List<Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            meters.became(delivery);
            context()
                    .forward(
                            new Record<>(
                                    delivery.notification(),
                                    delivery,
                                    context().currentSystemTimeMs(),
                                    CloudEventHeaders.of(delivery)),
                            SenderTopology.TO_DELIVERIES);
        }
    }

    /** What is under way is the next owner's to send again. */
    @Override
    public void close() {
        sends.booked(underWay.size());
        underWay.clear();
        meters.close(waiting);
    }
}
