package dev.shelflife.app.cli;

import dev.shelflife.app.demo.Demo;
import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.run.StopSignal;
import dev.shelflife.events.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
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
        try (StopSignal stop = StopSignal.listen()) {
            Path data = Files.createTempDirectory("shelflife-demo");
            try (Demo demo = Demo.start(data, Commands.out(spec), Commands.err(spec), json)) {
                play(demo, stop.asked());
            } finally {
                Utils.delete(data.toFile());
            }
        }
        return ExitCode.DONE.code();
    }

    private void play(Demo demo, CompletableFuture<Void> stop) throws Exception {
        demo.play(Instant.now(), stop::isDone);
        if (!once && !stop.isDone()) {
            String broker = demo.bootstrapServers();
            Commands.err(spec)
                    .println("\nThe broker stays up on " + broker + "; end with Ctrl-C. Try:\n  kcat -b " + broker
                            + " -C -t " + Topics.END_OF_PATCH.name());
            stop.join();
        }
    }
}
