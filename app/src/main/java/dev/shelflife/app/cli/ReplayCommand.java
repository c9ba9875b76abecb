package dev.shelflife.app.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Archived pages or observations through the pure core, under their own times. */
@Command(
        name = "replay",
        description =
                "Run archived pages or observations through the rules, without a broker, and print every transition.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife replay --until 2026-06-30 archive/")
final class ReplayCommand implements Callable<Integer> {

    /** What to do with differences that the guard does not believe. */
    enum Guard {
        /** Tell them, and go on. */
        REPORT,
        /** Hold them, as live. */
        ENFORCE
    }

    @Parameters(paramLabel = "PATH", description = "folder with manifest.jsonl, or a JSON-lines file of observations")
    Path path = Path.of("");

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "let time run to the end of this day (default: the last page)")
    @Nullable
    LocalDate until;

    @Option(
            names = "--guard",
            paramLabel = "MODE",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Guard guard = Guard.REPORT;

    @Option(names = "--json", description = "JSON lines on standard output")
    boolean json;

    @Override
    public Integer call() {
        return Unwired.fail("replay");
    }
}
