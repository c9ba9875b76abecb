package dev.shelflife.app.run;

import dev.shelflife.app.InstanceFile;
import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.LogTimes;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.config.Settings;
import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.health.HealthServer;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.ingest.source.SourceCatalogue;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The main job in this process, from the lock on the data directory to the last closed file.
 *
 * @param settings the configuration
 * @param sources the pages to watch
 * @param data the data directory of this process
 * @param roles which roles it runs
 * @param built when this program was built, if known
 */
public record Installation(
        Settings settings, SourceCatalogue sources, Path data, Set<Role> roles, Optional<Instant> built) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int REPLICAS = 3;

    /**
     * Runs until the process is told to end, or a role fails.
     *
     * @param cluster a real one; empty: an embedded broker with the data in the data directory
     * @param port of the embedded broker
     * @param progress for what happens
     * @throws Failure when something is in the way, or a role has failed
     */
    public void run(Optional<Cluster> cluster, int port, String version, PrintWriter progress)
            throws InterruptedException {
        try (StopSignal stop = StopSignal.listen();
                InstanceFile instance = InstanceFile.lock(data);
                EmbeddedBrokerOrNone broker = EmbeddedBrokerOrNone.start(cluster.isEmpty(), data, port, progress)) {
            Cluster here = cluster.orElseGet(() -> new Cluster(
                    Map.of("bootstrap.servers", broker.address()),
                    settings.kafka().topicPrefix()));
            serve(here, cluster.isPresent(), instance, version, progress, stop.asked());
        }
    }

    private void serve(
            Cluster cluster,
            boolean isReal,
            InstanceFile instance,
            String version,
            PrintWriter progress,
            CompletableFuture<Void> stop)
            throws InterruptedException {
        TopicLayout layout = layout(cluster, isReal);
        try (TopicAdmin admin = new TopicAdmin(cluster, layout)) {
            if (settings.kafka().createTopics()) {
                admin.createAndVerify(PATIENCE);
            } else {
                admin.verify();
            }
        }
        Clock clock = Clock.systemUTC();
        ClockCheck.check(clock.instant(), built, new LogTimes(cluster).lastAppend());
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (Roles running = start(cluster, plan(version, layout), clock, new Meters(registry));
                HealthCheck check = new HealthCheck(running, cluster, registry);
                HealthOrNone health = HealthOrNone.start(settings.listen(), check)) {
            // From here on it can be asked how far the start is.
            running.awaitRunning(PATIENCE);
            Map<String, String> addresses = new TreeMap<>(Map.of("kafka", cluster.bootstrapServers()));
            health.address().ifPresent(address -> addresses.put("http", address));
            instance.write(addresses, cluster.prefix(), clock.instant());
            if (roles.contains(Role.INGEST) && settings.sources().contactUrl() == null) {
                progress.println("no sources.contactUrl is configured: vendors cannot see who asks for their pages");
            }
            progress.println("shelflife runs " + roles + "; Kafka on " + cluster.bootstrapServers()
                    + health.address()
                            .map(at -> "; health and metrics on http://" + at)
                            .orElse(""));
            progress.flush();
            Object end = CompletableFuture.anyOf(stop, running.failure()).get();
            if (end instanceof Throwable failure) {
                throw Roles.failed(failure);
            }
        } catch (TimeoutException e) {
            throw new Failure(ExitCode.FAILED, "the roles did not start: " + e.getMessage(), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("neither future fails", e);
        }
    }

    private Roles start(Cluster cluster, Plan plan, Clock clock, Meters meters) {
        try {
            return Roles.start(cluster, roles, plan, clock, clock, meters);
        } catch (IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    private static Failure unusable(IllegalArgumentException e) {
        return new Failure(ExitCode.USAGE, "the configuration cannot be used: " + e.getMessage(), e);
    }

    private Plan plan(String version, TopicLayout layout) {
        try {
            return Plan.of(settings, sources, data, version, layout.replication());
        } catch (IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    private TopicLayout layout(Cluster cluster, boolean isReal) {
        if (!isReal) {
            return TopicLayout.EMBEDDED;
        }
        Settings.Kafka kafka = settings.kafka();
        int replicas =
                kafka.replication() == null ? Math.min(REPLICAS, TopicAdmin.brokers(cluster)) : kafka.replication();
        int inSync = Objects.requireNonNullElse(kafka.minInsyncReplicas(), replicas >= REPLICAS ? 2 : 1);
        return new TopicLayout(kafka.partitions(), (short) replicas, inSync);
    }

    /** A place to ask for health and metrics, where one is wanted. */
    private record HealthOrNone(@Nullable HealthServer server) implements AutoCloseable {

        static HealthOrNone start(Settings.@Nullable Listen listen, HealthServer.Tells tells) {
            return new HealthOrNone(
                    listen == null
                            ? null
                            : HealthServer.start(new InetSocketAddress(listen.host(), listen.port()), tells));
        }

        Optional<String> address() {
            return Optional.ofNullable(server).map(HealthServer::address);
        }

        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
        }
    }

    /** A broker where one is wanted. */
    private record EmbeddedBrokerOrNone(@Nullable EmbeddedBroker broker) implements AutoCloseable {

        static EmbeddedBrokerOrNone start(boolean wanted, Path data, int port, PrintWriter progress) {
            if (!wanted) {
                return new EmbeddedBrokerOrNone(null);
            }
            progress.println("starting an embedded Kafka in " + data + " …");
            progress.flush();
            return new EmbeddedBrokerOrNone(EmbeddedBroker.start(data, port));
        }

        String address() {
            return Objects.requireNonNull(broker, "no broker was wanted").bootstrapServers();
        }

        @Override
        public void close() {
            if (broker != null) {
                broker.close();
            }
        }
    }
}
