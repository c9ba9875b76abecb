package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.events.topics.Cluster;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a command finds a Kafka cluster. */
final class ClusterOptions {

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "a broker of a real cluster, or several with commas")
    private @Nullable String bootstrap;

    @Option(
            names = "--kafka-config",
            paramLabel = "F",
            description = "properties file with Kafka client settings (TLS, SASL, …)")
    private @Nullable Path kafkaConfig;

    @Option(
            names = "--topic-prefix",
            paramLabel = "P",
            description = "what stands before the names of topics, groups and transactional ids")
    private @Nullable String topicPrefix;

    /** Whether any address was given. */
    boolean isGiven() {
        return bootstrap != null || kafkaConfig != null;
    }

    /** The prefix given, or nothing. */
    Optional<String> prefix() {
        return Optional.ofNullable(topicPrefix).map(ClusterFiles::requirePrefix);
    }

    /**
     * The cluster that the options name.
     *
     * @return empty when they name none
     * @throws Failure when the file cannot be read or nothing names an address
     */
    Optional<Cluster> cluster() {
        return ClusterFiles.cluster(bootstrap, kafkaConfig, topicPrefix == null ? "" : topicPrefix);
    }

    /**
     * The cluster that the options name, else the one that serves at an address.
     *
     * @param fallback an address such as that of the embedded broker
     */
    Cluster clusterOr(String fallback) {
        return cluster().orElseGet(() -> new Cluster(Map.of("bootstrap.servers", fallback), prefix().orElse("")));
    }

    /** As {@link #cluster()}, for commands that cannot do without. */
    Cluster required() {
        return cluster()
                .orElseThrow(() -> new Failure(ExitCode.USAGE, "which cluster? name it with --bootstrap HOST:PORT"));
    }
}
