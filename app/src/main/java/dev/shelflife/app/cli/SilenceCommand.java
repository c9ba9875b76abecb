package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.history.TransitionLog;
import dev.shelflife.app.status.EndDate;
import dev.shelflife.app.status.StateTable;
import dev.shelflife.events.Command;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Transition;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.notifier.queue.SilenceRule;
import dev.shelflife.yaml.Suggestion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** A person says something so that alerts about the end of a version are silent. */
abstract class SilenceCommand implements Callable<Integer> {

    /** The first words of subjects that are no framework versions. */
    private static final Set<String> NOT_SERVICES = Set.of("source", "policy");

    @Parameters(
            paramLabel = "KEY",
            description = "service/framework/version, or inventory/… as in a message about what you run")
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
    public final Integer call() {
        Logs.onlyWarnings();
        SubjectKey version = SubjectKey.parse(key);
        boolean ofUse = key.startsWith(SubjectKey.USES);
        if (!ofUse && (version == null || NOT_SERVICES.contains(version.service()))) {
            throw new Failure(
                    ExitCode.USAGE,
                    "'" + key + "' is not a framework version: write service/framework/version, such as "
                            + "deep-learning-containers/tensorflow/2.15, or the subject of a message about your images");
        }
        if (by.isBlank()) {
            throw new Failure(ExitCode.USAGE, "--by is empty: say who it is");
        }
        Instant now = Instant.now();
        check(now);
        PrintWriter err = Commands.err(spec);
        try (Reach reach = Reach.running(cluster, data)
                .orElseThrow(() -> new Failure(
                        ExitCode.FAILED,
                        "no shelflife runs with the data directory " + data
                                + ": start it, or name the cluster with --bootstrap HOST:PORT"))) {
            Map<String, Lifecycle> known =
                    reach.ask("read the state table", there -> StateTable.read(there, err::println));
            if (!ofUse && !known.containsKey(key)) {
                err.println("note: nothing is known of '" + key + "' yet" + Suggestion.clause(key, known.keySet()));
            }
            LocalDate date = ofUse ? useDate(reach) : EndDate.of(known.get(key), milestone);
            Command.Silence said = said(key, now, date);
            reach.ask("write the command", there -> CommandWriter.write(there, said));
            err.println(SilenceRule.text(said) + " (" + name(milestone) + " of " + said.subject()
                    + (date == null ? "" : ", " + date) + "), told on " + reach.address());
        }
        return ExitCode.DONE.code();
    }

    /** The date that the owner was told last; null when none was. */
    private @Nullable LocalDate useDate(Reach reach) {
        PrintWriter err = Commands.err(spec);
        List<Transition> told = reach.ask(
                "read what was told",
                there -> TransitionLog.read(
                        there, each -> each.subject().equals(key) && each.milestone() == milestone, err::println));
        if (told.isEmpty()) {
            err.println("note: nothing was told of '" + key + "' and this end yet");
            return null;
        }
        return told.get(told.size() - 1).newDate();
    }

    /** Refuses what cannot be meant. */
    void check(Instant now) {}

    /**
     * What the person says.
     *
     * @param date the last good day that is known now; null when none is
     */
    abstract Command.Silence said(String subject, Instant now, @Nullable LocalDate date);

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
