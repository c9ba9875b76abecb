package dev.shelflife.app.cli;

import dev.shelflife.app.InstanceFile;
import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.events.topics.Cluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The Kafka that a command talks to, as long as it does. */
final class Reach implements AutoCloseable {

    private final Cluster cluster;
    private final @Nullable EmbeddedBroker broker;
    private final @Nullable InstanceFile lock;

    private Reach(Cluster cluster, @Nullable EmbeddedBroker broker, @Nullable InstanceFile lock) {
        this.cluster = cluster;
        this.broker = broker;
        this.lock = lock;
    }

    /**
     * The cluster that the options name, else that of the process which serves the data directory.
     *
     * @return empty when there is neither
     * @throws Failure when the cluster does not answer
     */
    static Optional<Reach> running(ClusterOptions options, Path data) {
        Optional<Cluster> found = options.cluster().or(() -> InstanceFile.read(data)
                .flatMap(instance -> Optional.ofNullable(instance.addresses().get("kafka"))
                        .map(address -> new Cluster(
                                Map.of("bootstrap.servers", address),
                                options.prefix().orElse(instance.topicPrefix())))));
        // An address where nobody is would be waited for much longer by a consumer or a producer.
        found.ifPresent(TopicAdmin::brokers);
        return found.map(cluster -> new Reach(cluster, null, null));
    }

    /**
     * As {@link #running}, else a broker of our own on the data that a former process left.
     *
     * @return empty when there is no such data either
     * @throws Failure when the cluster does not answer, or the data cannot be had
     */
    static Optional<Reach> runningOrData(ClusterOptions options, Path data) {
        Optional<Reach> running = running(options, data);
        if (running.isPresent() || !Files.isDirectory(data.resolve("kafka"))) {
            return running;
        }
        InstanceFile lock = InstanceFile.lock(data);
        EmbeddedBroker broker = null;
        try {
            broker = EmbeddedBroker.start(data, 0);
            Cluster cluster = new Cluster(
                    Map.of("bootstrap.servers", broker.bootstrapServers()),
                    options.prefix().orElse(""));
            return Optional.of(new Reach(cluster, broker, lock));
        } finally {
            if (broker == null) {
                lock.close();
            }
        }
    }

    /** Where it is. */
    String address() {
        return cluster.bootstrapServers();
    }

    /**
     * Asks, and puts Kafka's refusals into words.
     *
     * @param what is asked, to be read after "cannot"
     * @throws Failure when Kafka refuses or does not answer
     */
    <T> T ask(String what, Function<Cluster, T> question) {
        try {
            return question.apply(cluster);
        } catch (KafkaException e) {
            throw new Failure(ExitCode.FAILED, "cannot " + what + " on " + address() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (broker != null) {
            broker.close();
        }
        if (lock != null) {
            lock.close();
        }
    }
}
