package dev.shelflife.ingest.parse;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.source.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Pages for tests: from resources or from a string. */
final class Pages {

    static final Instant FETCHED = Instant.parse("2026-04-10T06:00:00Z");

    private Pages() {}

    static byte[] resource(String name) {
        return file("/pages/" + name);
    }

    static byte[] file(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page page(String source, String text) {
        return page(source, text.getBytes(StandardCharsets.UTF_8));
    }

    static Page page(String source, byte[] body) {
        return Page.of(Sources.find(source).orElseThrow(), FETCHED, body);
    }

    static Catalogue parse(String source, byte[] body) {
        return PageParser.parse(page(source, body));
    }

    static Catalogue parse(String source, String html) {
        return parse(source, html.getBytes(StandardCharsets.UTF_8));
    }

    /** A support table below a caption, with the six headers of today's pages. */
    static Catalogue table(String caption, String... rows) {
        StringBuilder html = new StringBuilder("<h3>" + caption + "</h3><table><thead><tr><th>ML framework version</th>"
                + "<th>Current patch version</th><th>Supported accelerators</th><th>End of patch and support date</th>"
                + "<th>End of availability date</th><th>Image family name</th></tr></thead><tbody>");
        for (String row : rows) {
            html.append("<tr><td>").append(row.replace(" | ", "</td><td>")).append("</td></tr>");
        }
        return parse("google-dlvm-table", html.append("</tbody></table>").toString());
    }

    /** One note of today's shape. */
    static Catalogue note(String body) {
        return parse(
                "google-dlc-release-notes",
                "<section class='releases'><h2 id='May_05_2026' data-text='May 05, 2026'>May 05, 2026</h2>"
                        + "<div class='devsite-release-note' id='0a1b2c3d'>"
                        + "<span class='devsite-label devsite-label-release-feature'>Feature</span><div>" + body
                        + "</div></div></section>");
    }

    /** The releases of a note in one line each, absent facts left out. */
    static List<String> told(String body) {
        return note(body).releases().stream().map(Pages::line).toList();
    }

    private static String line(ImageRelease release) {
        StringBuilder line = new StringBuilder(
                release.change().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        line.append(' ').append(release.framework());
        add(line, "", release.patchVersion() == null ? release.version() : release.patchVersion());
        add(line, "", "exact".equals(release.range()) ? null : release.range());
        add(line, "from ", release.fromVersion());
        add(line, "", release.accelerator());
        add(line, "cuda ", release.cuda());
        add(line, "py ", release.python());
        add(line, "", release.os());
        add(line, "ends ", release.endsOn() == null ? null : release.endsOn().toString());
        return line.toString();
    }

    private static void add(StringBuilder line, String prefix, String value) {
        if (value != null) {
            line.append(' ').append(prefix).append(value);
        }
    }
}
