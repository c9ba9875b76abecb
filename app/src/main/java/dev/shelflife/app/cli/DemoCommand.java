package dev.shelflife.app.cli;

import dev.shelflife.app.demo.Demo;
import dev.shelflife.app.failure.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job with nothing to configure and no internet. */
@Command(
        name = "demo",
        description = "Show the whole story on bundled sample pages: no internet, nothing to configure.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife demo --once")
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--once", description = "end when the story has been told")
    boolean once;

    @Option(names = "--json", description = "JSON lines on standard output")
    boolean json;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Logs.onlyWarnings();
        Path data = Files.createTempDirectory("shelflife-demo");
        try (Demo demo = Demo.start(data, Commands.out(spec), Commands.err(spec), json)) {
            demo.play(Instant.now());
            if (!once) {
                Commands.err(spec)
                        .println("\nThe broker stays up on " + demo.bootstrapServers()
                                + "; end with Ctrl-C. Try:\n  kcat -b " + demo.bootstrapServers()
                                + " -C -t shelflife.deprecations.end-of-patch");
                new CountDownLatch(1).await();
            }
        } finally {
            Utils.delete(data.toFile());
        }
        return ExitCode.DONE.code();
    }
}
