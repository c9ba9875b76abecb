package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.history.TransitionLog;
import dev.shelflife.app.output.TransitionDetails;
import dev.shelflife.app.output.TransitionText;
import dev.shelflife.events.Transition;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Why something was told: the facts behind a transition, down to the cell and the bytes. */
@Command(
        name = "why",
        description = "Show what led to a transition: the dates, the lines, the page, the cell and its bytes.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife why 5f0c2b6a9d1e4c37")
final class WhyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TRANSITION-ID", description = "the member id of a transition")
    String id = "";

    @Option(names = "--json", description = "the transition as on the topic, one JSON line")
    boolean json;

    @Mixin
    PastAccess past = new PastAccess();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        Logs.onlyWarnings();
        List<Transition> found = past.ask(
                "read the transitions",
                cluster -> TransitionLog.read(
                        cluster, transition -> transition.id().equals(id), Commands.err(spec)::println));
        if (found.isEmpty()) {
            throw new Failure(ExitCode.NOTHING_READ, "no transition has the id '" + id + "'");
        }
        PrintWriter out = Commands.out(spec);
        if (json) {
            out.println(TransitionText.json(found.get(0)));
        } else {
            TransitionDetails.of(found.get(0)).forEach(out::println);
        }
        out.flush();
        return ExitCode.DONE.code();
    }
}
