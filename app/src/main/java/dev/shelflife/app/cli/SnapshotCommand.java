package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.inventory.Snapshot;
import dev.shelflife.app.status.StateTable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what is known to a file that {@code check} can use without a server. */
@Command(
        name = "snapshot",
        description = "Write all lifecycles to a file, for check --snapshot where no shelflife can be reached.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife snapshot lifecycles.jsonl")
final class SnapshotCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "where to")
    Path file = Path.of("lifecycles.jsonl");

    @Mixin
    PastAccess past = new PastAccess();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        Logs.onlyWarnings();
        Instant now = Instant.now();
        Snapshot snapshot = new Snapshot(
                now, past.ask("read the state table", there -> StateTable.read(there, Commands.err(spec)::println)));
        if (snapshot.rows().isEmpty()) {
            throw new Failure(ExitCode.NOTHING_READ, "nothing there yet: no framework version has been told");
        }
        Snapshots.write(snapshot, file, Commands.err(spec));
        return ExitCode.DONE.code();
    }
}
