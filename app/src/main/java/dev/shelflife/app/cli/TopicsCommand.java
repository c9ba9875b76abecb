package dev.shelflife.app.cli;

import dev.shelflife.app.cluster.Acls;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.cluster.TopicTable;
import dev.shelflife.app.config.Settings;
import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.events.topics.Cluster;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The topics: printed, checked on a cluster, or created there. */
@Command(
        name = "topics",
        description = "Print the topics; with --bootstrap check a cluster's, with --create make the missing ones.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife topics --create --bootstrap broker-1:9092,broker-2:9092")
final class TopicsCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Option(names = "--create", description = "create the topics that are missing, then check all")
    boolean create;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "partitions of each topic that may have several (default: 4 to create, any to check)")
    @Nullable
    Integer partitions;

    @Option(names = "--replication", paramLabel = "N", description = "replicas (default: 3, or all brokers when fewer)")
    @Nullable
    Integer replication;

    @Option(
            names = "--min-insync-replicas",
            paramLabel = "N",
            description = "replicas that must have a record (default: 2 of 3, else 1)")
    @Nullable
    Integer minInsyncReplicas;

    @Option(names = "--markdown", description = "print the table as Markdown")
    boolean markdown;

    @Option(names = "--acls", description = "print the rights that each role needs instead of the table")
    boolean acls;

    @Mixin
    ClusterOptions cluster = new ClusterOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Commands.out(spec);
        if (create || cluster.isGiven()) {
            onCluster(cluster.required());
        }
        String prefix = cluster.prefix().orElse("");
        out.print(acls ? Acls.text(prefix) : markdown ? TopicTable.markdown(prefix) : TopicTable.text(prefix));
        out.flush();
        return ExitCode.DONE.code();
    }

    private void onCluster(Cluster there) {
        try (TopicAdmin admin = new TopicAdmin(there, layout(there))) {
            if (create) {
                List<String> created = admin.createAndVerify(PATIENCE);
                Commands.err(spec).println("created " + created.size() + " topics on " + there.bootstrapServers());
            } else {
                admin.verify();
                Commands.err(spec).println("all topics on " + there.bootstrapServers() + " are as they must be");
            }
        }
    }

    private TopicLayout layout(Cluster there) {
        int replicas = replication != null ? replication : create ? Math.min(3, TopicAdmin.brokers(there)) : 1;
        int inSync = minInsyncReplicas != null ? minInsyncReplicas : replicas >= 3 ? 2 : 1;
        int atLeast = partitions != null
                ? partitions
                : create ? Settings.DEFAULT.kafka().partitions() : 1;
        try {
            return new TopicLayout(atLeast, (short) Math.min(replicas, Short.MAX_VALUE), inSync);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
