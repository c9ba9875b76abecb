package dev.shelflife.bench;

import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.parse.PageParser;
import dev.shelflife.ingest.parse.SourceDetector;
import dev.shelflife.ingest.source.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jsoup.Jsoup;

/**
 * What reading a page costs beside parsing its HTML: {@code Jsoup.parse} alone against parsing and extraction, on the same bytes,
 * pair by pair. Each page is read as by a process that has read nothing before ("first"), and as one that it has read before and
 * whose sentences it knows ("again"). Ends 1 when a median ratio of a first reading is above the limit.
 *
 * <p>Arguments: pages of built-in sources, which are found by what is on them.
 */
public final class ParseBench {

    private static final int PAIRS = 31;
    private static final double LIMIT = 1.5;

    private ParseBench() {}

    /** Runs it. */
    public static void main(String[] files) throws IOException {
        PrintStream out = System.out;
        out.printf("%-58s %8s %11s %12s%n", "page", "bytes", "Jsoup.parse", "ours");
        boolean within = true;
        for (String file : files) {
            byte[] body = Files.readAllBytes(Path.of(file));
            Source source = SourceDetector.detect(body)
                    .orElseThrow(() -> new IllegalArgumentException(file + ": of none of the built-in sources"));
            Page page = Page.of(source, Instant.EPOCH, body);
            Pairs.Work baseline = () -> Jsoup.parse(
                    new String(body, StandardCharsets.UTF_8), page.url().toString());
            Pairs first = Pairs.of(PAIRS, baseline, () -> {
                PageParser.forget();
                return PageParser.parse(page);
            });
            Pairs again = Pairs.of(PAIRS, baseline, () -> PageParser.parse(page));
            Path name = Path.of(file).getFileName();
            out.printf("%-52s first %8d %s%n", name, body.length, first);
            out.printf("%-52s again %8d %s%n", name, body.length, again);
            within &= first.medianRatio() <= LIMIT;
        }
        if (!within) {
            System.err.println("above the limit of " + LIMIT);
            System.exit(1);
        }
    }
}
