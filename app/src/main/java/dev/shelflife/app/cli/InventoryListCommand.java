package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.inventory.InventoryTable;
import dev.shelflife.app.output.TargetText;
import dev.shelflife.events.inventory.Target;
import dev.shelflife.events.topics.Json;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where what is run stands. */
@Command(
        name = "list",
        description = "Show what is run, whose it is and where it stands; what no page tells of is shown too.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife inventory list --owner team-a")
final class InventoryListCommand implements Callable<Integer> {

    @Option(names = "--owner", paramLabel = "O", description = "only what is this owner's")
    @Nullable
    String owner;

    @Option(names = "--alerts", description = "only what its owner should know now")
    boolean alerts;

    @Option(names = "--json", description = "JSON lines on standard output: targets as on the topic")
    boolean json;

    @Mixin
    PastAccess past = new PastAccess();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        Logs.onlyWarnings();
        List<Target> targets = past
                .ask("read the targets", there -> InventoryTable.targets(there, Commands.err(spec)::println))
                .values()
                .stream()
                .filter(each -> each.status() != Target.Status.GONE)
                .filter(each -> owner == null || owner.equals(each.use().owner()))
                .filter(each -> !alerts || !each.alerts().isEmpty())
                .sorted(Comparator.comparing(
                                (Target each) -> String.valueOf(each.use().owner()))
                        .thenComparing(each -> String.valueOf(each.use().workload()))
                        .thenComparing(Target::key))
                .toList();
        if (targets.isEmpty() && !alerts) {
            throw new Failure(ExitCode.NOTHING_READ, "nothing there yet: no image is in the inventory");
        }
        PrintWriter out = Commands.out(spec);
        for (Target each : targets) {
            (json ? List.of(Json.line(each)) : TargetText.lines(each)).forEach(out::println);
        }
        out.flush();
        return ExitCode.DONE.code();
    }
}
