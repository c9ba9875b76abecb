package dev.shelflife.ingest.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.Absent;
import dev.shelflife.events.Observation.LineAt;
import dev.shelflife.events.Observation.SupportLines;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.identity.LineId;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.ingest.Samples;
import dev.shelflife.ingest.guard.CatalogueGuard;
import dev.shelflife.ingest.guard.Verdict.Accepted;
import dev.shelflife.ingest.guard.Verdict.Held;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A line that goes on in another framework version. */
class RenamingsTest {

    private static final SupportLine OLD = line("s", "tf", "2.17", "3.10", "2026-09-30", List.of());
    private static final SupportLine NEW = line("s", "tensorflow", "2.17", "3.10", "2026-09-30", List.of());
    private static final SupportLine OTHER = line("s", "jax", "0.4", "3.10", "2027-01-31", List.of());

    @Test
    void bothVersionsHearOfIt_andItIsNoAbsence() {
        Difference second = second(List.of(OLD, OTHER), List.of(NEW, OTHER));

        assertThat(second.observations()).hasSize(3);
        assertThat(second.observations().get(0)).isInstanceOfSatisfying(SupportLines.class, told -> {
            assertThat(told.subject()).isEqualTo("s/tensorflow/2.17");
            assertThat(told.renamedFrom()).isEqualTo(Map.of(NEW.id(), new LineAt(OLD.key(), OLD.id())));
        });
        assertThat(second.observations().get(1)).isInstanceOfSatisfying(Absent.class, told -> {
            assertThat(told.subject()).isEqualTo("s/tf/2.17");
            assertThat(told.lineIds()).containsExactly(OLD.id());
            assertThat(told.absences()).isEmpty();
            assertThat(told.renamedTo()).isEqualTo(Map.of(OLD.id(), new LineAt(NEW.key(), NEW.id())));
        });
        assertThat(second.next().absent()).isEmpty();
        assertThat(CatalogueDiff.between(
                                second.next(),
                                Samples.catalogue(List.of(NEW, OTHER), List.of()),
                                Samples.AT.plusSeconds(60),
                                ZoneOffset.UTC)
                        .observations())
                .hasSize(1);
    }

    @Test
    void otherDatesAnotherVariantOrNoDateAtAllIsAnotherLine() {
        assertThat(renamed(OLD, line("s", "tensorflow", "2.17", "3.10", "2026-10-31", List.of())))
                .isFalse();
        assertThat(renamed(OLD, line("s", "tensorflow", "2.17", "3.11", "2026-09-30", List.of())))
                .isFalse();
        assertThat(renamed(
                        line("s", "tf", "2.17", "3.10", null, List.of()),
                        line("s", "tensorflow", "2.17", "3.10", null, List.of())))
                .isFalse();
        assertThat(renamed(OLD, line("t", "tf", "2.17", "3.10", "2026-09-30", List.of())))
                .isTrue();
    }

    @Test
    void anotherVersionIsTheSameLineOnlyWithTheSameImages() {
        assertThat(renamed(OLD, line("s", "tf", "2.18", "3.10", "2026-09-30", List.of())))
                .isFalse();
        List<String> images = List.of("tf-2-17.py310");
        assertThat(renamed(
                        line("s", "tf", "2.17", "3.10", "2026-09-30", images),
                        line("s", "tf", "2.17.0", "3.10", "2026-09-30", images)))
                .isTrue();
    }

    @Test
    void whereTwoCouldBeTheCounterpartNeitherIs() {
        SupportLine second = line("t", "tf", "2.17", "3.10", "2026-09-30", List.of());
        Difference difference = second(List.of(OLD), List.of(NEW, second));
        assertThat(difference.observations())
                .filteredOn(SupportLines.class::isInstance)
                .allSatisfy(
                        each -> assertThat(((SupportLines) each).renamedFrom()).isEmpty());
        assertThat(difference.next().absent()).containsOnlyKeys(OLD.id());
    }

    @Test
    void theGuardDoesNotTakeARenamedServiceForALoss_butALossForALoss() {
        List<SupportLine> before = many("s");
        AcceptedCatalogue accepted = CatalogueDiff.between(
                        null, Samples.catalogue(before, List.of()), Samples.AT, ZoneOffset.UTC)
                .next();
        Catalogue renamed = Samples.catalogue(many("t"), List.of());
        assertThat(CatalogueGuard.check(accepted, renamed)).isInstanceOf(Accepted.class);
        List<SupportLine> half = new ArrayList<>(many("t").subList(0, 10));
        assertThat(CatalogueGuard.check(accepted, Samples.catalogue(half, List.of())))
                .isInstanceOfSatisfying(
                        Held.class, held -> assertThat(held.reasons()).contains("10 of 20 support lines are gone"));
    }

    private static List<SupportLine> many(String service) {
        return IntStream.range(0, 20)
                .mapToObj(i -> line(service, "tf", "2." + i, "3.10", "2026-09-30", List.of()))
                .toList();
    }

    private static boolean renamed(SupportLine before, SupportLine after) {
        return second(List.of(before, OTHER), List.of(after, OTHER)).observations().stream()
                .flatMap(each -> each instanceof SupportLines told ? told.renamedFrom().keySet().stream() : Stream.of())
                .anyMatch(after.id()::equals);
    }

    private static Difference second(List<SupportLine> before, List<SupportLine> after) {
        AcceptedCatalogue then = CatalogueDiff.between(
                        null, Samples.catalogue(before, List.of()), Samples.AT, ZoneOffset.UTC)
                .next();
        Difference difference = CatalogueDiff.between(
                then, Samples.catalogue(after, List.of()), Samples.AT.plusSeconds(30), ZoneOffset.UTC);
        assertThat(difference.observations()).last().isInstanceOf(Observation.SourceChecked.class);
        return difference;
    }

    private static SupportLine line(
            String service, String framework, String version, String python, String patch, List<String> images) {
        SubjectKey subject = new SubjectKey(service, framework, version);
        LocalDate date = patch == null ? null : LocalDate.parse(patch);
        return new SupportLine(
                LineId.of(subject, "Versions", null, python, null, "GPU", null),
                subject.key(),
                service,
                "Versions",
                null,
                framework,
                version,
                null,
                null,
                null,
                python,
                null,
                "GPU",
                "GPU",
                null,
                null,
                null,
                date,
                date == null ? DateStatus.NOT_SET : DateStatus.PUBLISHED,
                null,
                DateStatus.NOT_PUBLISHED,
                images,
                List.of(),
                Samples.provenance("a"));
    }
}
