package dev.shelflife.streams.rules;

import static dev.shelflife.streams.rules.Telling.SUBJECT;
import static dev.shelflife.streams.rules.Telling.at;
import static dev.shelflife.streams.rules.Telling.lines;
import static dev.shelflife.streams.rules.Telling.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Change;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Observation;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.identity.Ids;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An image that came out after the end of patch. */
class LateReleasesTest {

    private final LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
    private final List<Transition> told = new ArrayList<>();
    private long sequence;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isToldOnce_andTheSame_whicheverIsReadFirst(boolean tableFirst) {
        if (tableFirst) {
            table("2025-10-01", line("a", "3.10", on("2025-07-11")), line("b", "3.11", on("2025-08-01")));
            note("2025-09-01", null, Change.PATCH);
        } else {
            note("2025-09-01", null, Change.PATCH);
            table("2025-10-01", line("a", "3.10", on("2025-07-11")), line("b", "3.11", on("2025-08-01")));
        }
        note("2025-09-01", null, Change.PATCH);
        table("2025-10-02", line("a", "3.10", on("2025-07-12")), line("b", "3.11", on("2025-08-01")));

        assertThat(late()).singleElement().satisfies(each -> {
            assertThat(each.id())
                    .isEqualTo(Ids.of(
                            "transition",
                            SUBJECT,
                            TransitionType.RELEASED_AFTER_END,
                            Ids.of("release", "note of 2025-09-01")));
            assertThat(each.effectiveAt()).isEqualTo(at("2025-10-01"));
            assertThat(each.newDate()).isEqualTo("2025-08-01");
            assertThat(each.lines()).extracting(Transition.Line::id).containsExactly("a", "b");
            assertThat(each.images()).containsExactly("image-of-2025-09-01");
            assertThat(each.reason())
                    .isEqualTo("released on 2025-09-01, 52 days after the end of patch on 2025-07-11"
                            + " and 31 days after the end of patch on 2025-08-01: told");
        });
        assertThat(row().unjudged()).isEmpty();
    }

    @Test
    void oneLineThatIsStillSupportedIsEnough() {
        table("2025-08-01", line("a", "3.10", on("2025-07-11")), line("b", "3.11", on("2025-12-01")));
        note("2025-09-01", null, Change.PATCH);
        assertThat(late()).isEmpty();
        note("2025-09-02", "3.10", Change.SECURITY);
        assertThat(late()).hasSize(1);
    }

    @Test
    void theLastGoodDayIsNotAfterTheEnd() {
        table("2025-06-01", line("a", "3.10", on("2025-07-11")));
        note("2025-07-11", null, Change.PATCH);
        assertThat(late()).isEmpty();
        note("2025-07-12", null, Change.PATCH);
        assertThat(late()).singleElement().satisfies(each -> assertThat(each.reason())
                .contains("1 day after"));
    }

    @Test
    void aVariantThatNoLineHasIsNoAlarm_andWaitsForSuchALine() {
        table("2025-08-01", line("a", "3.10", on("2025-07-11")));
        note("2025-09-01", "3.12", Change.AVAILABLE);
        assertThat(late()).isEmpty();
        assertThat(row().unjudged()).hasSize(1);
        table("2025-10-01", line("c", "3.12", on("2026-07-11")));
        assertThat(late()).isEmpty();
        assertThat(row().unjudged()).isEmpty();
    }

    @Test
    void aDateThatMovesLaterAccusesNobody() {
        table("2025-06-01", line("a", "3.10", on("2025-12-31")));
        note("2025-07-01", null, Change.PATCH);
        table("2025-08-01", line("a", "3.10", on("2025-05-01")));
        assertThat(late()).isEmpty();
    }

    @Test
    void withoutADateThereIsNoEndToBeAfter_andACellThatCannotBeReadIsWaitedFor() {
        table("2025-06-01", line("a", "3.10", PublishedDate.NOT_SET));
        note("2025-07-01", null, Change.PATCH);
        table("2025-08-01", line("a", "3.10", on("2025-05-01")));
        assertThat(late()).isEmpty();
        table("2025-08-02", line("d", "3.13", PublishedDate.UNREADABLE));
        note("2025-08-03", "3.13", Change.PATCH);
        assertThat(late()).isEmpty();
        table("2025-08-04", line("d", "3.13", on("2025-08-01")));
        assertThat(late()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Change.class,
            names = {"RENAMED", "DEPRECATED", "REMOVED", "END_OF_PATCH", "END_OF_SUPPORT", "RESTORED", "OTHER"})
    void whatShipsNoImageIsNotAskedAbout(Change change) {
        note("2025-09-01", null, change);
        assertThat(row().unjudged()).isEmpty();
    }

    @Test
    void aRowRemembersALimitedNumber_theLatest() {
        for (int day = 1; day <= 150; day++) {
            note(LocalDate.of(2025, 1, 1).plusDays(day).toString(), null, Change.PATCH);
        }
        assertThat(row().unjudged()).hasSize(Lifecycle.FrameworkVersion.MOST_UNJUDGED);
        assertThat(row().unjudged().values())
                .allSatisfy(each -> assertThat(each.releasedOn()).isAfter("2025-02-19"));
    }

    private static SupportLine line(String id, String python, PublishedDate patch) {
        return Telling.named(
                Telling.line(SUBJECT, id, patch, PublishedDate.NOT_PUBLISHED, at("2025-06-01")), "TensorFlow", python);
    }

    private void table(String at, SupportLine... shown) {
        told.addAll(book.observe(lines(++sequence, at(at), shown)));
    }

    private void note(String day, String python, Change change) {
        told.addAll(book.observe(new Observation.ImageReleased(
                SUBJECT,
                "notes",
                ++sequence,
                at(day),
                ZoneOffset.UTC,
                Telling.released("note of " + day, SUBJECT, LocalDate.parse(day), python, change, "told"))));
    }

    private List<Transition> late() {
        return told.stream()
                .filter(each -> each.type() == TransitionType.RELEASED_AFTER_END)
                .toList();
    }

    private Lifecycle.FrameworkVersion row() {
        return (Lifecycle.FrameworkVersion) book.rows().get(SUBJECT);
    }
}
