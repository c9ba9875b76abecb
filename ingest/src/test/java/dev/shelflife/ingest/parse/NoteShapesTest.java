package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The markup that notes are met in. The structure is that of real pages, the sentences are ours. */
class NoteShapesTest {

    private static final String H2 = "<h2 id='May_05_2026' data-text='May 05, 2026' tabindex='0'>May 05, 2026</h2>";
    private static final String OLDER = "<h2 id='May_04_2026'>May 04, 2026</h2>";

    private static Catalogue page(String body) {
        return Pages.parse("google-dlc-release-notes", "<body><h1>Release notes</h1>" + body + "</body>");
    }

    private static List<String> told(String body) {
        return page(body).releases().stream()
                .map(each -> each.releasedOn() + " " + each.label() + " " + each.text())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            <div class="release-feature" id="0a">%s</div>                                                  | Feature
            <p class="release-feature">%s</p>                                                              | Feature
            <span class="release-changed">%s</span>                                                        | Change
            <div class="release-deprecation">%s</div>                                                      | Deprecated
            <div class="release-changed"><strong>CHANGED:</strong> %s</div>                                | Change
            <div class="devsite-release-note"><span class="devsite-label devsite-label-release-changed">Change</span><div><p>%s</p></div></div> | Change
            <div class="devsite-release-note"><span class="devsite-label devsite-label-release-deprecated">Ver\u00e4ltet</span><p>%s</p></div> | Deprecated
            <div class="devsite-release-note"><div><p><strong>FIXED:</strong> %s</p></div></div>           | Fixed
            <div class="devsite-release-note"><span class="devsite-label">Special</span><p>%s</p></div>    | Special
            <div class="devsite-release-note"><p>%s</p></div>                                              | null
            """)
    void allShapesOfLabels(String note, String label) {
        assertThat(told(H2 + note.formatted("R 4.5 images are now available.")))
                .containsExactly("2026-05-05 " + label + " R 4.5 available");
    }

    @Test
    void sectionsMayBeNestedAndHeadingsAndTablesInANoteDoNotEndTheDate() {
        assertThat(told("<section class='releases'><section class='releases'>" + H2
                        + "<div class='release-feature' id='1'><h2 id='new'>New</h2><h3 id='m'>March 3, 2020</h3>"
                        + "<table><tr><td>x</td></tr></table><p>R 4.5 images are now available.</p></div>"
                        + "<div class='release-feature' id='2'><p>R 4.6 images are now available.</p></div>"
                        + "</section><p></p></section>"))
                .containsExactly("2026-05-05 Feature R 4.5 available", "2026-05-05 Feature R 4.6 available");
    }

    @Test
    void aLooseParagraphIsANoteWithoutALabel() {
        assertThat(told("<section class='releases'>" + H2 + "<p><b>R 4.5</b> images are now available.</p>"
                        + "<div class='release-fixed'>PyTorch 2.8 images have been updated to 2.8.1.</div>" + OLDER
                        + "<p>R 4.4 images are now available.</p></section><p>R 9.9 images are now available.</p>"))
                .containsExactly(
                        "2026-05-05 null R 4.5 available",
                        "2026-05-05 Fixed PyTorch 2.8.1 patched from 2.8",
                        "2026-05-04 null R 4.4 available");
    }

    @Test
    void aProductsTitleAppliesUntilTheNextTitleOrDate() {
        String title = "<strong class='release-note-product-title'>%s</strong>";
        assertThat(told(H2 + title.formatted("Another Product")
                        + "<div class='release-feature'>R 9.1 images are now available.</div>"
                        + title.formatted("AI Platform Deep Learning Containers")
                        + "<div class='release-feature'>R 4.5 images are now available.</div>"
                        + "<div class='release-feature'>R 4.6 images are now available.</div>"
                        + title.formatted("A Third")
                        + "<div class='release-feature'>R 9.2 images are now available.</div>" + OLDER
                        + "<div class='release-feature'>R 4.4 images are now available.</div>"))
                .extracting(each -> each.substring(each.indexOf('R')))
                .containsExactly("R 4.5 available", "R 4.6 available", "R 4.4 available");
    }

    @Test
    void aVersionBadgeIsNoSentenceButTellsTheRelease() {
        List<ImageRelease> releases = page(H2 + "<div class='release-note-product-version-title'>1.3.3</div>"
                        + "<div class='release-feature'>R 4.5 images are now available.</div>")
                .releases();
        assertThat(releases)
                .singleElement()
                .extracting(ImageRelease::milestoneLabel)
                .isEqualTo("1.3.3");
    }

    @Test
    void aNoteOutsideADateIsAProblem() {
        Catalogue catalogue = page(
                "<div class='release-feature' id='ab'>R 4.5 images are now available.</div>" + H2
                        + "<h2 id='other'>Something else</h2><div class='release-feature'>R 4.6 images are now available.</div>");
        assertThat(catalogue.releases()).isEmpty();
        assertThat(catalogue.problems())
                .extracting(Problem::where)
                .containsExactly(
                        "google-dlc-release-notes \u203a note ab",
                        "google-dlc-release-notes \u203a note without an id");
    }

    @Test
    void notesWithTheSameIdOrNoneAreToldApartByTheirContent() {
        List<ImageRelease> releases = page(H2
                        + "<div class='release-feature' id='ab'>R 4.5 images are now available.</div>"
                        + "<div class='release-feature' id='ab'>R 4.6 images are now available.</div>"
                        + "<div class='release-feature'>R 4.7 images are now available.</div>"
                        + "<div class='release-feature' id='cd'>R 4.8 images are now available.</div>")
                .releases();
        assertThat(releases).extracting(each -> each.provenance().entryId()).doesNotHaveDuplicates();
        assertThat(releases.get(0).provenance().entryId()).startsWith("ab~");
        assertThat(releases.get(2).provenance().entryId()).startsWith("~");
        assertThat(releases.get(3).provenance().entryId()).isEqualTo("cd");
    }

    @Test
    void oneFactUnderTwoIdsHasTwoPlaces() {
        assertThat(page(H2 + "<div class='release-feature' id='ab'>R 4.5 images are now available.</div>"
                                + "<div class='release-changed' id='cd'>R 4.5 images are now available.</div>")
                        .releases())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.provenance().entryId()).isEqualTo("ab");
                    assertThat(each.alsoToldIn()).singleElement().satisfies(other -> assertThat(other.entryId())
                            .isEqualTo("cd"));
                });
    }

    @Test
    void aPageWrittenByHandHasNoMarksAtAll() {
        assertThat(told("<article><h3 id='may-05-2026'>May 5, 2026</h3><p>R 4.5 images are now available.</p>"
                        + "<ul><li>PyTorch 2.8 images are deprecated.</li></ul><h4>Fixed</h4>"
                        + "<p>PyTorch 2.8 images have been updated to 2.8.1.</p>"
                        + "<h3>2026-05-04</h3><p>R 4.4 images are now available.</p>"
                        + "<h2>Archive</h2><p>R 9.9 images are now available.</p></article>"))
                .containsExactly(
                        "2026-05-05 null R 4.5 available",
                        "2026-05-05 null PyTorch 2.8 deprecated",
                        "2026-05-05 Fixed PyTorch 2.8.1 patched from 2.8",
                        "2026-05-04 null R 4.4 available");
    }

    @Test
    void aMonthWithoutADayMeansItsLastDayAndIsTold() {
        Catalogue catalogue = page("<h2>June 2026</h2><p>R 4.5 images are now available.</p>");
        assertThat(catalogue.releases())
                .extracting(each -> each.releasedOn().toString())
                .containsExactly("2026-06-30");
        assertThat(catalogue.problems()).singleElement().satisfies(each -> assertThat(each.repaired())
                .isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            M131 \u2014 May 5, 2026    | M131
            May 5, 2026 - M131 release | M131
            M131 (2026-05-05)          | M131
            """)
    void aCompoundHeadingNamesTheMilestone(String heading, String milestone) {
        assertThat(page("<h2>" + heading + "</h2><p>R 4.5 images are now available.</p>")
                        .releases())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.releasedOn()).hasToString("2026-05-05");
                    assertThat(each.milestoneLabel()).isEqualTo(milestone);
                });
    }

    @Test
    void anImageThatNeverChangesToldAsSomethingElseIsAProblem() {
        Catalogue catalogue = page(
                H2 + "<p>R 4.5 images are now available:</p><ul><li>r-cpu-v20260505-debian-11-py310</li></ul>" + OLDER
                        + "<p>R 4.4 images are now available:</p><ul><li>r-cpu-v20260505-debian-11-py310</li></ul>");
        assertThat(catalogue.releases()).hasSize(2);
        assertThat(catalogue.problems())
                .singleElement()
                .satisfies(
                        each -> assertThat(each.reason())
                                .isEqualTo(
                                        "told before with other content: R 4.5 available on 2026-05-05; now R 4.4 available on 2026-05-04"));
    }
}
