package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a page holds, the parser gives a catalogue, always the same one. */
class PageParserPropertiesTest {

    private static final List<String> SOURCES = List.of("google-dlvm-table", "google-dlc-release-notes");

    @Property(tries = 400)
    void noHtmlMakesTheParserThrow(@ForAll("pages") String html) {
        for (String source : SOURCES) {
            assertThat(Pages.parse(source, html)).isEqualTo(Pages.parse(source, html));
        }
        SourceDetector.detect(html.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 200)
    void noBytesMakeTheParserThrow(@ForAll byte[] body) {
        for (String source : SOURCES) {
            assertThat(Pages.parse(source, body).isEmpty()).isTrue();
        }
    }

    @Property(tries = 500)
    void noCellsMakeATableThrow(
            @ForAll("words") String version, @ForAll("words") String patch, @ForAll("words") String date) {
        var catalogue = Pages.table(
                "PyTorch versions", version + " | " + patch + " | GPU | " + date + " | " + date + " | " + version);
        assertThat(catalogue.lines().size() + catalogue.problems().size()).isBetween(1, 3);
    }

    @Property(tries = 500)
    void noSentenceMakesANoteThrow(@ForAll("words") String sentence) {
        assertThat(Pages.note("<p>" + sentence + "</p><ul><li>" + sentence + "</li></ul>"))
                .isNotNull();
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(
                        "TensorFlow",
                        "PyTorch XLA",
                        "R",
                        "Base",
                        "Base-cu124",
                        "CUDA",
                        "Python 3.10",
                        "2.17",
                        "v1.0RC",
                        "10.x",
                        "0-5",
                        "from",
                        "to",
                        "through",
                        "and",
                        "earlier",
                        "upgraded",
                        "are now available",
                        "deprecated",
                        "(",
                        ")",
                        ":",
                        ",",
                        ".",
                        "/",
                        "images",
                        "gcr.io/x/tf2-cpu.2-17.py310",
                        "tf-2-15-gpu",
                        "Jul 11, 2025",
                        "N/A",
                        "-",
                        "Ju1",
                        "\u0130stanbul",
                        "\ud83d\ude00",
                        "<b>",
                        "&#0;",
                        "99999999999999999999.1",
                        "reached their end of patch")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(list -> String.join(" ", list));
    }

    @Provide
    Arbitrary<String> pages() {
        Arbitrary<String> tags = Arbitraries.of(
                "<table>",
                "</table>",
                "<tr>",
                "<td colspan=99999 rowspan=7>",
                "<td>",
                "<th>End of patch",
                "<th>Version",
                "</td>",
                "<h2 data-text='May 1, 2026' id='x'>",
                "</h2>",
                "<h3>",
                "<div class='devsite-release-note'>",
                "</div>",
                "<ul>",
                "<li>",
                "</ul>",
                "<p>",
                "<p><strong>M1 release</strong>",
                "<br>",
                "<section class=releases>",
                "<span class=devsite-label>",
                "<div class=release-feature>",
                "<link rel=canonical href='http://['>",
                "<link rel=canonical href='mailto:x'>",
                "<!--",
                "<script>");
        return Arbitraries.oneOf(tags, words()).list().ofMaxSize(60).map(list -> String.join("", list));
    }
}
