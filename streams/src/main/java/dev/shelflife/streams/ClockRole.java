package dev.shelflife.streams;

import dev.shelflife.events.Observation;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.metrics.Metric;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The clock role: writes "it is now T" to every partition of {@code shelflife.observations}. Several clocks do no harm: a tick
 * that is not later than the last one changes nothing.
 */
public final class ClockRole implements AutoCloseable {

    private static final String KEY = "tick";

    private final Producer<String, byte[]> producer;
    private final String topic;
    private final ScheduledExecutorService timer;
    private final Counter ticks;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private @Nullable Future<?> ticking;
    private volatile @Nullable Instant last;

    private ClockRole(Producer<String, byte[]> producer, String topic, Meters meters) {
        this.ticks = meters.counter(Metric.TICKS_WRITTEN);
        this.producer = producer;
        this.topic = topic;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "shelflife-clock");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A clock that ticks when it is told to. */
    public static ClockRole manual(Cluster cluster) {
        return of(cluster, Meters.none());
    }

    private static ClockRole of(Cluster cluster, Meters meters) {
        Map<String, Object> properties = cluster.with(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                cluster.name("shelflife-clock"),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true));
        return new ClockRole(
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer()),
                cluster.name(Topics.OBSERVATIONS),
                meters);
    }

    /** A clock that ticks at once and then in steady intervals. */
    public static ClockRole start(Cluster cluster, InstantSource domainClock, Duration every) {
        return start(cluster, domainClock, every, Meters.none());
    }

    /** A clock that ticks at once and then in steady intervals, and counts its ticks. */
    public static ClockRole start(Cluster cluster, InstantSource domainClock, Duration every, Meters meters) {
        ClockRole role = of(cluster, meters);
        role.ticking = role.timer.scheduleAtFixedRate(
                () -> role.tickOrFail(domainClock), 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return role;
    }

    /**
     * Writes a tick and waits until every partition has it.
     *
     * @throws ExecutionException when a partition cannot be written
     */
    public void tick(Instant now) throws InterruptedException, ExecutionException {
        byte[] value = Json.write(new Observation.Tick(now));
        List<Future<RecordMetadata>> written = new ArrayList<>();
        int partitions = producer.partitionsFor(topic).size();
        for (int partition = 0; partition < partitions; partition++) {
            written.add(producer.send(new ProducerRecord<>(topic, partition, KEY, value)));
        }
        for (Future<RecordMetadata> each : written) {
            each.get();
        }
        last = now;
        ticks.increment();
    }

    /** The last tick that every partition has taken; null before the first. */
    public @Nullable Instant lastTick() {
        return last;
    }

    /** Completes, with the error, when the role has failed. */
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    @Override
    public void close() {
        if (ticking != null) {
            ticking.cancel(true);
        }
        timer.shutdownNow();
        producer.close(Duration.ofSeconds(5));
    }

    /**
     * The producer has tried for as long as it may before a write fails: then the role stops loudly. An error that is not
     * caught here would end the ticking and be seen by nobody.
     */
    private void tickOrFail(InstantSource domainClock) {
        try {
            tick(domainClock.instant().truncatedTo(ChronoUnit.MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException | Error e) {
            failure.complete(e);
            timer.shutdown();
        }
    }
}
