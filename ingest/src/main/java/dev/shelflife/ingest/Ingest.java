package dev.shelflife.ingest;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.fetch.PageFetcher;
import dev.shelflife.ingest.publish.ObservationPublisher;
import dev.shelflife.ingest.source.Source;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ingest role: looks at the sources that the group gives to this instance and publishes what is new. Any number of
 * instances share the sources; one that dies or hangs loses them to the others, and with them the right to publish.
 */
public final class Ingest implements AutoCloseable {

    /** The group, and the beginning of transactional ids, without the installation's prefix. */
    public static final String ROLE = "shelflife-ingest";

    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final Duration CLOSE = Duration.ofSeconds(5);

    /**
     * What the group gives to this instance.
     *
     * @param isGiven whether the group has spoken, and all that it gave is read
     * @param sources how many sources are this instance's; may be none where there are more instances than partitions
     * @param neverLooked how many of them were never looked at, with success or without
     * @param unreadable how many stand still, for what was last accepted of them cannot be read
     */
    public record Share(boolean isGiven, int sources, int neverLooked, int unreadable) {
        static final Share NONE_YET = new Share(false, 0, 0, 0);
    }

    private final IngestMeters meters;
    private final KafkaClientMetrics kafkaMeters;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Admin admin;
    private final ObservationPublisher publisher;
    private final ExecutorService fetches;
    private final Schedule schedule;
    private final IngestLoop loop;
    private final Thread thread;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean closing;

    private Ingest(
            Cluster cluster,
            List<Source> sources,
            IngestSettings settings,
            InstantSource domainClock,
            Function<Page, Catalogue> parser,
            Meters meters) {
        this.meters = new IngestMeters(meters, sources);
        String instance = ROLE + "-" + UUID.randomUUID();
        String catalogues = cluster.name(Topics.CATALOGUES);
        this.consumer = new KafkaConsumer<>(
                consumerSettings(cluster, instance, settings), new StringDeserializer(), new ByteArrayDeserializer());
        this.kafkaMeters = new KafkaClientMetrics(consumer);
        kafkaMeters.bindTo(meters.registry());
        this.admin = Admin.create(cluster.with(Map.of(CommonClientConfigs.CLIENT_ID_CONFIG, cluster.name(instance))));
        this.publisher = new ObservationPublisher(cluster, instance, settings.transactionTimeout());
        this.fetches = Executors.newFixedThreadPool(settings.fetchThreads(), Ingest::fetchThread);
        this.schedule = new Schedule(settings, new Random());
        Ownership ownership = new Ownership(consumer, admin, catalogues, this.meters::unreadable);
        this.loop = new IngestLoop(
                cluster,
                sources.stream()
                        .map(source -> source.limited(settings.interval()))
                        .toList(),
                domainClock,
                parser,
                new PageFetcher(settings.fetch()),
                consumer,
                ownership,
                schedule,
                publisher,
                new QuarantineReleases(cluster, instance),
                new KnownVersions(cluster, instance),
                fetches,
                this.meters);
        this.thread = new Thread(this::run, "ingest");
        consumer.subscribe(List.of(catalogues), ownership);
    }

    /** Starts the role without meters; else as {@link #start(Cluster, List, IngestSettings, InstantSource, Function, Meters)}. */
    public static Ingest start(
            Cluster cluster,
            List<Source> sources,
            IngestSettings settings,
            InstantSource domainClock,
            Function<Page, Catalogue> parser) {
        return start(cluster, sources, settings, domainClock, parser, Meters.none());
    }

    /**
     * Starts the role. The topics must exist.
     *
     * @param cluster where to publish
     * @param sources all sources, the same in every instance; the group decides which are this one's
     * @param settings how often, how long, how large
     * @param domainClock what time it is in observations (not for timeouts); asked once a turn, on the role's thread
     * @param parser reads a page; must not throw for what is on it
     * @throws org.apache.kafka.common.KafkaException when the client settings are wrong
     */
    public static Ingest start(
            Cluster cluster,
            List<Source> sources,
            IngestSettings settings,
            InstantSource domainClock,
            Function<Page, Catalogue> parser,
            Meters meters) {
        Ingest ingest = new Ingest(cluster, sources, settings, domainClock, parser, meters);
        ingest.thread.start();
        return ingest;
    }

    /**
     * Looks at all sources of this instance now.
     *
     * @return complete when what they tell is committed, failures included; sources that go to another instance meanwhile are
     *     not waited for. Ends exceptionally when the role does
     */
    public CompletableFuture<Void> round() {
        CompletableFuture<Void> done = schedule.ask();
        if (ended.isDone()) {
            schedule.end(ended());
        }
        return done;
    }

    /** What the group gives to this instance, now. */
    public Share share() {
        return meters.share();
    }

    /** Complete when the role has ended: normally after {@link #close()}, exceptionally when something is broken. */
    public CompletableFuture<Void> whenEnded() {
        return ended.copy();
    }

    /** Why the role ended by itself; null while it runs and after {@link #close()}. */
    public @Nullable Throwable failure() {
        return ended.isCompletedExceptionally()
                ? ended.handle((nothing, e) -> e).join()
                : null;
    }

    /** Ends the role: fetches under way are thrown away, the sources go to the others. */
    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        if (Thread.currentThread() == thread) {
            return; // called by what waits for the end: the end is near anyway
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Throwable failure = null;
        try {
            while (!closing) {
                loop.step();
            }
        } catch (WakeupException e) {
            failure = closing ? null : e;
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        try {
            release();
        } catch (RuntimeException e) {
            // Else nobody would ever hear that the role has ended.
            if (failure == null) {
                failure = e;
            } else {
                failure.addSuppressed(e);
            }
        }
        if (failure == null) {
            ended.complete(null);
        } else {
            LOG.error("ingest has ended", failure);
            ended.completeExceptionally(failure);
        }
        schedule.end(ended());
    }

    private void release() {
        fetches.shutdownNow();
        kafkaMeters.close();
        publisher.close();
        try {
            consumer.close(CloseOptions.timeout(CLOSE));
        } catch (RuntimeException e) {
            LOG.warn("could not leave the group; it notices by itself", e);
        }
        admin.close(CLOSE);
    }

    private Throwable ended() {
        Throwable failure = failure();
        return failure == null ? new CancellationException("ingest is closed") : failure;
    }

    private static Map<String, Object> consumerSettings(Cluster cluster, String instance, IngestSettings settings) {
        Map<String, Object> own = new HashMap<>();
        own.put(ConsumerConfig.GROUP_ID_CONFIG, cluster.name(ROLE));
        own.put(ConsumerConfig.CLIENT_ID_CONFIG, cluster.name(instance));
        own.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        own.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Who keeps a partition keeps it through the rebalance, and with it the fetches under way.
        own.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        own.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int)
                settings.sessionTimeout().toMillis());
        own.put(
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                (int) settings.sessionTimeout().toMillis() / 3);
        own.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int)
                settings.pollLimit().toMillis());
        return cluster.with(own);
    }

    private static Thread fetchThread(Runnable fetch) {
        Thread thread = new Thread(fetch, "ingest-fetch");
        thread.setDaemon(true);
        return thread;
    }
}
