package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.history.DeliveryLog;
import dev.shelflife.app.history.Undelivered;
import dev.shelflife.events.Command;
import dev.shelflife.events.Notification;
import dev.shelflife.events.topics.Cluster;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What could not be delivered is sent anew, with the same ids. */
@CommandLine.Command(
        name = "redeliver",
        description =
                "Send anew what could not be delivered, with the same ids; a destination that was disabled is enabled again.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife redeliver --destination team-hook --by ada")
final class RedeliverCommand implements Callable<Integer> {

    @Option(names = "--destination", paramLabel = "NAME", description = "only what was for this destination")
    @Nullable
    String destination;

    @Option(names = "--id", paramLabel = "ID", description = "only this notification")
    @Nullable
    String id;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "who says so")
    String by = "";

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
        if (destination == null && id == null) {
            throw new Failure(ExitCode.USAGE, "say what is to be sent anew: --destination NAME, --id ID, or both");
        }
        PrintWriter err = Commands.err(spec);
        try (Reach reach = Reach.running(cluster, data)
                .orElseThrow(() -> new Failure(
                        ExitCode.FAILED,
                        "no shelflife runs with the data directory " + data
                                + ": start it, or name the cluster with --bootstrap HOST:PORT"))) {
            List<Notification> again = reach.ask("read what could not be delivered", this::find);
            if (destination != null) {
                Command back = new Command.EnableDestination(destination, by, Instant.now());
                reach.ask("write the command", there -> CommandWriter.write(there, back));
            } else if (again.isEmpty()) {
                throw new Failure(
                        ExitCode.NOTHING_READ, "no notification with the id '" + id + "' waits to be sent anew");
            }
            for (Notification each : again) {
                reach.ask("write to the outbox", there -> CommandWriter.write(there, each));
                Commands.out(spec)
                        .println(each.id() + " to " + each.destination() + ": "
                                + each.transition().type().slug() + " "
                                + each.transition().subject());
            }
            err.println("sent anew: " + again.size() + (destination == null ? "" : "; " + destination + " is enabled"));
        }
        Commands.out(spec).flush();
        return ExitCode.DONE.code();
    }

    private List<Notification> find(Cluster there) {
        PrintWriter err = Commands.err(spec);
        return Undelivered.of(
                DeliveryLog.undelivered(there, err::println),
                DeliveryLog.deliveries(there, each -> true, err::println),
                each -> (destination == null || each.destination().equals(destination))
                        && (id == null || each.id().equals(id)));
    }
}
