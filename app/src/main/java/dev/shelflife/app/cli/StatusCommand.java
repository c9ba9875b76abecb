package dev.shelflife.app.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where framework versions stand. */
@Command(
        name = "status",
        description = "Show where framework versions stand, of a running instance or a data directory.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife status deep-learning-containers/tensorflow/2.17")
final class StatusCommand implements Callable<Integer> {

    @Parameters(paramLabel = "KEY", arity = "0..1", description = "service/framework/version (default: all)")
    @Nullable
    String key;

    @Option(names = "--at", paramLabel = "DATE", description = "as of this day")
    @Nullable
    LocalDate at;

    @Option(names = "--known-at", paramLabel = "INSTANT", description = "with what was known at this instant")
    @Nullable
    Instant knownAt;

    @Option(names = "--data", paramLabel = "DIR", description = "data directory (default: ${DEFAULT-VALUE})")
    Path data = Path.of("data");

    @Option(names = "--json", description = "JSON lines on standard output")
    boolean json;

    @Mixin
    ClusterOptions cluster = new ClusterOptions();

    @Override
    public Integer call() {
        return Unwired.fail("status");
    }
}
