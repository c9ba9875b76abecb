package dev.shelflife.app.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pages from files, without Kafka. */
@Command(
        name = "parse",
        description = "Read pages from files and print what they tell, one JSON object a line.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  shelflife parse --source auto page.html")
final class ParseCommand implements Callable<Integer> {

    @Option(
            names = "--source",
            paramLabel = "ID|auto",
            required = true,
            description = "id of the source, or auto: by the page itself")
    String source = "";

    @Option(names = "--sources", paramLabel = "DIR", description = "folder with source files of your own")
    @Nullable
    Path sources;

    @Option(names = "--url", paramLabel = "U", description = "address that the pages were fetched from")
    @Nullable
    URI url;

    @Option(
            names = "--fetched-at",
            paramLabel = "INSTANT",
            description = "when they were fetched (default: time of the file)")
    @Nullable
    Instant fetchedAt;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "pages")
    List<Path> files = List.of();

    @Override
    public Integer call() {
        return Unwired.fail("parse");
    }
}
