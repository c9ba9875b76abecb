package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.app.output.PageReport;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.source.BadSourceException;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.SourceCatalogue;
import dev.shelflife.ingest.source.SourceCatalogue.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Source files that people write: whether they can be used, and what they make of a page. */
@Command(
        name = "check",
        description = "Check source files; with --page, tell what one makes of a saved page.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife sources check my-sources/acme.yaml --page page.html")
final class SourcesCheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "source files, or folders of them")
    List<Path> paths = List.of();

    @Option(names = "--page", paramLabel = "PAGE", description = "a saved page to read with the source")
    @Nullable
    Path page;

    @Option(names = "--json", description = "JSON lines on standard output")
    boolean json;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<String> problems = new ArrayList<>();
        List<Text> texts = new ArrayList<>();
        for (Path path : paths) {
            List<Path> files = Files.isDirectory(path) ? SourceFolder.files(path) : List.of(path);
            if (files.isEmpty()) {
                problems.add(path + ": no *.yaml and no *.yml is in this folder");
            }
            files.forEach(file -> SourceFolder.read(file, texts, problems));
        }
        SourceCatalogue catalogue = SourceCatalogue.BUILT_IN;
        try {
            catalogue = SourceCatalogue.with(texts);
        } catch (BadSourceException e) {
            problems.addAll(e.problems());
        }
        PrintWriter err = Commands.err(spec);
        if (!problems.isEmpty()) {
            problems.forEach(err::println);
            err.println(problems.size() + (problems.size() == 1 ? " problem" : " problems")
                    + "; what each key means: docs/sources.md");
            return ExitCode.USAGE.code();
        }
        List<Source> own = own(catalogue);
        catalogue.overrides().forEach((id, file) -> err.println(file + ": replaces the built-in source " + id));
        return page == null ? fine(own, catalogue) : report(own, page);
    }

    private static List<Source> own(SourceCatalogue catalogue) {
        return catalogue.all().stream()
                .filter(source -> !catalogue.isBuiltIn(source.id()))
                .toList();
    }

    private int fine(List<Source> own, SourceCatalogue catalogue) {
        PrintWriter out = Commands.out(spec);
        for (Source source : own) {
            out.println(
                    json
                            ? dev.shelflife.app.output.SourceText.json(source, catalogue)
                            : catalogue.text(source.id()).file() + ": source " + source.id() + ", "
                                    + source.shape().slug() + ", service " + source.service() + ": fine");
        }
        return ExitCode.DONE.code();
    }

    private int report(List<Source> own, Path file) {
        if (own.size() != 1) {
            throw new Failure(ExitCode.USAGE, "--page is read with one source; give one file");
        }
        byte[] body;
        try {
            body = Files.readAllBytes(file);
            PageReport report = PageReport.of(
                    Page.of(own.get(0), Files.getLastModifiedTime(file).toInstant(), body));
            PrintWriter out = Commands.out(spec);
            (json ? report.json() : report.lines()).forEach(out::println);
            out.flush();
            return report.isEmpty() ? ExitCode.NOTHING_READ.code() : ExitCode.DONE.code();
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.FAILED,
                    Objects.requireNonNull(file) + ": "
                            + (Files.exists(file) ? "cannot be read: " + e.getMessage() : "there is no such file"),
                    e);
        }
    }
}
