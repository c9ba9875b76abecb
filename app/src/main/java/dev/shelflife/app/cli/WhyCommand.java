package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.history.NotificationStory;
import dev.shelflife.app.history.TransitionLog;
import dev.shelflife.app.output.NotificationText;
import dev.shelflife.app.output.TransitionDetails;
import dev.shelflife.app.output.TransitionText;
import dev.shelflife.events.Transition;
import dev.shelflife.events.topics.Cluster;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Why something was told: the way back from a notification to its transition, down to the cell and the bytes. */
@Command(
        name = "why",
        description =
                "Show what led to a transition or a notification: for whom, the dates, the lines, the page, the cell and its bytes.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife why 5f0c2b6a9d1e4c37")
final class WhyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "the member id of a transition, or of a notification or its delivery")
    String id = "";

    @Option(names = "--json", description = "as on the topics, one JSON line")
    boolean json;

    @Mixin
    PastAccess past = new PastAccess();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        Logs.onlyWarnings();
        PrintWriter out = Commands.out(spec);
        Answer answer = past.ask("read what was told", this::find);
        if (answer.transition() != null) {
            if (json) {
                out.println(TransitionText.json(answer.transition()));
            } else {
                TransitionDetails.of(answer.transition()).forEach(out::println);
            }
        } else if (answer.notification() != null) {
            if (json) {
                out.println(NotificationText.json(answer.notification()));
            } else {
                NotificationText.lines(answer.notification()).forEach(out::println);
            }
        } else {
            throw new Failure(
                    ExitCode.NOTHING_READ, "no transition has the id '" + id + "', and no notification either");
        }
        out.flush();
        return ExitCode.DONE.code();
    }

    /** What has the id; both are null when nothing has. */
    private record Answer(@Nullable Transition transition, @Nullable NotificationStory notification) {}

    private Answer find(Cluster cluster) {
        Consumer<String> said = Commands.err(spec)::println;
        List<Transition> found =
                TransitionLog.read(cluster, transition -> transition.id().equals(id), said);
        return found.isEmpty()
                ? new Answer(null, NotificationStory.read(cluster, id, said).orElse(null))
                : new Answer(found.get(0), null);
    }
}
