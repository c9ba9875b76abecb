package dev.shelflife.ingest.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Observation.Absent;
import dev.shelflife.events.Observation.AbsentLine;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.SupportLines;
import dev.shelflife.events.topics.Json;
import dev.shelflife.ingest.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbsenceTest {

    private static final String[] ALL = {"2.6", "2.7"};
    private static final String[] ONE = {"2.7"};

    private Instant now = Samples.AT;
    private AcceptedCatalogue accepted;

    @Test
    void aMissingLineIsToldWithEveryLookUntilItsAbsenceIsConfirmed() {
        look(ALL);
        Difference first = look(ONE);
        Instant since = now;
        assertThat(first.checked().outcome()).isEqualTo(CheckOutcome.CHANGED);
        assertThat(missing(first)).containsExactly(line(since, 1));
        Difference second = look(ONE);
        assertThat(second.checked().outcome()).isEqualTo(CheckOutcome.UNCHANGED);
        assertThat(missing(second)).containsExactly(line(since, 2));
        assertThat(missing(unchanged())).containsExactly(line(since, 3));
        assertThat(missing(unchanged())).containsExactly(line(since, 4)); // three days after the first
        assertThat(accepted.absent()).isEmpty();
        assertThat(missing(unchanged())).isEmpty();
    }

    @Test
    void looksThatSayNothingDoNotCount() {
        look(ALL);
        look(ONE);
        step(CatalogueDiff.failed(accepted, "test-table", tick(), "HTTP 500"));
        step(CatalogueDiff.held(accepted, "test-table", tick(), List.of("strange")));
        assertThat(missing(look(ONE))).extracting(AbsentLine::fetches).containsExactly(2);
    }

    @Test
    void whoComesBackBeginsAnew() {
        look(ALL);
        look(ONE);
        look(ONE);
        Difference back = look(ALL);
        assertThat(back.observations().get(0)).isInstanceOf(SupportLines.class);
        assertThat(back.next().absent()).isEmpty();
        assertThat(missing(look(ONE))).containsExactly(line(now, 1));
    }

    @Test
    void aMissingLineSurvivesARestartAndARecordOfBeforeHasNone() {
        look(ALL);
        look(ONE);
        accepted = Json.read(Json.write(accepted), AcceptedCatalogue.class);
        assertThat(missing(look(ONE))).extracting(AbsentLine::fetches).containsExactly(2);
        AcceptedCatalogue old = Json.read(
                new String(Json.write(Samples.empty("x")), StandardCharsets.UTF_8)
                        .replaceAll(",\"shape\".*", "}")
                        .getBytes(StandardCharsets.UTF_8),
                AcceptedCatalogue.class);
        assertThat(old.absent()).isEmpty();
        assertThat(old.quarantine()).isEmpty();
        assertThat(old.coverage()).isEmpty();
    }

    @Test
    void aLineThatComesBackAsAnotherIsTheSame() {
        look(ALL);
        look(ONE);
        tick();
        Difference back = step(CatalogueDiff.between(
                accepted,
                Samples.catalogue(
                        List.of(
                                Samples.line("2.7", "2026-09-30"),
                                Samples.line(
                                        "2.6", "3.11", java.time.LocalDate.of(2026, 9, 30), Samples.provenance("a"))),
                        List.of()),
                now,
                ZoneOffset.UTC));
        assertThat(((SupportLines) back.observations().get(0)).replaced()).hasSize(1);
        assertThat(missing(back)).isEmpty();
        assertThat(back.next().absent()).isEmpty();
    }

    private Difference look(String... versions) {
        tick();
        return step(CatalogueDiff.between(
                accepted,
                Samples.catalogue(
                        List.of(versions).stream()
                                .map(version -> Samples.line(version, "2026-09-30"))
                                .toList(),
                        List.of()),
                now,
                ZoneOffset.UTC));
    }

    private Difference unchanged() {
        return step(CatalogueDiff.notModified(accepted, tick()));
    }

    private Instant tick() {
        now = now.plus(Duration.ofDays(1));
        return now;
    }

    private Difference step(Difference difference) {
        accepted = difference.next();
        return difference;
    }

    private static AbsentLine line(Instant since, int fetches) {
        return new AbsentLine(Samples.line("2.6", "2026-09-30").id(), since, fetches);
    }

    private static List<AbsentLine> missing(Difference difference) {
        return difference.observations().stream()
                .filter(Absent.class::isInstance)
                .flatMap(told -> ((Absent) told).absences().stream())
                .toList();
    }
}
