package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.events.topics.Cluster;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How commands find what an installation has kept, whether it runs or not. */
final class PastAccess {

    @Option(names = "--data", paramLabel = "DIR", description = "data directory (default: ${DEFAULT-VALUE})")
    Path data = Path.of("data");

    @Mixin
    ClusterOptions cluster = new ClusterOptions();

    /**
     * Asks a running instance, a cluster, or what a former process left.
     *
     * @param what is asked, to be read after "cannot"
     * @throws Failure when there is none of them, or Kafka refuses
     */
    <T> T ask(String what, Function<Cluster, T> question) {
        try (Reach reach = Reach.runningOrData(cluster, data)
                .orElseThrow(() -> new Failure(
                        ExitCode.NOTHING_READ,
                        "nothing there yet: no shelflife runs with the data directory " + data
                                + ", and none has left data in it; start one with: shelflife run --data " + data
                                + ", or name a cluster with --bootstrap HOST:PORT"))) {
            return reach.ask(what, question);
        }
    }
}
