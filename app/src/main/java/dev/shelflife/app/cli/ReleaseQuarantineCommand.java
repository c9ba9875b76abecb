package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.output.QuarantineText;
import dev.shelflife.app.status.StateTable;
import dev.shelflife.events.Command;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Quarantined;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.yaml.Suggestion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A person says: it is so. */
@CommandLine.Command(
        name = "release-quarantine",
        description =
                "Let through what the guard holds of a source; the next look at it that shows the same accepts it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife release-quarantine google-dlc-table --by ada --reason \"the page was rebuilt\"")
final class ReleaseQuarantineCommand implements Callable<Integer> {

    private static final String PREFIX = "source/";

    @Parameters(index = "0", paramLabel = "SOURCE", description = "id of the source")
    String source = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "LINE",
            description = "ids of lines, or their beginnings, or 'page' (default: all that is held)")
    List<String> lines = new ArrayList<>();

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "who says so")
    String by = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "why")
    @Nullable
    String reason;

    @Option(names = "--data", paramLabel = "DIR", description = "data directory (default: ${DEFAULT-VALUE})")
    Path data = Path.of("data");

    @Mixin
    ClusterOptions cluster = new ClusterOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        Logs.onlyWarnings();
        if (by.isBlank()) {
            throw new Failure(ExitCode.USAGE, "--by is empty: say who releases");
        }
        String id = source.startsWith(PREFIX) ? source.substring(PREFIX.length()) : source;
        PrintWriter err = Commands.err(spec);
        try (Reach reach = Reach.running(cluster, data)
                .orElseThrow(() -> new Failure(
                        ExitCode.FAILED,
                        "no shelflife runs with the data directory " + data
                                + ": start it, or name the cluster with --bootstrap HOST:PORT"))) {
            List<Quarantined> chosen = chosen(
                    id, held(id, reach.ask("read the state table", there -> StateTable.read(there, err::println))));
            Command.ReleaseQuarantine release = new Command.ReleaseQuarantine(
                    id, chosen.stream().map(Quarantined::hash).toList(), by, reason, Instant.now());
            reach.ask("write the release", there -> CommandWriter.write(there, release));
            chosen.forEach(each -> err.println("released by " + by + ": " + QuarantineText.line(each)));
            err.println("the next look at " + id + " that shows the same accepts it, told on " + reach.address());
        }
        return ExitCode.DONE.code();
    }

    private static List<Quarantined> held(String id, Map<String, Lifecycle> rows) {
        if (!(rows.get(SubjectKey.source(id)) instanceof Lifecycle.Source row)) {
            List<String> known = rows.values().stream()
                    .filter(Lifecycle.Source.class::isInstance)
                    .map(each -> each.subject().substring(PREFIX.length()))
                    .toList();
            throw new Failure(
                    ExitCode.NOTHING_READ, "no source '" + id + "' has been looked at" + Suggestion.clause(id, known));
        }
        List<Quarantined> held = row.last() == null ? List.of() : row.last().quarantine();
        if (held.isEmpty()) {
            throw new Failure(ExitCode.NOTHING_READ, "nothing of " + id + " is held");
        }
        return held;
    }

    /** What is named, each by the beginning of one id only. */
    private List<Quarantined> chosen(String id, List<Quarantined> held) {
        if (lines.isEmpty()) {
            return held;
        }
        List<Quarantined> chosen = new ArrayList<>();
        for (String line : lines) {
            List<Quarantined> meant =
                    held.stream().filter(each -> each.what().startsWith(line)).toList();
            if (meant.size() != 1) {
                throw new Failure(
                        ExitCode.USAGE,
                        (meant.isEmpty()
                                        ? "nothing held of " + id + " is called '"
                                        : "more than one line of " + id + " begins with '")
                                + line + "'; held are: "
                                + String.join(
                                        ", ",
                                        held.stream().map(Quarantined::what).toList()));
            }
            chosen.addAll(meant);
        }
        return chosen;
    }
}
