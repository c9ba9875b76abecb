package dev.shelflife.notifier;

import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.notifier.channel.Channel;
import dev.shelflife.notifier.channel.Channels;
import dev.shelflife.notifier.channel.Destination;
import dev.shelflife.notifier.topology.Heartbeats;
import dev.shelflife.notifier.topology.InventoryTopology;
import dev.shelflife.notifier.topology.NotifierMeters;
import dev.shelflife.notifier.topology.RoutingTopology;
import dev.shelflife.notifier.topology.SenderTopology;
import dev.shelflife.notifier.topology.Sends;
import dev.shelflife.notifier.topology.StreamsSettings;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notifier: routing, the join with the inventory, and the sender unless no destination is configured. An exception that nobody caught stops both, and
 * completes {@link #termination()} exceptionally.
 */
public final class Notifier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration CLOSE = Duration.ofSeconds(20);

    /** How the notifier is. */
    public enum State {
        /** Not all of it runs yet. */
        STARTING,
        /** All of it runs. */
        RUNNING,
        /** It was closed. */
        STOPPED,
        /** It stopped by itself; {@link Notifier#termination()} says why. */
        FAILED
    }

    private final List<KafkaStreams> applications = new ArrayList<>();
    private final CountDownLatch starting;
    private final CompletableFuture<Void> termination = new CompletableFuture<>();
    private final ExecutorService executor;
    private final Sends sends;
    private final Meters meters;
    private final boolean sending;
    private final List<KafkaStreamsMetrics> kafkaMeters = new ArrayList<>();

    private Notifier(Cluster cluster, NotifierSettings settings, Clock transportClock, Meters meters) {
        this.meters = meters;
        Map<String, Channel> channels = channels(settings.destinations(), settings.heartbeats());
        executor = Executors.newFixedThreadPool(
                Math.max(1, channels.size() * Sends.PER_DESTINATION), Notifier::attemptThread);
        sends = new Sends(channels, executor, transportClock);
        NotifierMeters own = new NotifierMeters(meters, kinds(settings.destinations()), transportClock);
        add(
                cluster,
                settings,
                RoutingTopology.ROLE,
                empty -> Heartbeats.addTo(
                        RoutingTopology.build(
                                empty, cluster, settings.subscriptions(), settings.leadTimes(), transportClock, own),
                        cluster,
                        settings.heartbeats(),
                        settings.languages(),
                        transportClock,
                        own));
        add(cluster, settings, InventoryTopology.ROLE, empty -> InventoryTopology.of(cluster));
        sending = !channels.isEmpty();
        if (sending) {
            add(
                    cluster,
                    settings,
                    SenderTopology.ROLE,
                    empty -> SenderTopology.build(empty, cluster, sends, settings.paces(), own));
        }
        starting = new CountDownLatch(applications.size());
        applications.forEach(this::watch);
    }

    /** Starts without meters; else as {@link #start(Cluster, NotifierSettings, Clock, Meters)}. */
    public static Notifier start(Cluster cluster, NotifierSettings settings, Clock transportClock) {
        return start(cluster, settings, transportClock, Meters.none());
    }

    /**
     * Starts, and does not wait. The topics must exist.
     *
     * @param transportClock always real time: retries, signatures, alerts
     * @throws IllegalArgumentException naming every destination whose secrets cannot be used
     */
    public static Notifier start(Cluster cluster, NotifierSettings settings, Clock transportClock, Meters meters) {
        Notifier notifier = new Notifier(cluster, settings, transportClock, meters);
        notifier.applications.forEach(notifier::start);
        return notifier;
    }

    /** One that failed at once has closed the others, also those that were not started yet. */
    private void start(KafkaStreams application) {
        try {
            application.start();
        } catch (IllegalStateException e) {
            if (!termination.isCompletedExceptionally()) {
                throw e;
            }
        } catch (StreamsException e) {
            fail(e); // such as a topic that is not there, where all of it is to be read first
        }
    }

    /** Whether a sender runs too: whether there is any destination. */
    public boolean sends() {
        return sending;
    }

    /** How it is now. */
    public State state() {
        if (termination.isDone()) {
            return termination.isCompletedExceptionally() ? State.FAILED : State.STOPPED;
        }
        boolean running = applications.stream().allMatch(each -> each.state() == KafkaStreams.State.RUNNING);
        return running ? State.RUNNING : State.STARTING;
    }

    /**
     * Waits until all of it has run once.
     *
     * @return whether it did in time
     * @throws CompletionException when it stopped by itself meanwhile
     */
    public boolean awaitRunning(Duration patience) throws InterruptedException {
        boolean ran = starting.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (state() == State.FAILED) {
            termination.join();
        }
        return ran;
    }

    /** Completes when it is closed; exceptionally, with the cause, when it stopped by itself. */
    public CompletableFuture<Void> termination() {
        return termination.copy();
    }

    /** Books what is under way, leaves the groups (else the next start waits for a session to expire), and stops. */
    @Override
    public void close() {
        if (state() != State.FAILED && !sends.drain(DRAIN)) {
            LOG.warn("what is under way was not booked in time: it will be sent again, with the same ids");
        }
        kafkaMeters.forEach(KafkaStreamsMetrics::close);
        for (KafkaStreams each : applications) {
            if (!each.close(leaving(CLOSE))) {
                LOG.warn("a part of the notifier did not stop within {}", CLOSE);
            }
        }
        executor.shutdownNow();
        termination.complete(null);
    }

    private void add(Cluster cluster, NotifierSettings settings, String role, UnaryOperator<Topology> build) {
        StreamsConfig config =
                new StreamsConfig(StreamsSettings.of(cluster, role, settings.stateDir(), settings.replicationFactor()));
        KafkaStreams application = new KafkaStreams(build.apply(new Topology(new TopologyConfig(config))), config);
        applications.add(application);
        KafkaStreamsMetrics ofKafka = new KafkaStreamsMetrics(application);
        ofKafka.bindTo(meters.registry());
        kafkaMeters.add(ofKafka);
    }

    private void watch(KafkaStreams application) {
        CountDownLatch ran = new CountDownLatch(1);
        application.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING && ran.getCount() > 0) {
                ran.countDown();
                starting.countDown();
            }
            if (now == KafkaStreams.State.ERROR) {
                fail(new IllegalStateException("Kafka Streams went into its error state"));
            }
        });
        application.setUncaughtExceptionHandler(problem -> {
            fail(problem);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    }

    private static CloseOptions leaving(Duration patience) {
        return CloseOptions.timeout(patience)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
    }

    /** The other parts stop too, and leave their groups: half a notifier would look alive. */
    private void fail(Throwable problem) {
        if (termination.completeExceptionally(problem)) {
            LOG.error("the notifier stops", problem);
            applications.forEach(each -> each.close(leaving(Duration.ZERO)));
            applications.forEach(each -> starting.countDown());
        }
    }

    private static Map<String, Channel> channels(List<Destination> destinations, Map<String, Duration> heartbeats) {
        Map<String, Channel> channels = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (Destination destination : destinations) {
            try {
                channels.put(destination.name(), Channels.open(destination, heartbeats.get(destination.name())));
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return channels;
    }

    private static Map<String, String> kinds(List<Destination> destinations) {
        Map<String, String> kinds = new LinkedHashMap<>();
        destinations.forEach(each -> kinds.put(each.name(), each.kind()));
        return kinds;
    }

    private static final AtomicInteger THREADS = new AtomicInteger();

    private static Thread attemptThread(Runnable work) {
        Thread thread = new Thread(work, "shelflife-send-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
