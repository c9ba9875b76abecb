package dev.shelflife.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.SupportLine;
import dev.shelflife.ingest.Samples;
import dev.shelflife.ingest.diff.CatalogueDiff;
import dev.shelflife.ingest.guard.Verdict.Accepted;
import dev.shelflife.ingest.guard.Verdict.Held;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CatalogueGuardTest {

    private static final LocalDate DATE = LocalDate.of(2026, 9, 30);

    @Test
    void aFirstCatalogueIsAccepted() {
        assertThat(CatalogueGuard.check(null, catalogue(lines(1)))).isInstanceOf(Accepted.class);
    }

    @Test
    void aCatalogueWithNothingIsHeldAlsoTheFirst() {
        assertThat(reasons(null, catalogue(List.of())))
                .containsExactly("the page yields nothing: no support line and no image release");
        assertThat(reasons(accepted(catalogue(lines(2))), catalogue(List.of()))).hasSize(1);
    }

    @Test
    void aFailedFirstLookIsNoMeasure() {
        var failed =
                CatalogueDiff.failed(null, "test-table", Samples.AT, "HTTP 500").next();
        assertThat(CatalogueGuard.check(failed, catalogue(lines(1)))).isInstanceOf(Accepted.class);
    }

    @Property(tries = 200)
    void moreThanAFewAndMoreThanAFifthOfTheLinesIsTooMuch(
            @ForAll @IntRange(min = 1, max = 60) int before, @ForAll @IntRange(min = 1, max = 60) int lost) {
        int left = Math.max(1, before - lost);
        int gone = before - left;
        boolean tooMuch = gone > 3 && gone * 5 > before;
        Verdict verdict = CatalogueGuard.check(accepted(catalogue(lines(before))), catalogue(lines(left)));
        assertThat(verdict instanceof Held).isEqualTo(tooMuch);
    }

    @Test
    void linesToldInOtherWordsAreNotLost() {
        List<SupportLine> reworded = IntStream.range(0, 20)
                .mapToObj(i -> Samples.line("2." + i, "3.11", DATE, Samples.provenance("b")))
                .toList();
        assertThat(CatalogueGuard.check(accepted(catalogue(lines(20))), catalogue(reworded)))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void halfOfTheFrameworkVersionsGoneIsTold() {
        assertThat(reasons(accepted(catalogue(lines(20))), catalogue(lines(9))))
                .containsExactly("11 of 20 support lines are gone", "of 20 framework versions 9 are left");
    }

    @Test
    void aRequiredColumnThatIsGoneFromAllTablesIsToldByName() {
        Catalogue before = catalogue(lines(5));
        Catalogue after = new Catalogue(
                "test-table",
                null,
                "d",
                List.of(List.of("Framework Version", "End-of-patch\u00a0date")),
                before.lines(),
                List.of(),
                List.of(),
                List.of());
        assertThat(reasons(accepted(before), after))
                .containsExactly("no table has a column for end of availability any more");
    }

    @Test
    void aColumnThatOneOfTheTablesStillHasIsNotGone() {
        Catalogue before = catalogue(lines(5));
        Catalogue after = new Catalogue(
                "test-table",
                null,
                "d",
                List.of(Samples.HEADERS.get(0), List.of("Something else")),
                before.lines(),
                List.of(),
                List.of(),
                List.of());
        assertThat(CatalogueGuard.check(accepted(before), after)).isInstanceOf(Accepted.class);
    }

    @Test
    void oldReleasesMayGoButNotAll() {
        List<ImageRelease> ten = IntStream.range(0, 10)
                .mapToObj(i -> Samples.release("2." + i, DATE))
                .toList();
        AcceptedCatalogue before = accepted(Samples.catalogue(List.of(), ten));
        assertThat(CatalogueGuard.check(before, Samples.catalogue(List.of(), ten.subList(9, 10))))
                .isInstanceOf(Accepted.class);
        assertThat(reasons(before, Samples.catalogue(List.of(), List.of(Samples.release("3.0", DATE)))))
                .containsExactly("none of the 10 known image releases is on the page");
    }

    private static List<String> reasons(AcceptedCatalogue before, Catalogue after) {
        return ((Held) CatalogueGuard.check(before, after)).reasons();
    }

    private static List<SupportLine> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Samples.line("2." + i, "3.10", DATE, Samples.provenance("a")))
                .toList();
    }

    private static Catalogue catalogue(List<SupportLine> lines) {
        return Samples.catalogue(lines, List.of());
    }

    private static AcceptedCatalogue accepted(Catalogue catalogue) {
        return CatalogueDiff.between(null, catalogue, Samples.AT, ZoneOffset.UTC)
                .next();
    }
}
