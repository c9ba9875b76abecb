package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.events.Command;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** A person says: we live with it. */
@CommandLine.Command(
        name = "waive",
        description =
                "Waive the end of a version until a day: nothing about it is told, unless its date moves earlier.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer =
                "  shelflife waive deep-learning-containers/tensorflow/2.15 --milestone end-of-patch --by ada --reason \"migration in Q3\" --until 2026-09-30")
final class WaiveCommand extends SilenceCommand {

    @Option(names = "--until", paramLabel = "DATE", required = true, description = "the last day of the waiver (UTC)")
    LocalDate until = LocalDate.EPOCH;

    @Override
    void check(Instant now) {
        if (reason == null || reason.isBlank()) {
            throw new Failure(ExitCode.USAGE, "--reason is missing: a waiver needs one");
        }
        if (!end().isAfter(now)) {
            throw new Failure(ExitCode.USAGE, "--until " + until + " has passed");
        }
    }

    private Instant end() {
        return until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    Command.Silence said(String subject, Instant now, @Nullable LocalDate date) {
        return new Command.Waive(subject, milestone, by, Objects.requireNonNull(reason), now, date, end());
    }
}
