package dev.shelflife.app.cli;

import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.events.topics.Cluster;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads what a first start loads, so that the launcher can keep the classes in an archive (AppCDS). Not for people. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Parameters(paramLabel = "DIR", description = "an empty directory")
    Path directory = Path.of("");

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        Commands.line(spec).getParent().usage(new PrintWriter(Writer.nullWriter()));
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
                TopicAdmin admin = new TopicAdmin(Cluster.at(broker.bootstrapServers()), TopicLayout.EMBEDDED)) {
            admin.createAndVerify(PATIENCE);
        }
        return 0;
    }
}
