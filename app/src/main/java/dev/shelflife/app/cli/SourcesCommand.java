package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.output.SourceText;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.SourceCatalogue;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The catalogue of sources. */
@Command(
        name = "sources",
        description = "List the pages that can be watched, show one, or check source files of your own.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = SourcesCheckCommand.class,
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
        return list(new SourceOptions(), false);
    }

    @Command(
            name = "list",
            description = "List all sources.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            footerHeading = "%nExample:%n",
            footer = "  shelflife sources list --sources my-sources")
    int list(
            @Mixin SourceOptions sources,
            @Option(names = "--json", description = "JSON lines on standard output") boolean json) {
        SourceCatalogue catalogue = sources.catalogue(Commands.err(spec));
        PrintWriter out = Commands.out(spec);
        for (Source source : catalogue.all()) {
            out.println(json ? SourceText.json(source, catalogue) : SourceText.line(source));
        }
        return ExitCode.DONE.code();
    }

    @Command(
            name = "show",
            description = "Show one source, or its file as a start for one of your own.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            footerHeading = "%nExample:%n",
            footer = "  shelflife sources show google-dlc-table")
    int show(
            @Mixin SourceOptions sources,
            @Option(names = "--yaml", description = "print its file as it is") boolean yaml,
            @Parameters(paramLabel = "ID", description = "id of the source") String id) {
        SourceCatalogue catalogue = sources.catalogue(Commands.err(spec));
        Source source = SourceOptions.require(catalogue, id);
        PrintWriter out = Commands.out(spec);
        if (yaml) {
            out.print(catalogue.text(id).text());
        } else {
            SourceText.lines(source, catalogue).forEach(out::println);
        }
        out.flush();
        return ExitCode.DONE.code();
    }
}
