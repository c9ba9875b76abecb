package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.SupportLine;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    private static final String FRONT =
            "---\nname: documents/x\nuri: https://docs.cloud.google.com/deep-learning-vm/docs/images\n"
                    + "title: Choose: an image\n---\n\n";
    private static final String HTML_TABLE =
            "<table>\n<thead>\n<tr><th>Version</th>\n\n<th>End of patch</th><th>Images</th></tr>\n</thead>\n"
                    + "<tr>\n    <td>2.9</td>\n\n<td>Aug 4, 2028</td><td><ul>\n\n<li><code>pytorch-2-9-cpu</code></li></ul></td></tr></table>\n";

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
                "PyTorch versions\n================\n\n| Version \t\t| CPU/GPU\t| End of patch |  Example URL \t|\n"
                        + "|---|:-:|---|---|\n| 2.9  \t|GPU\t\t| Aug  4th, 2028 | `h.pkg.dev/kit:2.9`<br>h.pkg.dev/kit:<XY>-2 |\n";
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
