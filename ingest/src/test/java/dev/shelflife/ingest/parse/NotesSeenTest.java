package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.shelflife.ingest.parse.NotesSeen.Silent;
import dev.shelflife.ingest.parse.NotesSeen.Why;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What people who write a source are told of notes. */
class NotesSeenTest {

    private static NotesSeen seen(String source, String text) {
        return Objects.requireNonNull(PageParser.notes(Pages.page(source, text)));
    }

    private static String note(String id, String text) {
        return "<div class='devsite-release-note' id='" + id
                + "'><span class='devsite-label devsite-label-release-feature'>Feature</span>" + text + "</div>";
    }

    @Test
    void datesNotesAndWhatGaveNothingAreTold() {
        NotesSeen seen = seen(
                "google-dlc-release-notes",
                "<h1>Notes</h1><section class='releases'><h2>March 5, 2026</h2>"
                        + note(
                                "a1",
                                "<p>PyTorch 2.6 containers are now available. Our logo is blue. PyTorch is nice to have."
                                        + " Fixed a typo in a menu.</p>")
                        + note(
                                "a2",
                                "<p>The following are available:</p><ul><li>TensorFlow 2.19 containers</li>"
                                        + "<li>Pears</li></ul><p>See gcr.io/deeplearning-platform-release/tf-cpu.2-18.</p>")
                        + "<h2>February 1, 2026</h2><h2>Some other time</h2></section>");
        assertThat(seen.dates()).containsExactly(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 5));
        assertThat(seen.empty()).containsExactly(LocalDate.of(2026, 2, 1));
        assertThat(seen.undated()).containsExactly("Notes", "Some other time");
        assertThat(seen.notes()).isEqualTo(2);
        assertThat(seen.labels()).isEqualTo(Map.of("Feature", 2));
        assertThat(seen.clauses()).isEqualTo(7);
        assertThat(seen.silent())
                .extracting(Silent::why, Silent::text)
                .containsExactly(
                        tuple(Why.NO_CHANGE, "PyTorch is nice to have."),
                        tuple(Why.NO_CHANGE, "See gcr.io/deeplearning-platform-release/tf-cpu.2-18."),
                        tuple(Why.NO_NAME, "Fixed a typo in a menu."),
                        tuple(Why.NEITHER, "Our logo is blue."),
                        tuple(Why.NEITHER, "Pears"));
        assertThat(seen.silent().get(0).place()).isEqualTo("note of 2026-03-05 (a1) › p1.s3");
        assertThat(seen.silent().get(0).named()).containsExactly("PyTorch");
        assertThat(seen.imagesLeft()).containsExactly("gcr.io/deeplearning-platform-release/tf-cpu.2-18");
    }

    @Test
    void theLinesThatCompleteAHeadingAndThoseThatSayItAgainAreNotSilent() {
        NotesSeen seen = seen(
                "aws-dlc-changelog-pytorch",
                "<h1>Changelog</h1><h2>PyTorch 2.13 — 2026-07-20</h2><p><b>Tags:</b> 2.13.0-gpu-py312-cu130</p>"
                        + "<p>Released PyTorch 2.13 images.</p><p>Plums.</p>");
        assertThat(seen.dates()).containsExactly(LocalDate.of(2026, 7, 20));
        assertThat(seen.silent()).extracting(Silent::text).containsExactly("Plums.");
        assertThat(seen.clauses()).isEqualTo(2);
        assertThat(seen.imagesLeft()).isEmpty();
    }

    @Test
    void entriesOfAFeedCountAsHeadingsAndProductsTitlesAreTold() {
        NotesSeen seen = seen(
                "google-dlc-release-notes-feed",
                "<feed><entry><title>April 2, 2026</title><content type='html'><![CDATA["
                        + "<h2 class='release-note-product-title'>Deep Learning Containers</h2><h3>Feature</h3>"
                        + "<p>PyTorch 2.6 containers are now available.</p>"
                        + "<h2 class='release-note-product-title'>Cloud Plums</h2><h3>Feature</h3><p>Ripe.</p>]]></content>"
                        + "</entry><entry><title>Untimely</title><content type='html'>x</content></entry></feed>");
        assertThat(seen.dates()).containsExactly(LocalDate.of(2026, 4, 2));
        assertThat(seen.undated()).containsExactly("Untimely");
        assertThat(seen.titlesRead()).containsExactly("Deep Learning Containers");
        assertThat(seen.titlesLeft()).containsExactly("Cloud Plums");
        assertThat(seen.notes()).isOne();
        assertThat(seen.silent()).isEmpty();
    }

    @Test
    void otherShapesHaveNoNotes() {
        assertThat(PageParser.notes(Pages.page("google-dlc-table", ""))).isNull();
        assertThat(PageParser.policy(Pages.page("google-dlc-table", ""))).isNull();
    }
}
