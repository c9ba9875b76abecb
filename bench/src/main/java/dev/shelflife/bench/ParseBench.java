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
 * pair by pair. Ends 1 when a page's median ratio is above the limit.
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
            Pairs pairs = Pairs.of(
                    PAIRS,
                    () -> Jsoup.parse(
                            new String(body, StandardCharsets.UTF_8), page.url().toString()),
                    () -> PageParser.parse(page));
            Path name = Path.of(file).getFileName();
            out.printf("%-58s %8d %s%n", name, body.length, pairs);
            within &= pairs.medianRatio() <= LIMIT;
        }
        if (!within) {
            System.err.println("above the limit of " + LIMIT);
            System.exit(1);
        }
    }
}
