package dev.shelflife.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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

    @Override
    public Integer call() {
        return Unwired.fail("demo");
    }
}
