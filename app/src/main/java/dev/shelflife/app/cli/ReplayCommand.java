package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.output.TransitionText;
import dev.shelflife.app.replay.BadReplayInputException;
import dev.shelflife.app.replay.GuardMode;
import dev.shelflife.app.replay.Replay;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    @Parameters(
            paramLabel = "PATH",
            description =
                    "WARC file, folder of WARC files or with a manifest.jsonl, or JSON-lines file of observations")
    Path path = Path.of("");

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "let time run to the end of this day (default: the last page)")
    @Nullable
    LocalDate until;

    @Option(
            names = "--guard",
            paramLabel = "report|enforce",
            description = "tell what the guard does not believe and go on (default), or hold it, as live")
    GuardMode guard = GuardMode.REPORT;

    @Mixin
    SourceOptions sources = new SourceOptions();

    @Option(names = "--json", description = "JSON lines on standard output")
    boolean json;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Commands.out(spec);
        AtomicLong transitions = new AtomicLong();
        Consumer<Transition> told = transition -> {
            transitions.incrementAndGet();
            out.println(json ? TransitionText.json(transition) : TransitionText.line(transition));
        };
        String replayed;
        try {
            replayed = replay(told);
        } catch (BadReplayInputException e) {
            out.flush(); // what was told before a file broke off is true all the same
            throw new Failure(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "cannot read " + path + ": " + e.getMessage(), e);
        }
        out.flush();
        Commands.err(spec)
                .println("replayed " + replayed + ": " + transitions
                        + (transitions.get() == 1 ? " transition" : " transitions"));
        return ExitCode.DONE.code();
    }

    /** How much was replayed, in words. */
    private String replay(Consumer<Transition> told) throws IOException, BadReplayInputException {
        if (Replay.isArchive(path)) {
            Replay.Extent extent = Replay.pages(
                    path,
                    sources.catalogue(Commands.err(spec)),
                    end(),
                    guard,
                    LeadTimes.DEFAULT,
                    Commands.err(spec)::println,
                    told);
            if (extent.yielding() == 0) {
                throw nothing(extent.looked() == 0 ? "no page" : "none of the " + extent.looked() + " pages");
            }
            return extent.looked() + " pages";
        }
        if (!Files.isReadable(path) || !Replay.isObservationFile(path)) {
            throw new Failure(
                    ExitCode.USAGE,
                    path + " cannot be replayed" + (Files.exists(path) ? "" : ", it is not there")
                            + ": give a WARC file, a folder of WARC files or of pages with a manifest.jsonl,"
                            + " or a file of observations, one JSON object a line");
        }
        int observations = Replay.observations(path, end(), LeadTimes.DEFAULT, told);
        if (observations == 0) {
            throw nothing("no observation");
        }
        return observations + " observations";
    }

    private Failure nothing(String what) {
        return new Failure(
                ExitCode.NOTHING_READ,
                path + ": " + what + " yields anything" + (until == null ? "" : " until the end of " + until));
    }

    /** The last instant of the day: the midnight after it, at which stages begin, belongs to the next. */
    private @Nullable Instant end() {
        return until == null
                ? null
                : until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1);
    }
}
