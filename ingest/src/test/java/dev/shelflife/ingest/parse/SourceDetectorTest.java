package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.ingest.parse.SourceDetector.Finding;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.Sources;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceDetectorTest {

    private static String detect(String html) {
        return SourceDetector.detect(html.getBytes(StandardCharsets.UTF_8))
                .map(Source::id)
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "https://docs.cloud.google.com/deep-learning-containers/docs/release-notes, google-dlc-release-notes",
        "https://cloud.google.com/deep-learning-vm/docs/images?hl=fr&authuser=2#x, google-dlvm-table",
        "https://cloud.google.com/ai-platform/deep-learning-containers/docs/release-notes, google-dlc-release-notes",
        "https://cloud-dot-devsite-v2-prod.appspot.com/deep-learning-vm/docs/release-notes, google-dlvm-release-notes",
        "https://docs.cloud.google.com/deep-learning-containers/docs/choosing-container.md.txt, google-dlc-table",
        "https://docs.cloud.google.com//deep-learning-containers/docs/choosing-container/, google-dlc-table",
        "https://docs.cloud.google.com/storage/docs/release-notes, none",
    })
    void aPageIsKnownByItsOwnAddress(String address, String source) {
        assertThat(detect("<link rel=canonical href='" + address + "'><p>Nothing else</p>"))
                .isEqualTo(source);
    }

    @Test
    void elseByItsShapeAndTheServiceItSpeaksOf() {
        String table = "<table><tr><th>Version</th><th>End of patch and support date</th></tr></table>";
        assertThat(detect("<p>Deep Learning VM</p>" + table)).isEqualTo("google-dlvm-table");
        assertThat(detect("<p>Deep Learning Containers</p>" + table)).isEqualTo("google-dlc-table");
        assertThat(detect("<h1>Release notes</h1><p>About Deep Learning VM</p>"))
                .isEqualTo("google-dlvm-release-notes");
        assertThat(detect("<div class=release-feature>aiplatformdeeplearningcontainers-release-notes.xml</div>"))
                .isEqualTo("google-dlc-release-notes");
    }

    @Test
    void theTitleCountsMoreThanWhatThePageSpeaksOfBesides() {
        assertThat(
                        detect(
                                "<h1>Deep Learning VM release notes</h1><p>As Deep Learning Containers. And Deep Learning Containers.</p>"))
                .isEqualTo("google-dlvm-release-notes");
        String table = "<table><tr><th>Version</th><th>End of patch and support date</th></tr></table>";
        assertThat(detect(
                        "<title>Choose a container | Deep Learning Containers</title><p>Deep Learning VM, Deep Learning VM</p>"
                                + table))
                .isEqualTo("google-dlc-table");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PyTorch 2.13 \u2014 2026-07-20 | aws-dlc-changelog-pytorch",
                "PyTorch 2.13.1 - 2026-07-20 | aws-dlc-changelog-pytorch",
                "TensorFlow 2.21 \u2014 2026-07-10 | aws-dlc-changelog-tensorflow",
                "v2.3.0 \u2014 2026-08-17 | aws-dlc-changelog-base",
                "Plums 2.13 \u2014 2026-07-20 | none",
            })
    void aChangelogIsKnownByItsHeadings(String heading, String source) {
        String below =
                "<p>x.dkr.ecr.us-west-2.amazonaws.com/images. Also PyTorch 2.12 and TensorFlow 2.20, v1.0.0.</p>";
        assertThat(detect("<h1>Changelog</h1><h2>" + heading + "</h2>" + below)).isEqualTo(source);
        assertThat(detect("# Changelog\n\n## " + heading + "\n\n" + below)).isEqualTo(source);
    }

    @Test
    void aTieNamesTheCandidatesAndAnythingElseSaysWhy() {
        Finding tie = find("<h1>Release notes</h1><p>Deep Learning VM and Deep Learning Containers</p>");
        assertThat(tie.detection()).isNull();
        assertThat(tie.candidates())
                .extracting(Source::id)
                .containsExactly("google-dlc-release-notes", "google-dlvm-release-notes");
        assertThat(tie.why()).contains("equally well: google-dlc-release-notes, google-dlvm-release-notes");
        assertThat(find("<h1>Release notes</h1>").why())
                .contains("release notes")
                .contains("speaks of none");
        assertThat(find("<p>Plums</p>").why()).startsWith("it has neither support tables nor notes");
        assertThat(find("<h1>Release notes</h1><p>Deep Learning VM</p>").candidates())
                .isEmpty();
    }

    private static Finding find(String html) {
        return SourceDetector.find(html.getBytes(StandardCharsets.UTF_8), null, Sources.BUILT_IN);
    }

    @Test
    void aFeedIsKnownByItsAddressOrByWhatItSpeaksOf() {
        String feed =
                "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>%s<title>Release notes</title></feed>";
        assertThat(detect(feed.formatted(
                        "<link rel='self' href='https://cloud.google.com/feeds/deep-learning-vm-release-notes.xml'/>")))
                .isEqualTo("google-dlvm-release-notes-feed");
        assertThat(detect(feed.formatted("<id>tag:example:aiplatformdeeplearningcontainers-release-notes</id>")))
                .isEqualTo("google-dlc-release-notes-feed");
        assertThat(detect(feed.formatted("<id>tag:example:another</id>"))).isEqualTo("none");
    }

    @Test
    void aPageThatFitsTwoSourcesOrNoneIsOfNone() {
        assertThat(detect("<h1>Release notes</h1><p>Deep Learning VM and Deep Learning Containers</p>"))
                .isEqualTo("none");
        assertThat(detect("<h1>Release notes</h1>")).isEqualTo("none");
        assertThat(detect("<p>Deep Learning VM</p>")).isEqualTo("none");
    }
}
