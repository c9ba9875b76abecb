package dev.shelflife.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Command.ReleaseQuarantine;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.SupportLines;
import dev.shelflife.events.Quarantined;
import dev.shelflife.events.Quarantined.Ended;
import dev.shelflife.events.Quarantined.Ending;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.topics.Json;
import dev.shelflife.ingest.Judgement;
import dev.shelflife.ingest.Samples;
import dev.shelflife.ingest.TablePage;
import dev.shelflife.ingest.diff.CatalogueDiff;
import dev.shelflife.ingest.diff.Difference;
import dev.shelflife.ingest.fetch.FetchResult;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuarantineTest {

    private static final TablePage PAGE = TablePage.of(12);
    private static final TablePage FEWER = TablePage.of(5);
    private static final TablePage TYPO =
            PAGE.with(2, TablePage.EOP, "2062-07-03").with(7, TablePage.EOP, "2026-08-01");

    private Instant now = Samples.AT;
    private AcceptedCatalogue accepted = PAGE.look(null, now).next();

    @Test
    void aDoubtfulRowIsHeldAloneAndTheOthersGoOn() {
        Difference look = look(TYPO);

        assertThat(look.checked().outcome()).isEqualTo(CheckOutcome.CHANGED);
        assertThat(changed(look)).extracting(SupportLine::version).containsExactly("2.7");
        assertThat(look.checked().quarantine()).singleElement().satisfies(held -> {
            assertThat(held.subject()).isEqualTo("deep-learning-vm/pytorch/2.2");
            assertThat(held.fetches()).isEqualTo(1);
            assertThat(held.since()).isEqualTo(now);
            assertThat(held.reasons()).singleElement().asString().contains("2062-07-03");
        });
        assertThat(look.next().absent()).isEmpty();
        assertThat(look.next().lines()).hasSize(12);
        assertThat(look.next().etag()).isNull();
    }

    @Test
    void agreeingLooksLetARowThroughWithTheInstantOfTheLastOfThem() {
        look(TYPO);
        assertThat(changed(look(TYPO))).isEmpty();
        Difference third = look(TYPO);

        assertThat(changed(third)).singleElement().satisfies(line -> assertThat(line.endOfPatch())
                .isEqualTo(LocalDate.of(2062, 7, 3)));
        assertThat(third.observations().get(0).at()).isEqualTo(now);
        assertThat(third.checked().quarantine()).isEmpty();
        assertThat(endings(third)).containsExactly(Ending.AGREED);
    }

    @Test
    void looksInAHurryAgreeOnNothing() {
        for (int i = 0; i < 10; i++) {
            assertThat(changed(look(PAGE.with(2, TablePage.EOP, "2062-07-03"), Duration.ofMinutes(5))))
                    .isEmpty();
        }
        assertThat(changed(look(PAGE.with(2, TablePage.EOP, "2062-07-03"), Duration.ofMinutes(15))))
                .hasSize(1);
    }

    @Test
    void anotherDoubtBeginsAnew() {
        look(TYPO);
        look(TYPO);
        Difference third = look(PAGE.with(2, TablePage.EOP, "2063-07-03"));

        assertThat(third.checked().quarantine()).singleElement().satisfies(held -> assertThat(held.fetches())
                .isEqualTo(1));
    }

    @Test
    void aRowThatIsAsItWasEndsItsQuarantineAndTellsNothing() {
        look(PAGE.with(2, TablePage.EOP, "2062-07-03"));
        Difference back = look(PAGE);

        assertThat(back.observations()).hasSize(1);
        assertThat(back.checked().outcome()).isEqualTo(CheckOutcome.UNCHANGED);
        assertThat(endings(back)).containsExactly(Ending.REVERTED);
    }

    @Test
    void aPersonReleasesWhatTheySawAndNothingElse() {
        Quarantined held = look(TYPO).checked().quarantine().get(0);
        var release = new ReleaseQuarantine("google-dlvm-table", List.of(held.hash()), "ada", "it is so", now);

        assertThat(changed(look(PAGE.with(2, TablePage.EOP, "2063-07-03"), Duration.ofHours(6), release)))
                .extracting(SupportLine::version)
                .containsExactly("2.7");
        Difference let = look(TYPO, Duration.ofHours(6), release);
        assertThat(changed(let)).extracting(SupportLine::version).containsExactly("2.2", "2.7");
        assertThat(let.checked().ended()).containsExactly(new Ended(held.line(), Ending.RELEASED, "ada", "it is so"));
    }

    @Test
    void aDoubtfulPageChangesNothingUntilLooksAgree() {
        assertThat(look(FEWER).checked().outcome()).isEqualTo(CheckOutcome.HELD);
        assertThat(look(FEWER).observations()).hasSize(1);
        assertThat(accepted.lines()).hasSize(12);
        assertThat(accepted.absent()).isEmpty();
        Difference third = look(FEWER);

        assertThat(third.checked().outcome()).isEqualTo(CheckOutcome.CHANGED);
        assertThat(endings(third)).containsExactly(Ending.AGREED);
        assertThat(third.next().lines()).hasSize(5);
        assertThat(third.next().absent()).hasSize(7).allSatisfy((id, absence) -> assertThat(absence.since())
                .isEqualTo(now));
    }

    @Test
    void aPersonReleasesAPage() {
        Quarantined held = look(FEWER).checked().quarantine().get(0);
        Difference let = look(
                FEWER,
                Duration.ofMinutes(1),
                new ReleaseQuarantine("google-dlvm-table", List.of(held.hash()), "ada", null, now));

        assertThat(let.checked().outcome()).isEqualTo(CheckOutcome.CHANGED);
        assertThat(endings(let)).containsExactly(Ending.RELEASED);
    }

    @Test
    void aFailedLookLeavesWhatIsHeldAndUnchangedEndsIt() {
        look(FEWER);
        Difference failed = step(CatalogueDiff.failed(accepted, "google-dlvm-table", now, "HTTP 500"));
        assertThat(failed.checked().quarantine()).hasSize(1);
        Difference unchanged = step(Judgement.of(accepted, TablePage.SOURCE, now, new FetchResult.NotModified(), null));
        assertThat(unchanged.checked().quarantine()).isEmpty();
        assertThat(endings(unchanged)).containsExactly(Ending.REVERTED);
    }

    @Test
    void whatIsHeldSurvivesARestart() {
        look(TYPO);
        look(TYPO);
        accepted = Json.read(Json.write(accepted), AcceptedCatalogue.class);
        assertThat(endings(look(TYPO))).containsExactly(Ending.AGREED);
    }

    @Test
    void aPublishedAbsurdityIsAcceptedAndTold() {
        TablePage absurd = TablePage.of(13).with(12, TablePage.EOP, "1970-01-01");
        Difference look = look(absurd);
        assertThat(look.checked().outcome()).isEqualTo(CheckOutcome.CHANGED);
        assertThat(look.checked().quarantine()).isEmpty();
        assertThat(look.checked().problems()).singleElement().satisfies(problem -> assertThat(problem.reason())
                .contains("lies before 2015", "taken as published"));
    }

    private Difference look(TablePage page) {
        return look(page, Duration.ofHours(6));
    }

    private Difference look(TablePage page, Duration later, ReleaseQuarantine... releases) {
        now = now.plus(later);
        return step(page.look(accepted, now, releases));
    }

    private Difference step(Difference difference) {
        accepted = difference.next();
        return difference;
    }

    private static List<SupportLine> changed(Difference look) {
        return look.observations().stream()
                .filter(SupportLines.class::isInstance)
                .flatMap((Observation.Told told) -> ((SupportLines) told).lines().stream())
                .toList();
    }

    private static List<Ending> endings(Difference look) {
        return look.checked().ended().stream().map(Ended::how).toList();
    }
}
