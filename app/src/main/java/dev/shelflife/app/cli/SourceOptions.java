package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.SourceCatalogue;
import dev.shelflife.yaml.Suggestion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which sources there are besides the built-in ones. */
final class SourceOptions {

    @Option(
            names = "--sources",
            paramLabel = "DIR",
            description = "folder with source files (YAML) of your own; may be given several times")
    List<Path> folders = new ArrayList<>();

    /**
     * The built-in sources and those of the folders.
     *
     * @param err is told which built-in source is replaced
     * @throws Failure (wrong usage) with the problems of all files
     */
    SourceCatalogue catalogue(PrintWriter err) {
        return catalogue(folders, err);
    }

    static SourceCatalogue catalogue(List<Path> folders, PrintWriter err) {
        SourceCatalogue catalogue = SourceFolder.catalogue(folders);
        catalogue.overrides().forEach((id, file) -> err.println(file + ": replaces the built-in source " + id));
        return catalogue;
    }

    /**
     * The source with an id.
     *
     * @throws Failure (wrong usage) when there is none; suggests the one that was probably meant
     */
    static Source require(SourceCatalogue catalogue, String id) {
        return catalogue
                .find(id)
                .orElseThrow(() -> new Failure(
                        ExitCode.USAGE,
                        "no source '" + id + "'" + Suggestion.clause(id, catalogue.ids())
                                + (catalogue.ids().stream().allMatch(catalogue::isBuiltIn)
                                        ? " (sources of your own: --sources DIR)"
                                        : "")));
    }
}
