package dev.shelflife.app.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job on the live pages. */
@Command(
        name = "run",
        description = "Watch the live pages; embedded broker unless --bootstrap names a cluster.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife run --data /var/lib/shelflife")
final class RunCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "F", description = "configuration (YAML)")
    @Nullable
    Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "data directory (default: data)")
    @Nullable
    Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "port of the embedded broker on 127.0.0.1; 0: any that is free (default: ${DEFAULT-VALUE})")
    int port = 19092;

    @Option(
            names = "--only",
            paramLabel = "ROLE",
            split = ",",
            description = "run these roles only: ${COMPLETION-CANDIDATES} (default: all)")
    Set<Role> only = EnumSet.allOf(Role.class);

    @Mixin
    ClusterOptions cluster = new ClusterOptions();

    @Override
    public Integer call() {
        return Unwired.fail("run");
    }
}
