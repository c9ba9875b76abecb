package dev.shelflife.app.cli;

import dev.shelflife.app.demo.Demo;
import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.events.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
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

    private static final int PATIENCE_SECONDS = 30;

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
        CountDownLatch gone = new CountDownLatch(1);
        try (Demo demo = Demo.start(data, Commands.out(spec), Commands.err(spec), json)) {
            demo.play(Instant.now());
            if (!once) {
                Commands.err(spec)
                        .println("\nThe broker stays up on " + demo.bootstrapServers()
                                + "; end with Ctrl-C. Try:\n  kcat -b " + demo.bootstrapServers()
                                + " -C -t " + Topics.END_OF_PATCH.name());
                awaitCtrlC(gone);
            }
        } finally {
            Utils.delete(data.toFile());
            gone.countDown();
        }
        return ExitCode.DONE.code();
    }

    /** The process ends when its hooks have: ours waits until nothing of the demo is left on the disk. */
    private static void awaitCtrlC(CountDownLatch gone) throws InterruptedException {
        CountDownLatch pressed = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            pressed.countDown();
                            awaitAtMost(gone);
                        },
                        "shelflife-demo-stop"));
        pressed.await();
    }

    private static void awaitAtMost(CountDownLatch gone) {
        try {
            if (!gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LoggerFactory.getLogger(DemoCommand.class).warn("the demo did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
