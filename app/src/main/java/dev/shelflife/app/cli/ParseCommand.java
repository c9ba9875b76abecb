package dev.shelflife.app.cli;

import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.parse.PageParser;
import dev.shelflife.ingest.parse.ParseOutput;
import dev.shelflife.ingest.parse.SourceDetector;
import dev.shelflife.ingest.parse.SourceDetector.Detection;
import dev.shelflife.ingest.parse.SourceDetector.Finding;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.SourceCatalogue;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Pages from files, without Kafka. */
@Command(
        name = "parse",
        description = "Read pages from files and print what they tell, one JSON object a line.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife parse --source auto page.html")
final class ParseCommand implements Callable<Integer> {

    private static final String AUTO = "auto";
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z!]");

    @Option(
            names = "--source",
            paramLabel = "ID|auto",
            required = true,
            description = "id of the source, or auto: by the page itself")
    String source = "";

    @Option(names = "--url", paramLabel = "U", description = "address that the pages were fetched from")
    @Nullable
    URI url;

    @Option(
            names = "--fetched-at",
            paramLabel = "INSTANT",
            description = "when they were fetched (default: time of the file)")
    @Nullable
    Instant fetchedAt;

    @Mixin
    SourceOptions sources = new SourceOptions();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "pages")
    List<Path> files = List.of();

    @Spec
    @Nullable
    CommandSpec spec;

    /** All files are tried; a file that cannot be opened counts more than one that tells nothing. */
    @Override
    public Integer call() {
        SourceCatalogue catalogue = sources.catalogue(Commands.err(spec));
        Optional<Source> named =
                source.equals(AUTO) ? Optional.empty() : Optional.of(SourceOptions.require(catalogue, source));
        Set<ExitCode> ends = EnumSet.of(ExitCode.DONE);
        for (Path file : files) {
            ends.add(parse(file, named, catalogue));
        }
        Commands.out(spec).flush();
        ExitCode end = ends.contains(ExitCode.FAILED)
                ? ExitCode.FAILED
                : ends.contains(ExitCode.NOTHING_READ) ? ExitCode.NOTHING_READ : ExitCode.DONE;
        return end.code();
    }

    private ExitCode parse(Path file, Optional<Source> named, SourceCatalogue sourceCatalogue) {
        byte[] body;
        Instant at;
        try {
            body = Files.readAllBytes(file);
            at = fetchedAt == null ? Files.getLastModifiedTime(file).toInstant() : fetchedAt;
        } catch (IOException e) {
            say(file, "cannot be read: " + why(file, e));
            return ExitCode.FAILED;
        }
        Optional<Source> of = named.isPresent() ? named : detect(file, body, sourceCatalogue);
        if (of.isEmpty()) {
            return ExitCode.NOTHING_READ;
        }
        Page page = page(of.get(), at, body);
        Catalogue catalogue = PageParser.parse(page);
        ParseOutput.lines(file.toString(), catalogue).forEach(Commands.out(spec)::println);
        if (catalogue.isEmpty()) {
            say(file, "yields nothing: " + notHtml(body).orElse("no support line and no image release is on the page"));
            return ExitCode.NOTHING_READ;
        }
        return ExitCode.DONE;
    }

    private Page page(Source of, Instant at, byte[] body) {
        return url == null
                ? Page.of(of, at, body)
                : new Page(of, url, at, 200, null, null, null, Ids.sha256(body), body);
    }

    private Optional<Source> detect(Path file, byte[] body, SourceCatalogue sourceCatalogue) {
        Finding found = SourceDetector.find(body, url, sourceCatalogue.all());
        Detection detection = found.detection();
        if (detection != null) {
            say(file, "source " + detection.source().id() + ": " + detection.why());
            return Optional.of(detection.source());
        }
        String what = found.candidates().isEmpty()
                ? "it fits none of our sources: "
                : "it does not say which source it is of: ";
        String advice = found.candidates().isEmpty()
                ? "; name one with --source, or write one, see docs/sources.md"
                : "; name one of them with --source, or its address with --url";
        say(file, "yields nothing: " + notHtml(body).orElse(what + found.why() + advice));
        return Optional.empty();
    }

    private static Optional<String> notHtml(byte[] body) {
        if (body.length == 0) {
            return Optional.of("the file is empty");
        }
        String text = new String(body, StandardCharsets.ISO_8859_1);
        if (text.indexOf('\0') >= 0) {
            return Optional.of("it is not an HTML page but binary data");
        }
        return TAG.matcher(text).find() ? Optional.empty() : Optional.of("it is not an HTML page: no tag is in it");
    }

    private static String why(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return Files.isDirectory(file) ? "it is a folder" : String.valueOf(e.getMessage());
    }

    private void say(Path file, String what) {
        Commands.err(spec).println(file + ": " + what);
    }
}
