package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Problem;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DatedNotesTest {

    private final Catalogue page = Pages.parse("google-dlc-release-notes", Pages.resource("release-notes.html"));

    private ImageRelease entry(String id) {
        return page.releases().stream()
                .filter(each -> id.equals(each.provenance().entryId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void notesOfTodayAndOf2020AreRead() {
        assertThat(page.releases())
                .extracting(each -> each.provenance().entryId())
                .containsExactly("aa000001", "aa000002", "aa000003", "aa000004", "bb000001", "bb000003");
    }

    @Test
    void theLabelComesFromTheSpanOrFromTheClass() {
        assertThat(entry("aa000001").label()).isEqualTo("Deprecated");
        assertThat(entry("aa000003").label()).isEqualTo("Breaking");
        assertThat(entry("aa000003").breaking()).isTrue();
        assertThat(entry("aa000004").label()).isNull();
        assertThat(entry("bb000001").label()).isEqualTo("Change");
        assertThat(entry("bb000003").label()).isEqualTo("Feature");
    }

    @Test
    void aMilestoneHoldsForAllNotesOfItsDateAndASentenceIsNone() {
        assertThat(entry("aa000001").milestoneLabel()).isEqualTo("M140");
        assertThat(entry("aa000003").milestoneLabel()).isEqualTo("M140");
        assertThat(entry("aa000004").milestoneLabel()).isEqualTo("M108");
        assertThat(entry("bb000001").milestoneLabel()).isNull();
    }

    @Test
    void theDateIsThatOfTheHeadingAndAnIdThatDisagreesIsTold() {
        assertThat(entry("aa000004").releasedOn()).isEqualTo(LocalDate.of(2025, 7, 28));
        assertThat(page.problems())
                .filteredOn(problem -> problem.text().equals("July_06_2025"))
                .singleElement()
                .extracting(Problem::where)
                .asString()
                .contains("google-dlc-release-notes", "2025-07-28");
    }

    @Test
    void aHeadingInsideANoteChangesNothing() {
        assertThat(entry("aa000003").releasedOn()).isEqualTo(LocalDate.of(2026, 3, 12));
    }

    @Test
    void aNoteUnderAHeadingThatIsNoDateIsAProblemAndHasNoBorrowedDate() {
        assertThat(page.problems())
                .extracting(Problem::text)
                .anyMatch(text -> text.contains("Sometime in 2025"))
                .anyMatch(text -> text.contains("R 4.3 images"));
    }

    @Test
    void notesOfOtherProductsOnTheSamePageAreNotOurs() {
        assertThat(page.releases()).extracting(ImageRelease::version).doesNotContain("9.9");
        assertThat(entry("bb000003").releasedOn()).isEqualTo(LocalDate.of(2019, 6, 24));
    }

    @Test
    void aPageWithoutNotesIsAnEmptyCatalogue() {
        Catalogue empty =
                Pages.parse("google-dlc-release-notes", "<h1>Release notes</h1><section class=intro>Hello</section>");
        assertThat(empty.isEmpty()).isTrue();
        assertThat(empty.problems()).isEmpty();
    }

    @Test
    void aCharsetNobodyKnowsIsAProblemAndLatinOneIsRead() {
        var source =
                dev.shelflife.ingest.source.Sources.find("google-dlvm-table").orElseThrow();
        byte[] body =
                "<h3>Caf\u00e9 versions</h3><table><tr><th>Version</th><th>End of patch</th></tr><tr><td>1.0</td><td>2026-01-01</td></tr></table>"
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        var latin = new dev.shelflife.ingest.fetch.Page(
                source, source.url(), Pages.FETCHED, 200, "text/html; charset=\"ISO-8859-1\"", null, null, "x", body);
        assertThat(PageParser.parse(latin).lines().get(0).section()).isEqualTo("Caf\u00e9 versions");
        var unknown = new dev.shelflife.ingest.fetch.Page(
                source, source.url(), Pages.FETCHED, 200, "text/html; charset=klingon-8", null, null, "x", body);
        assertThat(PageParser.parse(unknown).problems())
                .extracting(Problem::text)
                .contains("klingon-8");
    }

    @Test
    void depthAndSizeDoNotMatter() {
        String deep = "<ul><li>R 4.5 images are now available:".repeat(3000) + "<div>".repeat(20_000);
        assertThat(Pages.note(deep).releases()).hasSizeLessThanOrEqualTo(1);
        String wide = "<table><tr><th>Version</th><th>End of patch</th></tr>"
                + "<tr><td rowspan=9999>1.0</td></tr>".repeat(2000);
        assertThat(Pages.parse("google-dlvm-table", wide).lines()).isNotEmpty();
    }
}
