package dev.shelflife.app.cli;

import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.events.topics.Cluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Loads what a first start loads, so that the launcher can keep the classes in an archive (AppCDS). Not for people. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Parameters(paramLabel = "DIR", description = "an empty directory")
    Path directory = Path.of("");

    @Override
    public Integer call() {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
                TopicAdmin admin = new TopicAdmin(Cluster.at(broker.bootstrapServers()), TopicLayout.EMBEDDED)) {
            admin.createAndVerify(PATIENCE);
        }
        return 0;
    }
}
