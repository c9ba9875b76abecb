package dev.shelflife.app.cli;

import dev.shelflife.app.backtest.Backtest;
import dev.shelflife.app.backtest.Outcome;
import dev.shelflife.app.config.Settings;
import dev.shelflife.app.config.SettingsFile;
import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.output.BacktestText;
import dev.shelflife.app.replay.BadReplayInputException;
import dev.shelflife.app.replay.GuardMode;
import dev.shelflife.app.replay.Replay;
import dev.shelflife.app.run.Subscriptions;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.ingest.source.SourceCatalogue;
import dev.shelflife.notifier.route.Subscription;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Subscriptions over a history, before they are switched on. */
@Command(
        name = "test",
        description =
                "Show what each subscription would have told of a history, how early, and what it would have missed.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife route test --config shelflife.yaml --history archive/ --until 2026-06-30")
final class RouteTestCommand implements Callable<Integer> {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "configuration with the subscriptions; secrets are not read (default: one subscription to all)")
    @Nullable
    Path config;

    @Option(
            names = "--history",
            paramLabel = "PATH",
            required = true,
            description = "what replay takes: archived pages or a file of observations; may be given several times")
    List<Path> histories = List.of();

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "let time run to the end of this day (default: the last page)")
    @Nullable
    LocalDate until;

    @Option(
            names = "--days",
            paramLabel = "N",
            split = ",",
            description = "how many days ahead an end must have been told (default: 1,7,30,90)")
    List<Integer> days = List.of(1, 7, 30, 90);

    @Mixin
    SourceOptions sources = new SourceOptions();

    @Option(names = "--json", description = "JSON lines on standard output, one for each subscription")
    boolean json;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Commands.out(spec);
        PrintWriter err = Commands.err(spec);
        SourceCatalogue catalogue = sources.catalogue(err);
        Settings settings = settings(catalogue);
        LeadTimes leadTimes = LeadTimes.of(settings.leadDays());
        List<Subscription> subscriptions = config == null
                ? List.of(Subscription.everythingTo("everything"))
                : Subscriptions.of(settings.notifier());
        Backtest backtest = new Backtest(subscriptions, leadTimes);
        int looked = 0;
        for (Path history : histories) {
            backtest.begin();
            looked += replay(history, catalogue, leadTimes, backtest);
        }
        if (looked == 0) {
            throw new Failure(ExitCode.NOTHING_READ, histories + ": nothing to replay");
        }
        for (Outcome outcome : backtest.outcomes()) {
            if (json) {
                out.println(BacktestText.json(outcome, days));
            } else {
                BacktestText.lines(outcome, days).forEach(out::println);
            }
        }
        out.flush();
        err.println("replayed " + looked + " pages or observations");
        return ExitCode.DONE.code();
    }

    private Settings settings(SourceCatalogue catalogue) {
        if (config == null) {
            return Settings.DEFAULT;
        }
        Settings settings = SettingsFile.read(
                config,
                directory -> catalogue.all().stream().map(source -> source.id()).toList(),
                Map.of(),
                false);
        if (settings.notifier().subscriptions().isEmpty()) {
            throw new Failure(ExitCode.USAGE, config + " has no subscription: there is nothing to test");
        }
        return settings;
    }

    private int replay(Path history, SourceCatalogue catalogue, LeadTimes leadTimes, Backtest backtest) {
        PrintWriter err = Commands.err(spec);
        try {
            if (Replay.isArchive(history)) {
                return Replay.pages(
                                history, catalogue, end(), GuardMode.REPORT, leadTimes, err::println, backtest::take)
                        .yielding();
            }
            if (!Files.isReadable(history) || !Replay.isObservationFile(history)) {
                throw new Failure(
                        ExitCode.USAGE,
                        history + " cannot be replayed" + (Files.exists(history) ? "" : ", it is not there"));
            }
            return Replay.observations(history, end(), leadTimes, backtest::take);
        } catch (BadReplayInputException e) {
            throw new Failure(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "cannot read " + history + ": " + e.getMessage(), e);
        }
    }

    /** The last instant of the day. */
    private @Nullable Instant end() {
        return until == null
                ? null
                : until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1);
    }
}
