package dev.shelflife.app.cli;

import dev.shelflife.events.Milestone;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A person says: known. */
@Command(
        name = "ack",
        description = "Acknowledge the end of a version: its alerts stop firing.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife ack deep-learning-containers/tensorflow/2.15 --milestone end_of_patch --by ada")
final class AckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "KEY", description = "service/framework/version")
    String key = "";

    @Option(
            names = "--milestone",
            paramLabel = "M",
            required = true,
            description = "END_OF_PATCH or END_OF_AVAILABILITY")
    Milestone milestone = Milestone.END_OF_PATCH;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "who says so")
    String by = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "why")
    @Nullable
    String reason;

    @Option(names = "--data", paramLabel = "DIR", description = "data directory (default: ${DEFAULT-VALUE})")
    Path data = Path.of("data");

    @Mixin
    ClusterOptions cluster = new ClusterOptions();

    @Override
    public Integer call() {
        return Unwired.fail("ack");
    }
}
