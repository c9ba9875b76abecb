package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.history.HistoryTable;
import dev.shelflife.app.output.PolicyStatus;
import dev.shelflife.app.output.QuarantineText;
import dev.shelflife.app.output.StatusJson;
import dev.shelflife.app.output.StatusText;
import dev.shelflife.app.status.AsOf;
import dev.shelflife.app.status.StateTable;
import dev.shelflife.app.status.Statuses;
import dev.shelflife.app.status.VersionStatus;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.SupportPolicy;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.SourceChecked;
import dev.shelflife.yaml.Suggestion;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Where framework versions stand. */
@Command(
        name = "status",
        description = "Show where framework versions stand, of a running instance or a data directory.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = {
            "  shelflife status deep-learning-containers/tensorflow/2.17",
            "  shelflife status deep-learning-containers/tensorflow/2.17 --at 2026-01-31 --known-at 2025-12-24"
        })
final class StatusCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "KEY",
            arity = "0..1",
            description = "service/framework/version or policy/service (default: all)")
    @Nullable
    String key;

    @Option(
            names = "--at",
            paramLabel = "DATE",
            description = "what was, or will be, valid on a day or at an instant (default: now)")
    @Nullable
    String at;

    @Option(
            names = "--known-at",
            paramLabel = "INSTANT",
            description = "as far as it was known at an instant or by the end of a day (default: now)")
    @Nullable
    String knownAt;

    @Option(names = "--json", description = "JSON lines on standard output")
    boolean json;

    @Mixin
    PastAccess past = new PastAccess();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        Logs.onlyWarnings();
        Instant now = Instant.now();
        Instant known = knownAt == null ? now : instant("--known-at", knownAt, 1);
        if (known.isAfter(now)) {
            throw new Failure(
                    ExitCode.USAGE, "--known-at " + knownAt + " lies ahead: nobody knows what will be known then");
        }
        Instant when = at == null ? known : instant("--at", at, 0);
        boolean asked = at != null || knownAt != null;
        Found found = find(knownAt == null ? null : known, asked);
        SortedMap<String, Lifecycle> rows = found.rows();
        List<VersionStatus> all = Statuses.of(rows, new AsOf(when, known, found.releases()));
        List<SupportPolicy> policies = policies(rows);
        if (all.isEmpty() && policies.isEmpty()) {
            throw new Failure(ExitCode.NOTHING_READ, "nothing there yet: no framework version has been told");
        }
        PrintWriter out = Commands.out(spec);
        if (key == null) {
            (json ? all.stream().map(StatusJson::line) : StatusText.table(all).stream()).forEach(out::println);
            policies.stream()
                    .map(json ? PolicyStatus::json : PolicyStatus::line)
                    .forEach(out::println);
        } else if (rows.get(key) instanceof SupportPolicy policy) {
            (json ? Stream.of(PolicyStatus.json(policy)) : PolicyStatus.details(policy).stream()).forEach(out::println);
        } else {
            VersionStatus one = one(key, all);
            (json ? Stream.of(StatusJson.line(one)) : StatusText.details(one).stream()).forEach(out::println);
        }
        if (json && key == null) {
            quarantines(rows).forEach(out::println);
        }
        out.flush();
        troubles(rows).forEach(Commands.err(spec)::println);
        return ExitCode.DONE.code();
    }

    private static List<SupportPolicy> policies(SortedMap<String, Lifecycle> rows) {
        return rows.values().stream()
                .filter(SupportPolicy.class::isInstance)
                .map(SupportPolicy.class::cast)
                .toList();
    }

    private record Found(SortedMap<String, Lifecycle> rows, Map<String, ImageRelease> releases) {}

    /** All in one visit: where no instance runs, each costs the start of a broker. */
    private Found find(@Nullable Instant known, boolean withReleases) {
        Consumer<String> said = Commands.err(spec)::println;
        return past.ask(
                "read the state table",
                there -> new Found(
                        known == null ? StateTable.read(there, said) : HistoryTable.read(there, known, said),
                        withReleases ? HistoryTable.releases(there, said) : Map.of()));
    }

    /** An instant, or the beginning of a day (UTC) some days later. */
    private static Instant instant(String option, String text, int days) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minusMillis(days);
        } catch (DateTimeException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    option + " " + text + " is neither a day such as 2026-03-31 nor an instant such as "
                            + "2026-03-31T12:00:00Z",
                    e);
        }
    }

    private static VersionStatus one(String key, List<VersionStatus> all) {
        return all.stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        ExitCode.NOTHING_READ,
                        "nothing is known of '" + key + "'"
                                + Suggestion.clause(
                                        key,
                                        all.stream().map(VersionStatus::key).toList())));
    }

    /** Sources whose last look went wrong, and what is held of them. */
    private static List<String> troubles(SortedMap<String, Lifecycle> rows) {
        Stream<String> held = lastLooks(rows).stream().flatMap(last -> last.quarantine().stream()
                .map(each -> "source " + last.source() + ": held: " + QuarantineText.line(each)));
        return Stream.of(wrong(rows).stream(), lost(rows), held)
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<String> lost(SortedMap<String, Lifecycle> rows) {
        return rows.values().stream()
                .filter(row -> row instanceof Lifecycle.Source source && source.lostAt() != null)
                .map(row -> (Lifecycle.Source) row)
                .map(row -> row.subject().replace('/', ' ') + ": unverified since " + row.lostAt() + ", "
                        + (row.verifiedAt() == null
                                ? "never read or confirmed"
                                : "last read or confirmed " + row.verifiedAt()));
    }

    private static List<String> wrong(SortedMap<String, Lifecycle> rows) {
        return lastLooks(rows).stream()
                .filter(last -> last.outcome() == CheckOutcome.FAILED || last.outcome() == CheckOutcome.HELD)
                .map(last -> "source " + last.source() + ": the last look, at " + last.at() + ", "
                        + (last.outcome() == CheckOutcome.HELD ? "was not believed: " : "failed: ") + last.reason())
                .toList();
    }

    private static List<SourceChecked> lastLooks(SortedMap<String, Lifecycle> rows) {
        return rows.values().stream()
                .map(row -> row instanceof Lifecycle.Source source ? source.last() : null)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> quarantines(SortedMap<String, Lifecycle> rows) {
        return lastLooks(rows).stream()
                .flatMap(last -> last.quarantine().stream().map(held -> QuarantineText.json(last.source(), held)))
                .toList();
    }
}
