package dev.shelflife.streams.rules;

import static dev.shelflife.streams.rules.Telling.SUBJECT;
import static dev.shelflife.streams.rules.Telling.at;
import static dev.shelflife.streams.rules.Telling.line;
import static dev.shelflife.streams.rules.Telling.lines;
import static dev.shelflife.streams.rules.Telling.on;
import static dev.shelflife.streams.rules.Telling.patch;
import static dev.shelflife.streams.rules.Telling.release;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Stage;
import dev.shelflife.events.Transition;
import dev.shelflife.events.Transition.Scope;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleRulesTest {

    private final LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
    private final List<Transition> told = new ArrayList<>();

    @Test
    void aDateIsAnnouncedThenNearsInSteps_andIsReachedAtTheMidnightAfterIt() {
        observe(patch(1, at("2024-10-01T08:00:00Z"), on("2025-07-11")));
        tick("2025-07-11T23:59:59Z");
        assertThat(stage()).isEqualTo(Stage.SUPPORTED);
        tick("2025-07-12T00:00:00Z");

        assertThat(story())
                .containsExactly(
                        "2024-10-01T08:00:00Z ANNOUNCED null→2025-07-11 r1 notice 283",
                        "2025-01-12T00:00:00Z APPROACHING null→2025-07-11 r1 lead 180 notice 180",
                        "2025-04-12T00:00:00Z APPROACHING null→2025-07-11 r1 lead 90 notice 90",
                        "2025-06-11T00:00:00Z APPROACHING null→2025-07-11 r1 lead 30 notice 30",
                        "2025-07-04T00:00:00Z APPROACHING null→2025-07-11 r1 lead 7 notice 7",
                        "2025-07-10T00:00:00Z APPROACHING null→2025-07-11 r1 lead 1 notice 1",
                        "2025-07-12T00:00:00Z REACHED null→2025-07-11 r1 notice -1");
        assertThat(stage()).isEqualTo(Stage.END_OF_PATCH);
    }

    @Test
    void leadTimesThatAreBehindWhenTheDateIsToldAreToldAsOne() {
        observe(patch(1, at("2025-06-20T08:00:00Z"), on("2025-07-11")));
        tick("2025-07-04");

        assertThat(story())
                .containsExactly(
                        "2025-06-20T08:00:00Z ANNOUNCED null→2025-07-11 r1 notice 21",
                        "2025-06-20T08:00:00Z APPROACHING null→2025-07-11 r1 lead 30 notice 21",
                        "2025-07-04T00:00:00Z APPROACHING null→2025-07-11 r1 lead 7 notice 7");
    }

    @Test
    void aDateThatHasPassedWhenItIsToldIsAnnouncedAndReachedLate_withoutLeadTimes() {
        observe(patch(1, at("2026-03-01T08:00:00Z"), on("2025-07-11")));

        assertThat(story())
                .containsExactly(
                        "2026-03-01T08:00:00Z ANNOUNCED null→2025-07-11 r1 notice -233",
                        "2025-07-12T00:00:00Z REACHED null→2025-07-11 r1 late notice -1");
    }

    @Test
    void aMoveArmsTheLeadTimesThatLieAheadAgain() {
        observe(patch(1, at("2025-06-01"), on("2025-07-11")));
        tick("2025-07-05");
        told.clear();
        observe(patch(2, at("2025-07-05T09:00:00Z"), on("2025-12-31")));
        tick("2025-12-01");

        assertThat(story())
                .containsExactly(
                        "2025-07-05T09:00:00Z MOVED_LATER 2025-07-11→2025-12-31 r2 notice 179",
                        "2025-07-05T09:00:00Z APPROACHING null→2025-12-31 r2 lead 180 notice 179",
                        "2025-10-02T00:00:00Z APPROACHING null→2025-12-31 r2 lead 90 notice 90",
                        "2025-12-01T00:00:00Z APPROACHING null→2025-12-31 r2 lead 30 notice 30");
    }

    @Test
    void aDateThatMovesAheadAfterItWasReachedReopensTheMilestone() {
        observe(patch(1, at("2025-10-01"), on("2026-01-29")));
        tick("2026-02-10");
        told.clear();
        observe(patch(2, at("2026-02-10T10:00:00Z"), on("2026-06-30")));

        assertThat(story())
                .containsExactly(
                        "2026-02-10T10:00:00Z MOVED_LATER 2026-01-29→2026-06-30 r2 notice 140",
                        "2026-02-10T10:00:00Z REOPENED 2026-01-29→2026-06-30 r2 notice 140",
                        "2026-02-10T10:00:00Z APPROACHING null→2026-06-30 r2 lead 180 notice 140");
        assertThat(stage()).isEqualTo(Stage.SUPPORTED);
    }

    @Test
    void aDateThatMovesIntoThePastIsReachedLate_andOneThatMovesWithinThePastIsNotReachedAgain() {
        observe(patch(1, at("2026-02-01"), on("2026-11-30")));
        observe(patch(2, at("2026-02-12T10:00:00Z"), on("2026-02-11")));
        told.remove(0);
        observe(patch(3, at("2026-02-20T10:00:00Z"), on("2026-02-10")));

        assertThat(story())
                .containsExactly(
                        "2026-02-12T10:00:00Z MOVED_EARLIER 2026-11-30→2026-02-11 r2 notice -1",
                        "2026-02-12T00:00:00Z REACHED null→2026-02-11 r2 late notice -1",
                        "2026-02-20T10:00:00Z MOVED_EARLIER 2026-02-11→2026-02-10 r3 notice -10");
    }

    @Test
    void aDateThatIsTakenBackIsWithdrawn_andNeverReached() {
        observe(patch(1, at("2025-06-01"), on("2027-07-11")));
        told.clear();
        observe(patch(2, at("2025-06-02"), PublishedDate.NOT_SET));
        tick("2028-01-01");
        observe(patch(3, at("2028-01-02"), on("2030-01-01")));

        assertThat(story())
                .containsExactly(
                        "2025-06-02T00:00:00Z WITHDRAWN 2027-07-11→null r2",
                        "2028-01-02T00:00:00Z ANNOUNCED null→2030-01-01 r3 notice 730");
    }

    @Test
    void anUnreadableCellTakesNothingBack_andAnUnknownDateIsNotHealthy() {
        observe(patch(1, at("2025-06-01"), PublishedDate.UNREADABLE));
        assertThat(stage()).isEqualTo(Stage.UNKNOWN);
        observe(patch(2, at("2025-06-02"), on("2026-07-11")));
        observe(patch(3, at("2025-06-03"), PublishedDate.UNREADABLE));
        told.clear();
        tick("2026-07-12");

        assertThat(told)
                .extracting(Transition::type)
                .hasToString("[APPROACHING, APPROACHING, APPROACHING, " + "APPROACHING, APPROACHING, REACHED]");
    }

    @Test
    void linesThatMoveTogetherAreToldTogether_theOthersAreNamed() {
        Instant first = at("2025-01-01");
        observe(lines(
                1,
                first,
                both("a", "2026-07-11", "2027-07-11", first),
                both("b", "2026-07-11", "2027-07-11", first),
                both("c", "2026-09-01", "2027-09-01", first)));
        tick("2026-07-12");

        Transition reached = told.get(told.size() - 1);
        assertThat(reached.type()).hasToString("REACHED");
        assertThat(reached.scope()).isEqualTo(Scope.SOME);
        assertThat(reached.lines()).extracting(Transition.Line::id).containsExactly("a", "b");
        assertThat(reached.otherLines()).extracting(Transition.Line::id).containsExactly("c");
        assertThat(reached.images()).containsExactly("image-a", "image-b");
        assertThat(reached.milestoneState())
                .extracting(Transition.LineMilestone::reached)
                .containsExactly(true, true, false);
    }

    @Test
    void aDateThatHadToBeRepairedIsToldWithTheSameDateOfOtherLines() {
        Instant first = at("2026-07-01");
        PublishedDate repaired =
                new PublishedDate(DateStatus.REPAIRED, on("2026-07-11").date());
        observe(lines(
                1,
                first,
                line(SUBJECT, "a", on("2026-07-11"), on("2027-07-11"), first),
                line(SUBJECT, "b", repaired, on("2027-07-11"), first)));
        told.clear();
        tick("2026-07-12");

        assertThat(told).extracting(Transition::type).hasToString("[APPROACHING, APPROACHING, REACHED]");
        assertThat(told.get(2).scope()).isEqualTo(Scope.ALL);
        assertThat(told.get(2).milestoneState())
                .extracting(Transition.LineMilestone::status)
                .containsExactly(DateStatus.PUBLISHED, DateStatus.REPAIRED);
    }

    @Test
    void aReleaseIsToldOnce_howeverManyPagesTellIt() {
        observe(release(SUBJECT, 1, at("2024-09-27"), "notes"));
        observe(release(SUBJECT, 2, at("2024-09-28"), "notes"));
        observe(release(SUBJECT, 1, at("2024-09-29"), "other-notes"));

        assertThat(told).singleElement().satisfies(each -> {
            assertThat(each.type()).hasToString("RELEASED");
            assertThat(each.effectiveAt()).isEqualTo(at("2024-09-27"));
        });
    }

    @Test
    void absenceIsRemembered_andIsNoEnd() {
        observe(patch(1, at("2025-06-01"), on("2026-07-11")));
        told.clear();
        observe(new Observation.Absent(SUBJECT, Telling.SOURCE, 2, at("2025-06-02"), List.of("a")));

        assertThat(told).isEmpty();
        assertThat(row().lines().get("a").absentSince()).isEqualTo(at("2025-06-02"));
        observe(patch(3, at("2025-06-03"), on("2026-07-11")));
        assertThat(row().lines().get("a").absentSince()).isNull();
    }

    @Test
    void aFailedCheckDoesNotVerifyASource() {
        observe(check(1, "2025-06-01", CheckOutcome.CHANGED));
        observe(check(2, "2025-06-02", CheckOutcome.UNCHANGED));
        observe(check(3, "2025-06-03", CheckOutcome.FAILED));

        assertThat(book.rows().get("source/x")).isInstanceOfSatisfying(Lifecycle.Source.class, source -> {
            assertThat(source.verifiedAt()).isEqualTo(at("2025-06-02"));
            assertThat(source.last().outcome()).isEqualTo(CheckOutcome.FAILED);
        });
    }

    private static Observation.SourceChecked check(long sequence, String at, CheckOutcome outcome) {
        return new Observation.SourceChecked("source/x", "x", sequence, at(at), outcome, null, 1, 0, List.of());
    }

    private static dev.shelflife.events.SupportLine both(String name, String patch, String availability, Instant at) {
        return line(SUBJECT, name, on(patch), on(availability), at);
    }

    private void observe(Observation.Told observation) {
        told.addAll(book.observe(observation));
    }

    private void tick(String at) {
        told.addAll(book.tick(at(at)));
    }

    private Lifecycle.FrameworkVersion row() {
        return (Lifecycle.FrameworkVersion) book.rows().get(SUBJECT);
    }

    private Stage stage() {
        return row().lines().get("a").stage();
    }

    private List<String> story() {
        return told.stream()
                .map(each -> each.effectiveAt() + " " + each.type() + " " + each.oldDate() + "→" + each.newDate() + " r"
                        + each.revision()
                        + (each.leadDays() == null ? "" : " lead " + each.leadDays())
                        + (each.late() ? " late" : "")
                        + (each.daysOfNotice() == null ? "" : " notice " + each.daysOfNotice()))
                .toList();
    }
}
