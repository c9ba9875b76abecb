package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.inventory.InventoryTable;
import dev.shelflife.app.inventory.Used;
import dev.shelflife.events.inventory.InventoryItem;
import dev.shelflife.events.topics.Cluster;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what a source says is run, and takes back what it no longer says. */
@Command(
        name = "apply",
        description =
                "Make the inventory say what these files say: what the same source said before and no longer does is gone.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife inventory apply --source shop --file rendered.yaml --owner team-a")
final class InventoryApplyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "IMAGE", arity = "0..*", description = "references, beside those of the files")
    List<String> images = List.of();

    @Mixin
    UsedImages used = new UsedImages();

    @Option(names = "--owner", paramLabel = "O", required = true, description = "who is told, such as a team")
    String owner = "";

    @Option(names = "--workload", paramLabel = "W", description = "what runs them (default: as the files name it)")
    @Nullable
    String workload;

    @Option(names = "--environment", paramLabel = "E", description = "such as production")
    @Nullable
    String environment;

    @Option(names = "--source", paramLabel = "S", description = "who says so (default: the owner)")
    @Nullable
    String source;

    @Option(
            names = "--allow-empty",
            description = "also when no image is named: all that the source said before is gone")
    boolean allowEmpty;

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
        List<Used> all = new ArrayList<>(
                images.stream().map(image -> new Used(image, null, 0, null)).toList());
        all.addAll(used.read());
        if (all.isEmpty() && !allowEmpty) {
            throw new Failure(
                    ExitCode.NOTHING_READ, "no image is named: a source that runs none any more needs --allow-empty");
        }
        SortedMap<String, InventoryItem> now = items(all, Instant.now());
        PrintWriter err = Commands.err(spec);
        try (Reach reach = Reach.running(cluster, data)
                .orElseThrow(() -> new Failure(
                        ExitCode.FAILED,
                        "no shelflife runs with the data directory " + data
                                + ": start it, or name the cluster with --bootstrap HOST:PORT"))) {
            InventoryTable.Changes changes = reach.ask("write the inventory", there -> write(there, now, err));
            err.println("the inventory of " + from() + ": " + changes.written().size() + " new or changed, "
                    + changes.gone().size() + " gone, " + changes.same() + " as before, told on " + reach.address());
        }
        return ExitCode.DONE.code();
    }

    private InventoryTable.Changes write(Cluster there, Map<String, InventoryItem> now, PrintWriter err) {
        InventoryTable.Changes changes = InventoryTable.changes(InventoryTable.items(there, err::println), from(), now);
        InventoryTable.write(there, changes);
        return changes;
    }

    private String from() {
        return Objects.requireNonNullElse(source, owner);
    }

    private SortedMap<String, InventoryItem> items(List<Used> all, Instant now) {
        SortedMap<String, InventoryItem> items = new TreeMap<>();
        for (Used each : all) {
            String runs = workload != null ? workload : each.workload() != null ? each.workload() : each.file();
            InventoryItem item = new InventoryItem(each.text(), runs, owner, environment, from(), now);
            items.put(item.id(), item);
        }
        return items;
    }
}
