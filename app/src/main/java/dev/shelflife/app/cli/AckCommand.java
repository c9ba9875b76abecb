package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.status.StateTable;
import dev.shelflife.events.Command;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.yaml.Suggestion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** A person says: known. */
@CommandLine.Command(
        name = "ack",
        description = "Acknowledge the end of a version: its alerts stop firing.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife ack deep-learning-containers/tensorflow/2.15 --milestone end-of-patch --by ada")
final class AckCommand implements Callable<Integer> {

    /** The first words of subjects that are no framework versions. */
    private static final Set<String> NOT_SERVICES = Set.of("source", "policy");

    @Parameters(paramLabel = "KEY", description = "service/framework/version")
    String key = "";

    @Option(
            names = "--milestone",
            paramLabel = "M",
            required = true,
            converter = MilestoneName.class,
            description = "end-of-patch or end-of-availability")
    Milestone milestone = Milestone.END_OF_PATCH;

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
        SubjectKey subject = SubjectKey.parse(key);
        if (subject == null || NOT_SERVICES.contains(subject.service())) {
            throw new Failure(
                    ExitCode.USAGE,
                    "'" + key + "' is not a framework version: write service/framework/version, such as "
                            + "deep-learning-containers/tensorflow/2.15");
        }
        if (by.isBlank()) {
            throw new Failure(ExitCode.USAGE, "--by is empty: say who acknowledges");
        }
        Command.Acknowledge known = new Command.Acknowledge(subject.key(), milestone, by, reason, Instant.now());
        PrintWriter err = Commands.err(spec);
        try (Reach reach = Reach.running(cluster, data)
                .orElseThrow(() -> new Failure(
                        ExitCode.FAILED,
                        "no shelflife runs with the data directory " + data
                                + ": start it, or name the cluster with --bootstrap HOST:PORT"))) {
            Set<String> versions = reach.ask("read the state table", there -> StateTable.read(there, err::println))
                    .keySet();
            if (!versions.contains(known.subject())) {
                err.println("note: nothing is known of '" + known.subject() + "' yet"
                        + Suggestion.clause(known.subject(), versions));
            }
            reach.ask("write the acknowledgement", there -> CommandWriter.write(there, known));
            err.println("acknowledged by " + by + ": " + name(milestone) + " of " + known.subject()
                    + (reason == null ? "" : " (" + reason + ")") + "; its alerts stop firing, told on "
                    + reach.address());
        }
        return ExitCode.DONE.code();
    }

    private static String name(Milestone milestone) {
        return milestone.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Reads {@code end-of-patch} or {@code END_OF_PATCH}. */
    static final class MilestoneName implements ITypeConverter<Milestone> {
        @Override
        public Milestone convert(String text) {
            List<String> names = Milestone.DATED.stream()
                    .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList();
            int found = names.indexOf(text.toLowerCase(Locale.ROOT).replace('_', '-'));
            if (found < 0) {
                throw new TypeConversionException("'" + text + "' is not a milestone: write "
                        + String.join(" or ", names) + Suggestion.clause(text, names));
            }
            return Milestone.DATED.get(found);
        }
    }
}
