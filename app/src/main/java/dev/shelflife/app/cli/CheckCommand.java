package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.inventory.Check;
import dev.shelflife.app.inventory.Snapshot;
import dev.shelflife.app.inventory.Used;
import dev.shelflife.app.inventory.Verdict;
import dev.shelflife.app.inventory.Verdict.Answer;
import dev.shelflife.app.output.CheckJson;
import dev.shelflife.app.output.CheckText;
import dev.shelflife.app.status.StateTable;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.inventory.Match.Reason;
import dev.shelflife.events.inventory.Match.Unmatched;
import dev.shelflife.yaml.Suggestion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether the images that somebody runs are still looked after. */
@Command(
        name = "check",
        description = "Say whether images are past their end of patch, or of availability.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = {
            "  shelflife check --file Dockerfile",
            "  shelflife check gcr.io/deeplearning-platform-release/tf2-cpu.2-15.py310 --within 90",
            "  shelflife check --snapshot lifecycles.jsonl --file k8s.yaml sbom.json --json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:none is past the milestone, or within the days before it; what is unknown is told",
            "1:at least one is",
            "2:wrong usage",
            "3:a file cannot be read or names no image, there is nothing to check by, or all images are unknown"
        })
final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "IMAGE", arity = "0..*", description = "references, or names of images of machines")
    List<String> images = List.of();

    @Mixin
    UsedImages used = new UsedImages();

    @Option(
            names = "--milestone",
            paramLabel = "M",
            converter = AckCommand.MilestoneName.class,
            description = "end-of-patch (default) or end-of-availability")
    Milestone milestone = Milestone.END_OF_PATCH;

    @Option(names = "--within", paramLabel = "DAYS", description = "also when it is no more than so many days away")
    int within = -1;

    @Option(names = "--strict", description = "exit with 1 also when an image is unknown")
    boolean strict;

    @Option(
            names = "--snapshot",
            paramLabel = "FILE",
            description = "by a file of the command snapshot; needs no server")
    @Nullable
    Path snapshot;

    @Option(names = "--write-snapshot", paramLabel = "FILE", description = "keep what it was checked by in a file")
    @Nullable
    Path writeSnapshot;

    @Option(names = "--json", description = "JSON lines on standard output, one for each use of an image")
    boolean json;

    @Mixin
    PastAccess past = new PastAccess();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        Logs.onlyWarnings();
        if (images.isEmpty() && used.files.isEmpty() && writeSnapshot == null) {
            throw new Failure(ExitCode.USAGE, "which images? name some, or a file with --file");
        }
        List<Used> all = new ArrayList<>(
                images.stream().map(image -> new Used(image, null, 0, null)).toList());
        all.addAll(used.read());
        Instant now = Instant.now();
        Snapshot known = known(now);
        if (writeSnapshot != null) {
            Snapshots.write(known, writeSnapshot, Commands.err(spec));
            if (images.isEmpty() && used.files.isEmpty()) {
                return ExitCode.DONE.code();
            }
        }
        if (all.isEmpty()) {
            throw new Failure(ExitCode.NOTHING_READ, "no image is named in " + used.files);
        }
        Check check = new Check(known.rows(), new Check.Question(milestone, within, now));
        return tell(all.stream().map(check::of).toList(), check).code();
    }

    private Snapshot known(Instant now) {
        PrintWriter err = Commands.err(spec);
        if (snapshot != null) {
            Snapshot taken = Snapshots.read(snapshot);
            err.println("checked by the snapshot of " + taken.takenAt() + ", " + Snapshots.age(taken.takenAt(), now));
            return taken;
        }
        Snapshot live =
                new Snapshot(now, past.ask("read the state table", there -> StateTable.read(there, err::println)));
        if (live.rows().isEmpty()) {
            throw new Failure(ExitCode.NOTHING_READ, "nothing there yet: no framework version has been told");
        }
        return live;
    }

    private ExitCode tell(List<Verdict> verdicts, Check check) {
        PrintWriter out = Commands.out(spec);
        for (Verdict each : verdicts) {
            if (json) {
                out.println(CheckJson.line(each, milestone));
            } else {
                CheckText.lines(each, milestone, suggestion(each, check)).forEach(out::println);
            }
        }
        out.flush();
        long bad = count(verdicts, Answer.PAST) + count(verdicts, Answer.NEARING);
        long unknown = count(verdicts, Answer.UNKNOWN);
        Commands.err(spec)
                .println(verdicts.size() + (verdicts.size() == 1 ? " image: " : " images: ")
                        + count(verdicts, Answer.PAST) + " past, " + count(verdicts, Answer.NEARING) + " near, "
                        + count(verdicts, Answer.FINE) + " fine, " + unknown + " unknown");
        if (bad > 0 || (strict && unknown > 0)) {
            return ExitCode.FAILED;
        }
        return unknown == verdicts.size() ? ExitCode.NOTHING_READ : ExitCode.DONE;
    }

    private static long count(List<Verdict> verdicts, Answer answer) {
        return verdicts.stream().filter(each -> each.answer() == answer).count();
    }

    private static String suggestion(Verdict verdict, Check check) {
        return verdict.match() instanceof Unmatched unmatched
                        && unmatched.family() != null
                        && unmatched.reason() == Reason.UNKNOWN_FAMILY
                ? Suggestion.clause(unmatched.family().id(), check.families())
                : "";
    }
}
