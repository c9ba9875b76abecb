package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.history.TransitionLog;
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

/** Everything that ever happened to a subject or an image. */
@Command(
        name = "history",
        description = "Tell the story of a framework version, a source, a policy or an image, in order.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife history deep-learning-containers/tensorflow/2.17")
final class HistoryCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "KEY",
            description = "service/framework/version, source/id, policy/service, or the name of an image")
    String key = "";

    @Option(names = "--json", description = "JSON lines on standard output: transitions as on the topic")
    boolean json;

    @Mixin
    PastAccess past = new PastAccess();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        Logs.onlyWarnings();
        List<Transition> story = past.ask(
                "read the transitions",
                cluster -> TransitionLog.read(
                        cluster,
                        transition -> TransitionLog.isAbout(transition, key),
                        Commands.err(spec)::println));
        if (story.isEmpty()) {
            throw new Failure(ExitCode.NOTHING_READ, "nothing has been told of '" + key + "'");
        }
        PrintWriter out = Commands.out(spec);
        story.stream().map(json ? TransitionText::json : TransitionText::line).forEach(out::println);
        out.flush();
        return ExitCode.DONE.code();
    }
}
