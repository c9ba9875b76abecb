package dev.shelflife.ingest.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.Absent;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.ImageReleased;
import dev.shelflife.events.Observation.SupportLines;
import dev.shelflife.events.Problem;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.topics.Json;
import dev.shelflife.ingest.Samples;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueDiffTest {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 30);
    private static final Instant LATER = Samples.AT.plusSeconds(3600);

    @Test
    void allIsNewAtFirstInTheOrderOfSubjectsWithLinesBeforeReleasesAndTheCheckLast() {
        var first = first(
                List.of(Samples.line("2.7", "2026-09-30"), line("2.6", "3.9"), Samples.line("2.6", "2026-06-30")),
                List.of(Samples.release("2.7", SEPTEMBER), Samples.release("2.7", SEPTEMBER.minusDays(1))));
        assertThat(Samples.sequences(first.observations())).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(first.observations().get(0)).isInstanceOfSatisfying(SupportLines.class, lines -> {
            assertThat(lines.subject()).isEqualTo("deep-learning-vm/pytorch/2.6");
            assertThat(lines.lines()).extracting(SupportLine::python).containsExactly("3.9", "3.10");
            assertThat(lines.zone()).isEqualTo(ZONE);
        });
        assertThat(first.observations().get(1)).isInstanceOf(SupportLines.class);
        assertThat(first.observations().subList(2, 4))
                .extracting(
                        observation -> ((ImageReleased) observation).release().releasedOn())
                .containsExactly(SEPTEMBER.minusDays(1), SEPTEMBER);
        assertThat(first.checked().outcome()).isEqualTo(CheckOutcome.CHANGED);
        assertThat(first.checked().lines()).isEqualTo(3);
        assertThat(first.checked().releases()).isEqualTo(2);
        assertThat(first.next().sequence()).isEqualTo(5);
        assertThat(first.next().sha256()).isEqualTo("digest");
    }

    @Test
    void onlyTheLineThatMovedIsToldAgain() {
        var before = first(List.of(Samples.line("2.7", "2026-09-30"), line("2.7", "3.9")), List.of())
                .next();
        var after = second(before, List.of(Samples.line("2.7", "2026-10-31"), line("2.7", "3.9")));
        assertThat(after.observations()).hasSize(2);
        assertThat(((SupportLines) after.observations().get(0)).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.endOfPatch()).isEqualTo("2026-10-31"));
        assertThat(Samples.sequences(after.observations())).containsExactly(3L, 4L);
    }

    @Test
    void anotherPlaceOnThePageIsNoChange() {
        SupportLine line = withProblem(Samples.line("2.7", "2026-09-30"), "row 3");
        SupportLine moved = withProblem(line.withProvenance(Samples.provenance("other")), "row 4");
        var after = second(first(List.of(line), List.of()).next(), List.of(moved));
        assertThat(after.observations()).hasSize(1);
        assertThat(after.checked().outcome()).isEqualTo(CheckOutcome.UNCHANGED);
    }

    @Test
    void otherTextInAnUnreadableCellIsAChange() {
        SupportLine line = withProblem(Samples.line("2.7", "2026-09-30"), "row 3");
        var after = second(first(List.of(line), List.of()).next(), List.of(Samples.line("2.7", "2026-09-30")));
        assertThat(after.checked().outcome()).isEqualTo(CheckOutcome.CHANGED);
    }

    @Test
    void vanishedLinesAreToldOncePerSubjectAndNewOnesBeforeThem() {
        var before = first(List.of(line("2.7", "3.9"), line("2.7", "3.10"), line("2.6", "3.9")), List.of())
                .next();
        var after = second(before, List.of(line("2.7", "3.11"), line("2.6", "3.9")));
        assertThat(after.observations()).hasSize(3);
        assertThat(after.observations().get(0)).isInstanceOf(SupportLines.class);
        assertThat(after.observations().get(1)).isInstanceOfSatisfying(Absent.class, gone -> {
            assertThat(gone.subject()).isEqualTo("deep-learning-vm/pytorch/2.7");
            assertThat(gone.lineIds()).hasSize(2).isSorted();
        });
    }

    @Test
    void aRowThatChangedOneFieldOfItsIdentityIsOneChangedLine() {
        SupportLine plain = line("2.7", "3.10");
        SupportLine withOs = line("2.7", "3.10", "Debian 11");
        SupportLine withOtherPython = line("2.7", "3.11", "Debian 11");
        var first = first(List.of(plain, line("2.6", "3.9")), List.of());
        var second = second(first.next(), List.of(withOs, line("2.6", "3.9")));
        assertReplaced(second, withOs, plain);
        assertReplaced(second(second.next(), List.of(withOtherPython, line("2.6", "3.9"))), withOtherPython, withOs);
    }

    @Test
    void rowsThatAllChangeOneFieldAreEachPairedWithTheirOwn() {
        var before = first(List.of(line("2.7", "3.9"), line("2.7", "3.10")), List.of());
        SupportLine nine = line("2.7", "3.9", "Debian 11");
        SupportLine ten = line("2.7", "3.10", "Debian 11");
        var after = second(before.next(), List.of(ten, nine));
        assertThat(after.observations()).hasSize(2);
        assertThat(((SupportLines) after.observations().get(0)).replaced())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        nine.id(), line("2.7", "3.9").id(),
                        ten.id(), line("2.7", "3.10").id()));
    }

    @Test
    void whereTwoNewRowsCouldBeTheVanishedOneNeitherIs() {
        var before = first(List.of(line("2.7", "3.9")), List.of());
        assertUnpaired(second(before.next(), List.of(line("2.7", "3.10"), line("2.7", "3.11"))), 1);
    }

    @Test
    void whereTwoVanishedRowsCouldBeTheNewOneNeitherIs() {
        var before = first(List.of(line("2.7", "3.9"), line("2.7", "3.10")), List.of());
        assertUnpaired(second(before.next(), List.of(line("2.7", "3.11"))), 2);
    }

    @Test
    void rowsThatDifferInTwoFieldsAreTwoLines() {
        var before = first(List.of(line("2.7", "3.9")), List.of());
        assertUnpaired(second(before.next(), List.of(line("2.7", "3.10", "Debian 11"))), 1);
    }

    @Test
    void aRowOfAnotherVersionOrOneThatStaysIsNoCounterpart() {
        SupportLine stays = line("2.7", "3.10");
        var before = first(List.of(line("2.6", "3.9"), stays), List.of());
        assertUnpaired(second(before.next(), List.of(line("2.7", "3.9"), stays)), 1);
        assertThat(second(before.next(), List.of(stays)).observations().get(0)).isInstanceOf(Absent.class);
    }

    @Test
    void aCatalogueFromBeforeIdentitiesWereKeptIsReadAndPairsNothing() {
        SupportLine line = line("2.7", "3.9");
        ObjectNode tree =
                Json.mapper().valueToTree(first(List.of(line), List.of()).next());
        tree.path("lines").forEach(fact -> ((ObjectNode) fact).remove("identity"));
        AcceptedCatalogue old = Json.read(Json.write(tree), AcceptedCatalogue.class);
        assertThat(second(old, List.of(line)).checked().outcome()).isEqualTo(CheckOutcome.UNCHANGED);
        assertUnpaired(second(old, List.of(line("2.7", "3.10"))), 1);
    }

    @Test
    void twoRowsWithOneIdAreReplacedAndReplaceAsOne() {
        SupportLine early = Samples.line("2.7", "3.9", SEPTEMBER.minusDays(1), Samples.provenance("a"));
        SupportLine late = line("2.7", "3.9");
        SupportLine next = line("2.7", "3.9", "Debian 11");
        assertReplaced(second(first(List.of(early, late), List.of()).next(), List.of(next)), next, early);
        var doubled = second(first(List.of(next), List.of()).next(), List.of(early, late));
        assertThat(doubled.observations().get(0)).isInstanceOfSatisfying(SupportLines.class, told -> {
            assertThat(told.lines()).containsExactly(early, late);
            assertThat(told.replaced()).isEqualTo(Map.of(late.id(), next.id()));
        });
    }

    @Test
    void aVanishedReleaseIsRememberedAndNotToldAgainWhenItComesBack() {
        ImageRelease release = Samples.release("2.7", SEPTEMBER);
        SupportLine line = Samples.line("2.7", "2026-09-30");
        var first = first(List.of(line), List.of(release));
        var without = second(first.next(), List.of(line));
        assertThat(without.observations()).hasSize(1);
        assertThat(without.next().releases()).containsKey(release.id());
        var again =
                CatalogueDiff.between(without.next(), Samples.catalogue(List.of(line), List.of(release)), LATER, ZONE);
        assertThat(again.checked().outcome()).isEqualTo(CheckOutcome.UNCHANGED);
    }

    @Test
    void twoRowsWithOneIdTravelTogetherAndOrderCounts() {
        SupportLine a = Samples.line("2.7", "2026-09-30");
        SupportLine b = Samples.line("2.7", "2026-10-31");
        var first = first(List.of(a, b), List.of());
        assertThat(((SupportLines) first.observations().get(0)).lines()).containsExactly(a, b);
        assertThat(second(first.next(), List.of(a, b)).observations()).hasSize(1);
        assertThat(((SupportLines)
                                second(first.next(), List.of(b)).observations().get(0))
                        .lines())
                .containsExactly(b);
    }

    @Test
    void outcomesWithoutANewCatalogueKeepWhatWasAcceptedAndGoOnCounting() {
        Problem problem = new Problem("where", "text", "reason", false);
        Catalogue catalogue = new Catalogue(
                "test-table",
                null,
                "digest",
                Samples.HEADERS,
                List.of(Samples.line("2.7", "2026-09-30")),
                List.of(),
                List.of(),
                List.of(problem));
        AcceptedCatalogue before = CatalogueDiff.between(null, catalogue, Samples.AT, ZONE)
                .withValidators("\"v1\"", "then")
                .next();
        var confirmed = CatalogueDiff.notModified(before, LATER);
        var failed = CatalogueDiff.failed(confirmed.next(), "test-table", LATER, "HTTP 500");
        var held = CatalogueDiff.held(failed.next(), "test-table", LATER, List.of("this", "that"));
        assertThat(confirmed.checked().outcome()).isEqualTo(CheckOutcome.UNCHANGED);
        assertThat(failed.checked().outcome()).isEqualTo(CheckOutcome.FAILED);
        assertThat(failed.checked().reason()).isEqualTo("HTTP 500");
        assertThat(held.checked().outcome()).isEqualTo(CheckOutcome.HELD);
        assertThat(held.checked().reason()).isEqualTo("this; that");
        for (Difference difference : List.of(confirmed, failed, held)) {
            assertThat(difference.checked().lines()).isEqualTo(1);
            assertThat(difference.checked().problems()).containsExactly(problem);
            assertThat(difference.checked().at()).isEqualTo(LATER);
            assertThat(difference.next())
                    .usingRecursiveComparison()
                    .ignoringFields("sequence")
                    .isEqualTo(before);
        }
        assertThat(held.next().sequence()).isEqualTo(before.sequence() + 3);
    }

    @Test
    void aDifferenceWithoutItsCheckCannotBeMade() {
        AcceptedCatalogue next = Samples.empty("test-table");
        assertThatThrownBy(() -> new Difference(List.<Observation.Told>of(), next))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SupportLine line(String version, String python) {
        return Samples.line(version, python, SEPTEMBER, Samples.provenance("a"));
    }

    private static SupportLine line(String version, String python, String os) {
        return Samples.line(version, python, os, SEPTEMBER, Samples.provenance("a"));
    }

    private static void assertReplaced(Difference difference, SupportLine line, SupportLine former) {
        assertThat(difference.observations()).hasSize(2);
        assertThat(difference.observations().get(0)).isInstanceOfSatisfying(SupportLines.class, told -> {
            assertThat(told.lines()).containsExactly(line);
            assertThat(told.replaced()).isEqualTo(Map.of(line.id(), former.id()));
        });
        assertThat(difference.next().lines()).containsKey(line.id()).doesNotContainKey(former.id());
    }

    private static void assertUnpaired(Difference difference, int gone) {
        assertThat(difference.observations())
                .filteredOn(SupportLines.class::isInstance)
                .singleElement()
                .satisfies(told -> assertThat(((SupportLines) told).replaced()).isEmpty());
        assertThat(difference.observations())
                .filteredOn(Absent.class::isInstance)
                .singleElement()
                .satisfies(told -> assertThat(((Absent) told).lineIds()).hasSize(gone));
    }

    private static SupportLine withProblem(SupportLine l, String where) {
        return new SupportLine(
                l.id(),
                l.key(),
                l.service(),
                l.section(),
                l.sectionNote(),
                l.framework(),
                l.version(),
                l.edition(),
                l.jobType(),
                l.builtOn(),
                l.python(),
                l.os(),
                l.accelerator(),
                l.acceleratorText(),
                l.cuda(),
                l.patchVersion(),
                l.generalAvailability(),
                l.endOfPatch(),
                l.endOfPatchStatus(),
                l.endOfAvailability(),
                l.endOfAvailabilityStatus(),
                l.images(),
                List.of(new Problem(where, "text", "not a date", false)),
                l.provenance());
    }

    private static Difference first(List<SupportLine> lines, List<ImageRelease> releases) {
        return CatalogueDiff.between(null, Samples.catalogue(lines, releases), Samples.AT, ZONE);
    }

    private static Difference second(AcceptedCatalogue before, List<SupportLine> lines) {
        return CatalogueDiff.between(before, Samples.catalogue(lines, List.of()), LATER, ZONE);
    }
}
