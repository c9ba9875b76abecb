package dev.shelflife.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.PageShape;
import dev.shelflife.events.SupportLine;
import dev.shelflife.ingest.Samples;
import dev.shelflife.ingest.TablePage;
import dev.shelflife.ingest.diff.CatalogueDiff;
import dev.shelflife.ingest.guard.Verdict.Accepted;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each check has a page that it alone does not believe: switched off, the page passes. */
class GuardSwitchTest {

    private static final LocalDate DATE = LocalDate.of(2026, 9, 30);

    private record Case(@Nullable Catalogue before, Catalogue after) {}

    @ParameterizedTest
    @EnumSource(GuardCheck.class)
    void withoutTheCheckItsPagePasses(GuardCheck check) {
        Case look = caseOf(check);
        AcceptedCatalogue before = accepted(look);
        Set<GuardCheck> others = EnumSet.complementOf(EnumSet.of(check));
        assertThat(CatalogueGuard.check(before, look.after())).isNotInstanceOf(Accepted.class);
        assertThat(CatalogueGuard.check(before, look.after(), EnumSet.of(check)))
                .isNotInstanceOf(Accepted.class);
        assertThat(CatalogueGuard.check(before, look.after(), others)).isInstanceOf(Accepted.class);
    }

    /** {@code -Dguard.off=NAME} switches one check off, and the page of that check is then let through: see .ci/guards-off. */
    @ParameterizedTest
    @EnumSource(GuardCheck.class)
    void theGuardStopsThePage(GuardCheck check) {
        Set<GuardCheck> enabled = EnumSet.allOf(GuardCheck.class);
        enabled.removeIf(each -> each.name().equals(System.getProperty("guard.off")));
        Case look = caseOf(check);
        assertThat(CatalogueGuard.check(accepted(look), look.after(), enabled)).isNotInstanceOf(Accepted.class);
    }

    private static @Nullable AcceptedCatalogue accepted(Case look) {
        return look.before() == null
                ? null
                : CatalogueDiff.between(null, look.before(), Samples.AT, ZoneOffset.UTC)
                        .next();
    }

    private static Case caseOf(GuardCheck check) {
        TablePage ten = TablePage.of(10);
        return switch (check) {
            case YIELDS_NOTHING -> new Case(null, Samples.catalogue(List.of(), List.of()));
            case SIGN_IN -> pages(ten, ten.titled("Sign in to go on"));
            case ERROR_PAGE -> pages(ten, ten.titled("404: page not found"));
            case TRUNCATION -> pages(ten, new TablePage("en", ten.title(), ten.headers(), ten.rows(), ""));
            case LANGUAGE -> pages(ten, new TablePage("es-419", ten.title(), ten.headers(), ten.rows(), ten.end()));
            case LOST_HEADERS ->
                new Case(
                        ten.catalogue(),
                        with(ten.catalogue(), List.of(List.of("Version", "End of patch date", "Gone on"))));
            case LOST_ROWS -> lines(10, 6);
            case LOST_VERSIONS ->
                new Case(
                        Samples.catalogue(versions(), List.of()),
                        Samples.catalogue(versions().subList(0, 20), List.of()));
            case STRANGE_RELEASES ->
                new Case(Samples.catalogue(List.of(), releases("2.")), Samples.catalogue(List.of(), releases("3.")));
            case RE_DATED -> new Case(notes(DATE), notes(DATE.plusDays(3)));
            case LOST_COVERAGE -> pages(ten, ten.withColumn(5, ""));
            case SWAPPED_COLUMNS -> {
                TablePage three = TablePage.of(3);
                TablePage swapped = three;
                for (int row = 0; row < 3; row++) {
                    List<String> cells = three.rows().get(row);
                    swapped = swapped.with(row, TablePage.EOP, cells.get(TablePage.EOA))
                            .with(row, TablePage.EOA, cells.get(TablePage.EOP));
                }
                yield pages(three, swapped);
            }
            case MASS_CHANGE -> {
                TablePage moved = ten;
                for (int row = 0; row < 4; row++) {
                    moved = moved.with(row, TablePage.EOP, "2026-12-31");
                }
                yield pages(ten, moved);
            }
            case DATE_JUMP -> pages(ten, ten.with(4, TablePage.EOP, "2062-07-05"));
        };
    }

    private static Case pages(TablePage before, TablePage after) {
        return new Case(before.catalogue(), after.catalogue());
    }

    private static Case lines(int before, int after) {
        TablePage some = TablePage.of(after);
        PageShape shape = TablePage.of(before).catalogue().shape();
        return new Case(TablePage.of(before).catalogue(), some.catalogue().withShape(shape));
    }

    /** Twenty lines of one version, then four of others: few lines go, but of five versions one is left. */
    private static List<SupportLine> versions() {
        return IntStream.range(0, 24)
                .mapToObj(i -> Samples.line(i < 20 ? "2.0" : "2." + i, "3." + i, DATE, Samples.provenance("a")))
                .toList();
    }

    private static List<ImageRelease> releases(String major) {
        return IntStream.range(0, 5)
                .mapToObj(i -> Samples.release(major + i, DATE))
                .toList();
    }

    /** Ten notes of one day, of which three stand under another date. */
    private static Catalogue notes(LocalDate date) {
        return Samples.catalogue(
                List.of(),
                IntStream.range(0, 10)
                        .mapToObj(i -> Samples.note("e" + i, "2." + i, i < 3 ? date : DATE))
                        .toList());
    }

    private static Catalogue with(Catalogue catalogue, List<List<String>> headers) {
        return new Catalogue(
                catalogue.source(),
                null,
                catalogue.sha256(),
                headers,
                catalogue.lines(),
                List.of(),
                List.of(),
                List.of(),
                catalogue.shape());
    }
}
