package dev.shelflife.app.cli;

import dev.shelflife.app.archive.UnfitBodyException;
import dev.shelflife.app.archive.WarcExport;
import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.events.ArchivedPage;
import dev.shelflife.events.topics.Json;
import dev.shelflife.yaml.Suggestion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Archived pages as a WARC file. */
@Command(
        name = "export",
        description = "Write archived pages to a WARC file, which replay reads.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife archive export --source google-dlc-table --output pages.warc.gz")
final class ArchiveExportCommand implements Callable<Integer> {

    private static final int STEP = 1000;

    @Option(
            names = "--source",
            paramLabel = "ID",
            description = "pages of this source only; may be given several times")
    List<String> sources = List.of();

    @Option(names = "--from", paramLabel = "INSTANT", description = "fetched at this instant or later")
    @Nullable
    Instant from;

    @Option(names = "--until", paramLabel = "INSTANT", description = "fetched before this instant")
    @Nullable
    Instant until;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "ends with .warc or .warc.gz (default: ${DEFAULT-VALUE})")
    Path output = Path.of("pages.warc.gz");

    @Option(names = "--json", description = "a summary as a JSON line on standard output")
    boolean json;

    @Mixin
    ArchiveAccess archive = new ArchiveAccess();

    @Spec
    @Nullable
    CommandSpec spec;

    private final SortedSet<String> seen = new TreeSet<>();

    @Override
    public Integer call() {
        Logs.onlyWarnings();
        String name = output.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".warc") && !name.endsWith(".warc.gz")) {
            throw new Failure(ExitCode.USAGE, output + ": the name must end with .warc or .warc.gz");
        }
        try (WarcExport export = new WarcExport(output)) {
            archive.read(Commands.err(spec)::println, (sha256, page) -> take(export, sha256, page));
            if (export.pages() == 0) {
                throw new Failure(ExitCode.NOTHING_READ, nothing());
            }
            tell(export.finish("shelflife/" + Version.number()));
        } catch (UncheckedIOException | IOException e) {
            throw new Failure(ExitCode.FAILED, "cannot write " + output + ": " + e.getMessage(), e);
        }
        return ExitCode.DONE.code();
    }

    private void take(WarcExport export, String sha256, ArchivedPage page) {
        seen.add(page.source());
        boolean wanted = (sources.isEmpty() || sources.contains(page.source()))
                && (from == null || !page.fetchedAt().isBefore(from))
                && (until == null || page.fetchedAt().isBefore(until));
        if (!wanted) {
            return;
        }
        PrintWriter err = Commands.err(spec);
        try {
            export.add(sha256, page);
        } catch (UnfitBodyException e) {
            err.println("the page " + sha256 + " is passed over: " + e.reason());
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (export.pages() % STEP == 0) {
            err.println(export.pages() + " pages so far");
        }
    }

    private String nothing() {
        if (seen.isEmpty()) {
            return "no page is archived yet";
        }
        return sources.stream()
                .filter(source -> !seen.contains(source))
                .findFirst()
                .map(source -> "no page of '" + source + "' is archived" + Suggestion.clause(source, seen))
                .orElse("no archived page was fetched in that time");
    }

    private void tell(WarcExport.Extent extent) {
        Commands.err(spec)
                .println("exported " + extent.pages() + (extent.pages() == 1 ? " page" : " pages") + ", fetched from "
                        + extent.first() + " to " + extent.last() + ", to " + output + " (" + extent.bytes()
                        + " bytes)");
        if (json) {
            Map<String, Object> summary = new LinkedHashMap<>();
            summary.put("file", output.toString());
            summary.put("pages", extent.pages());
            summary.put("first", extent.first());
            summary.put("last", extent.last());
            summary.put("bytes", extent.bytes());
            Commands.out(spec).println(Json.line(summary));
            Commands.out(spec).flush();
        }
    }
}
