package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.ImageRelease;
import org.junit.jupiter.api.Test;

/** Changelogs whose headings name a version and a date. The structure is that of real ones. */
class ChangelogTest {

    private static String entry(String heading, String tags, String versions, String bullets) {
        return "<h2 id='x'>" + heading + "<a class='headerlink' href='#x'>\u00b6</a></h2>"
                + "<p><strong>Tags:</strong> " + tags + "</p>"
                + (versions.isEmpty() ? "" : "<p><strong>Bundled versions:</strong> " + versions + "</p>")
                + "<h3 id='highlights'>Highlights<a class='headerlink' href='#h'>\u00b6</a></h3><ul>" + bullets
                + "</ul><hr>";
    }

    @Test
    void aHeadingIsARelease() {
        var catalogue = Pages.parse(
                "aws-dlc-changelog-pytorch",
                "<article><h1>Changelog</h1><p>For PyTorch images.</p><hr>"
                        + entry(
                                "PyTorch 3.1 \u2014 2027-02-03",
                                "<code>3.1-cu140-amzn2026</code> \u00b7 <code>3.1-cpu-amzn2026</code>",
                                "PyTorch 3.1.1 \u00b7 <code>torchvision</code> 0.40.0 \u00b7 CUDA 14.0.2 \u00b7\nPython 3.14",
                                "<li>Bumped PyTorch to 3.1.1</li><li>First image with a smaller base</li>")
                        + entry(
                                "PyTorch 3.0 \u2014 2026-11-05",
                                "<code>3.0-cpu</code>",
                                "",
                                "<li>PyTorch 3.0.2, Python 3.13</li>")
                        + "</article>");
        assertThat(catalogue.problems()).isEmpty();
        assertThat(catalogue.releases()).hasSize(2);
        ImageRelease first = catalogue.releases().get(0);
        assertThat(first.key()).isEqualTo("aws-deep-learning-containers/pytorch/3.1");
        assertThat(first.releasedOn()).hasToString("2027-02-03");
        assertThat(first.text()).isEqualTo("PyTorch 3.1.1 available (CUDA 14.0.2, Python 3.14)");
        assertThat(first.images()).containsExactly("3.1-cu140-amzn2026", "3.1-cpu-amzn2026");
        assertThat(catalogue.releases().get(1).text()).isEqualTo("PyTorch 3.0.2 available (Python 3.13)");
    }

    @Test
    void aHeadingWithAVersionAloneIsAboutTheFrameworkOfTheSource() {
        var catalogue = Pages.parse(
                "aws-dlc-changelog-base",
                "<article>"
                        + entry(
                                "v2.3.0 \u2014 2027-02-03",
                                "<code>cu140-amzn2026-v2.3.0</code>",
                                "CUDA 14.0.2 \u00b7 Python 3.14",
                                "<li>Smaller</li>")
                        + "</article>");
        assertThat(catalogue.releases()).singleElement().satisfies(each -> {
            assertThat(each.key()).isEqualTo("aws-deep-learning-containers/base/14.0");
            assertThat(each.python()).isEqualTo("3.14");
            assertThat(each.images()).containsExactly("cu140-amzn2026-v2.3.0");
        });
    }
}
