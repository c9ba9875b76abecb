package dev.shelflife.ingest.parse;

import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Prints what the parser reads out of files, for a look by eye: {@code ParseFiles (SOURCE|auto) FILE…}. */
final class ParseFiles {

    private ParseFiles() {}

    public static void main(String[] args) throws IOException {
        for (int i = 1; i < args.length; i++) {
            byte[] body = Files.readAllBytes(Path.of(args[i]));
            Source source = args[0].equals("auto")
                    ? SourceDetector.detect(body).orElseThrow()
                    : Sources.find(args[0]).orElseThrow();
            Page page = Page.of(source, Instant.EPOCH, body);
            ParseOutput.lines(args[i], PageParser.parse(page)).forEach(System.out::println);
        }
    }
}
