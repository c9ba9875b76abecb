package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.Sources;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The catalogue of sources. */
@Command(
        name = "sources",
        description = "List the pages that can be watched, or show one.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        footerHeading = "%nExample:%n",
        footer = "  shelflife sources show google-dlc-table")
final class SourcesCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    /** Without a subcommand: the list. */
    @Override
    public Integer call() {
        return list();
    }

    @Command(
            name = "list",
            description = "List all sources.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            footerHeading = "%nExample:%n",
            footer = "  shelflife sources list")
    int list() {
        for (Source source : Sources.BUILT_IN) {
            Commands.out(spec).printf("%-28s %-26s %s%n", source.id(), source.service(), source.url());
        }
        return ExitCode.DONE.code();
    }

    @Command(
            name = "show",
            description = "Show one source.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            footerHeading = "%nExample:%n",
            footer = "  shelflife sources show google-dlc-table")
    int show(@Parameters(paramLabel = "ID", description = "id of the source") String id) {
        Source source = SourceIds.require(id);
        PrintWriter out = Commands.out(spec);
        out.println("id             " + source.id());
        out.println("service        " + source.service());
        out.println("product        " + source.product());
        out.println("shape          " + source.shape());
        out.println("url            " + source.url());
        out.println("zone           " + source.zone());
        out.println("numeric dates  " + source.numericOrder());
        return ExitCode.DONE.code();
    }
}
