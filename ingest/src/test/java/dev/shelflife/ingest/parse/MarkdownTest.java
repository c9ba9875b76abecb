package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.SupportLine;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    private static final String FRONT =
            """
            ---
            name: documents/x
            uri: https://docs.cloud.google.com/deep-learning-vm/docs/images
            title: Choose: an image
            ---

            """;
    private static final String HTML_TABLE =
            """
            <table>
            <thead>
            <tr><th>Version</th>

            <th>End of patch</th><th>Images</th></tr>
            </thead>
            <tr>
                <td>2.9</td>

            <td>Aug 4, 2028</td><td><ul>

            <li><code>pytorch-2-9-cpu</code></li></ul></td></tr></table>
            """;

    @Test
    void frontMatterGivesTheAddressAndTablesOfHtmlSurviveEmptyLines() {
        Catalogue page = Pages.parse("google-dlvm-table", FRONT + "## PyTorch versions\n\nA note.\n\n" + HTML_TABLE);
        assertThat(page.canonicalUrl()).isEqualTo("https://docs.cloud.google.com/deep-learning-vm/docs/images");
        assertThat(page.problems()).isEmpty();
        assertThat(page.lines()).singleElement().satisfies(line -> {
            assertThat(line.key()).isEqualTo("deep-learning-vm/pytorch/2.9");
            assertThat(line.sectionNote()).isEqualTo("A note.");
            assertThat(line.images()).containsExactly("pytorch-2-9-cpu");
        });
        assertThat(SourceDetector.detect((FRONT + "text").getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    @Test
    void tablesOfPipesBelowUnderlinedHeadingsGiveTheSameLinesAsHtml() {
        String markdown =
                """
                PyTorch versions
                ================

                | Version \t\t| CPU/GPU\t| End of patch |  Example URL \t|
                |---|:-:|---|---|
                | 2.9  \t|GPU\t\t| Aug  4th, 2028 | `h.pkg.dev/kit:2.9`<br>h.pkg.dev/kit:<XY>-2 |
                """;
        String html =
                "<h1>PyTorch versions</h1><table><tr><th>Version</th><th>CPU/GPU</th><th>End of patch</th><th>Example URL</th></tr>"
                        + "<tr><td>2.9</td><td>GPU</td><td>Aug 4th, 2028</td><td><code>h.pkg.dev/kit:2.9</code><br>h.pkg.dev/kit:&lt;XY>-2</td></tr></table>";
        Catalogue one = Pages.parse("google-dlvm-table", markdown);
        Catalogue other = Pages.parse("google-dlvm-table", html);
        assertThat(one.lines()).hasSize(1);
        assertThat(one.lines().get(0).images()).containsExactly("h.pkg.dev/kit:2.9", "h.pkg.dev/kit:<XY>-2");
        assertThat(one.lines())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("provenance")
                .isEqualTo(other.lines());
        assertThat(one.lines())
                .extracting(SupportLine::id)
                .isEqualTo(other.lines().stream().map(SupportLine::id).toList());
    }

    @Test
    void whatBeginsWithATagIsHtmlUnlessTheServerSaysOtherwise() {
        assertThat(Markdown.isMarkdown("<!-- x -->\n# Y", null)).isFalse();
        assertThat(Markdown.isMarkdown("<!-- x -->\n# Y", "text/markdown; charset=utf-8"))
                .isTrue();
        assertThat(Markdown.isMarkdown("\n<!DOCTYPE html><p>", "text/plain")).isFalse();
        assertThat(Markdown.isMarkdown("# Y\n", null)).isTrue();
        assertThat(Markdown.isMarkdown("", null)).isFalse();
    }

    @Test
    void depthDoesNotMatter() {
        assertThat(Pages.parse(
                                "google-dlvm-table",
                                "x\n" + ">".repeat(20_000) + " y\n\n" + "[".repeat(20_000) + "*".repeat(20_000))
                        .lines())
                .isEmpty();
    }
}
