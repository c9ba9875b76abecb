package dev.shelflife.app.mutation;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Observation;
import dev.shelflife.events.SupportLine;
import dev.shelflife.ingest.Judgement;
import dev.shelflife.ingest.diff.Difference;
import dev.shelflife.ingest.fetch.FetchResult.Fetched;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.parse.PageParser;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page that the program carries, as it is read and accepted when nobody has touched it. */
final class BundledPage {

    /** When the untouched page was accepted; the mutant comes six hours later. */
    static final Instant ACCEPTED_AT = Instant.parse("2025-04-05T12:00:00Z");

    static final Instant MUTANT_AT = ACCEPTED_AT.plus(Duration.ofHours(6));

    private static final String FOLDER = "/dev/shelflife/app/sample/";
    private static final List<String> FILES = List.of(
            "dlc-table-1.html",
            "dlc-table-2.html",
            "dlc-table-3.html",
            "dlvm-table-1.html",
            "dlvm-table-2.html",
            "dlvm-table-3.html",
            "dlc-release-notes-1.html",
            "dlc-release-notes-2.html",
            "dlvm-release-notes-1.html",
            "dlvm-release-notes-2.html",
            "dlvm-release-notes-3.html");

    private final String file;
    private final Source source;
    private final String html;
    private final Catalogue catalogue;
    private final Difference first;

    private BundledPage(String file) {
        this.file = file;
        this.source =
                Sources.find("google-" + file.replaceFirst("-\\d\\.html$", "")).orElseThrow();
        this.html = Jsoup.parse(resource(file))
                .outerHtml(); // as mutants are written, so that a mutant differs by its fault alone
        this.catalogue = PageParser.parse(page(html, ACCEPTED_AT));
        this.first = Judgement.of(null, source, ACCEPTED_AT, new Fetched(page(html, ACCEPTED_AT)), catalogue);
    }

    static Stream<BundledPage> all() {
        return FILES.stream().map(BundledPage::new);
    }

    Source source() {
        return source;
    }

    boolean isTable() {
        return source.shape() == Source.Shape.SUPPORT_TABLE;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** What the first look told. */
    List<Observation.Told> told() {
        return first.observations();
    }

    AcceptedCatalogue accepted() {
        return first.next();
    }

    /** A copy of the document to break. */
    Document document() {
        return Jsoup.parse(html);
    }

    String html() {
        return html;
    }

    Page page(String body, Instant at) {
        return Page.of(source, at, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The data rows of the support tables, in the order of the catalogue's lines. */
    static List<Element> rows(Document document) {
        List<Element> rows = new ArrayList<>();
        for (Element table : supportTables(document)) {
            rows.addAll(table.select("tbody > tr"));
        }
        return rows;
    }

    /** The line that a row gave. */
    SupportLine line(int row) {
        return catalogue.lines().get(row);
    }

    static List<Element> supportTables(Document document) {
        return document.select("table").stream()
                .filter(table -> column(table, "End of patch") >= 0)
                .toList();
    }

    /** The index of the column whose header begins with a text; -1 when there is none. */
    static int column(Element table, String header) {
        List<String> headers = table.select("thead th").eachText();
        for (int i = 0; i < headers.size(); i++) {
            if (headers.get(i).startsWith(header)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return file;
    }

    private static String resource(String name) {
        try (InputStream in = BundledPage.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("no sample page " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
