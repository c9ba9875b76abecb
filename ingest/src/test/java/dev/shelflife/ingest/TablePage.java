package dev.shelflife.ingest;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Command.ReleaseQuarantine;
import dev.shelflife.ingest.diff.Difference;
import dev.shelflife.ingest.fetch.FetchResult;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.parse.PageParser;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.Sources;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page with one support table, and what becomes of a look at it. */
public record TablePage(String lang, String title, List<String> headers, List<List<String>> rows, String end) {

    public static final Source SOURCE = Sources.find("google-dlvm-table").orElseThrow();
    public static final int EOP = 3;
    public static final int EOA = 4;

    /** As many rows as told, each of another version of PyTorch. */
    public static TablePage of(int rows) {
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            LocalDate patch = LocalDate.of(2026, 7, 1).plusDays(i);
            all.add(List.of(
                    "2." + i + " (Python 3.10)",
                    "2." + i + ".1",
                    "GPU (CUDA 12.4)",
                    patch.toString(),
                    patch.plusYears(1).toString(),
                    "pytorch-2-" + i + "-cu124-ubuntu-2204-py310"));
        }
        return new TablePage(
                "en",
                "Choose an image",
                List.of(
                        "ML framework version",
                        "Current patch version",
                        "Supported accelerators",
                        "End of patch and support date",
                        "End of availability date",
                        "Image family name"),
                all,
                "</body></html>");
    }

    public TablePage with(int row, int column, String text) {
        List<List<String>> all = new ArrayList<>(rows);
        List<String> cells = new ArrayList<>(all.get(row));
        cells.set(column, text);
        all.set(row, List.copyOf(cells));
        return new TablePage(lang, title, headers, all, end);
    }

    public TablePage withColumn(int column, String text) {
        TablePage page = this;
        for (int row = 0; row < rows.size(); row++) {
            page = page.with(row, column, text);
        }
        return page;
    }

    public TablePage without(int row) {
        List<List<String>> all = new ArrayList<>(rows);
        all.remove(row);
        return new TablePage(lang, title, headers, all, end);
    }

    public TablePage titled(String other) {
        return new TablePage(lang, other, headers, rows, end);
    }

    public String html() {
        StringBuilder html = new StringBuilder("<!doctype html><html lang=\"" + lang + "\"><head><title>" + title
                + "</title></head><body><h1>" + title + "</h1><h2>PyTorch versions</h2><table><tr>");
        headers.forEach(header -> html.append("<th>").append(header).append("</th>"));
        rows.forEach(row -> {
            html.append("</tr>\n<tr>");
            row.forEach(cell -> html.append("<td>").append(cell).append("</td>"));
        });
        return html.append("</tr></table>").append(end).toString();
    }

    public Catalogue catalogue() {
        return PageParser.parse(page(html(), Samples.AT));
    }

    /** What becomes of a look at the page. */
    public Difference look(@Nullable AcceptedCatalogue before, Instant at, ReleaseQuarantine... releases) {
        return look(html(), before, at, releases);
    }

    /** What becomes of a look at any page. */
    public static Difference look(
            String html, @Nullable AcceptedCatalogue before, Instant at, ReleaseQuarantine... releases) {
        Page page = page(html, at);
        return Judgement.of(
                before, SOURCE, at, new FetchResult.Fetched(page), PageParser.parse(page), List.of(releases));
    }

    private static Page page(String html, Instant at) {
        return Page.of(SOURCE, at, html.getBytes(StandardCharsets.UTF_8));
    }
}
