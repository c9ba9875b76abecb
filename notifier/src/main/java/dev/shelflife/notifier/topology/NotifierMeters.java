package dev.shelflife.notifier.topology;

import dev.shelflife.events.Delivery;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.metrics.Metric;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.notifier.queue.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What both applications count, and what is shown of the outbox. Told by the stream threads, read by whoever asks. */
public final class NotifierMeters {

    private static final String UNREADABLE = "unreadable";
    /** The channel of a destination that is not configured. */
    private static final String NO_CHANNEL = "none";

    private final Meters meters;
    private final Map<String, String> channels;
    private final Map<Integer, Waiting> partitions = new ConcurrentHashMap<>();
    private volatile boolean withholds;

    /**
     * Meters.
     *
     * @param channels kinds of channels by name of the destination, such as {@code webhook}
     * @param transportClock by which waiting is measured
     */
    public NotifierMeters(Meters meters, Map<String, String> channels, InstantSource transportClock) {
        this.meters = meters;
        this.channels = Map.copyOf(channels);
        for (Topic<?> topic : new Topic<?>[] {
            Topics.TRANSITIONS, Topics.TARGET_TRANSITIONS, Topics.PROGRESS, Topics.OUTBOX, Topics.COMMANDS
        }) {
            meters.counter(Metric.DEAD_LETTERS, topic.name(), UNREADABLE);
        }
        meters.counter(Metric.PASSED_OVER, Topics.TRANSITIONS.name());
        meters.counter(Metric.PASSED_OVER, Topics.COMMANDS.name());
        meters.gauge(Metric.HEARTBEATS_WITHHELD, () -> withholds ? 1 : 0);
        channels.keySet().forEach(destination -> {
            meters.gauge(Metric.OUTBOX_WAITING, () -> waiting(destination), destination);
            meters.gauge(Metric.OUTBOX_OLDEST, () -> oldest(destination, transportClock.instant()), destination);
            for (Delivery.Outcome outcome : Delivery.Outcome.values()) {
                meters.counter(Metric.DELIVERIES, destination, channel(destination), Metric.value(outcome));
            }
        });
    }

    void refused(Topic<?> topic) {
        meters.counter(Metric.DEAD_LETTERS, topic.name(), UNREADABLE).increment();
    }

    void passedOver(Topic<?> topic) {
        meters.counter(Metric.PASSED_OVER, topic.name()).increment();
    }

    /** Whether signs of life are withheld now by this instance. */
    void withholds(boolean now) {
        withholds = now;
    }

    void attempted(String destination, Outcome outcome) {
        meters.counter(Metric.ATTEMPTS, destination, channel(destination), word(outcome))
                .increment();
    }

    void became(Delivery delivery) {
        String destination = delivery.destination();
        meters.counter(Metric.DELIVERIES, destination, channel(destination), Metric.value(delivery.outcome()))
                .increment();
    }

    /** A partition of the outbox comes to this instance, or is opened anew. */
    Waiting open(int partition, InstantSource transportClock) {
        Waiting opened = new Waiting(partition, transportClock);
        partitions.put(partition, opened);
        return opened;
    }

    /** A partition goes to another instance. */
    void close(@Nullable Waiting closed) {
        if (closed != null) {
            partitions.remove(closed.partition(), closed);
        }
    }

    private Number waiting(String destination) {
        return partitions.values().stream()
                .mapToInt(each -> each.waiting(destination))
                .sum();
    }

    private Number oldest(String destination, Instant now) {
        return partitions.values().stream()
                .map(each -> each.oldest(destination))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(since -> Math.max(0, Duration.between(since, now).toMillis()) / 1000.0)
                .orElse(0.0);
    }

    private String channel(String destination) {
        return channels.getOrDefault(destination, NO_CHANNEL);
    }

    private static String word(Outcome outcome) {
        if (outcome instanceof Outcome.Delivered) {
            return "delivered";
        } else if (outcome instanceof Outcome.Firing) {
            return "firing";
        }
        return outcome instanceof Outcome.RetryLater ? "retry-later" : "rejected";
    }
}
