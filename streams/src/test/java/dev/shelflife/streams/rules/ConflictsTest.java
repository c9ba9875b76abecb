package dev.shelflife.streams.rules;

import static dev.shelflife.streams.rules.Telling.SUBJECT;
import static dev.shelflife.streams.rules.Telling.at;
import static dev.shelflife.streams.rules.Telling.on;
import static dev.shelflife.streams.rules.Telling.patch;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Agreement;
import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.topics.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConflictsTest {

    private static final String NOTES = "notes";
    private static final List<TransitionType> CONFLICTS =
            List.of(TransitionType.CONFLICT_OPENED, TransitionType.CONFLICT_CLOSED);

    private final LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
    private final List<Transition> told = new ArrayList<>();

    @Test
    void aReleaseCarriesTheComparisonWithTheTable() {
        take(patch(1, at("2025-01-01"), on("2025-01-10")));
        take(end("x", 1, "2025-01-16", Change.END_OF_PATCH));
        assertThat(told.get(told.size() - 1)).satisfies(released -> {
            assertThat(released.type()).isEqualTo(TransitionType.RELEASED);
            assertThat(released.announced())
                    .containsExactly(new Transition.AnnouncedEnd(
                            "x",
                            "a",
                            Milestone.END_OF_PATCH,
                            LocalDate.of(2025, 1, 16),
                            LocalDate.of(2025, 1, 10),
                            6L,
                            Agreement.LATE));
        });
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void aContradictionIsToldOnceAndClosedByAnotherDate() {
        take(patch(1, at("2025-01-01"), on("2025-06-30")));
        take(end("x", 1, "2025-01-16", Change.END_OF_PATCH));
        take(patch(2, at("2025-01-17"), on("2025-05-31")));
        told.addAll(book.tick(at("2025-01-20")));
        assertThat(conflicts()).singleElement().satisfies(opened -> {
            assertThat(opened.type()).isEqualTo(TransitionType.CONFLICT_OPENED);
            assertThat(opened.milestone()).isEqualTo(Milestone.END_OF_PATCH);
            assertThat(opened.effectiveAt()).isEqualTo(at("2025-01-16"));
            assertThat(opened.reason()).contains("2025-01-16").contains("2025-06-30");
            assertThat(opened.provenance()).extracting(Provenance::url).containsExactly("http://notes", "http://page");
            assertThat(opened.lines()).extracting(Transition.Line::id).containsExactly("a");
            assertThat(opened.release()).isNull();
        });
        take(patch(3, at("2025-01-21"), on("2025-01-15")));
        assertThat(conflicts()).hasSize(2);
        assertThat(conflicts().get(1)).satisfies(closed -> {
            assertThat(closed.type()).isEqualTo(TransitionType.CONFLICT_CLOSED);
            assertThat(closed.effectiveAt()).isEqualTo(at("2025-01-21"));
            assertThat(closed.reason()).contains("2025-01-15");
        });
    }

    @Test
    void aNoteThatCameFirstIsComparedWhenTheLinesAppear() {
        take(end("x", 1, "2025-01-16", Change.DEPRECATED));
        assertThat(told).singleElement().satisfies(released -> assertThat(released.announced())
                .isNull());
        take(patch(1, at("2025-01-18"), on("2025-06-30")));
        assertThat(conflicts()).singleElement().satisfies(opened -> assertThat(opened.effectiveAt())
                .isEqualTo(at("2025-01-18")));
    }

    @Test
    void aNoteThatTakesTheEndBackClosesIt() {
        take(patch(1, at("2025-01-01"), on("2025-06-30")));
        take(end("x", 1, "2025-01-16", Change.END_OF_PATCH));
        take(end("y", 2, "2025-01-20", Change.RESTORED));
        assertThat(conflicts())
                .extracting(Transition::type)
                .containsExactly(TransitionType.CONFLICT_OPENED, TransitionType.CONFLICT_CLOSED);
    }

    @Test
    void aCellThatCannotBeReadClosesNothing() {
        take(patch(1, at("2025-01-01"), on("2025-06-30")));
        take(end("x", 1, "2025-01-16", Change.END_OF_PATCH));
        take(patch(2, at("2025-01-17"), new PublishedDate(DateStatus.UNREADABLE, null)));
        assertThat(conflicts()).hasSize(1);
    }

    @Test
    void decidingAgainTellsNothingAndOldRowsAreRead() throws Exception {
        take(patch(1, at("2025-01-01"), on("2025-06-30")));
        take(end("x", 1, "2025-01-16", Change.END_OF_PATCH));
        Lifecycle row = book.rows().get(SUBJECT);
        assertThat(LifecycleRules.decide(row, at("2025-01-16"), LeadTimes.DEFAULT))
                .satisfies(again -> {
                    assertThat(again.transitions()).isEmpty();
                    assertThat(again.row()).isEqualTo(row);
                });
        ObjectNode old = Json.mapper().valueToTree(row);
        assertThat(old.remove("announcedEnds")).isNotEmpty();
        Lifecycle read = Json.mapper().treeToValue(old, Lifecycle.class);
        assertThat(((Lifecycle.FrameworkVersion) read).announcedEnds()).isEmpty();
    }

    @Test
    void aReleaseToldInTwoPlacesIsOneFactWithBoth() {
        Observation.ImageReleased page = end("x", 1, "2025-01-16", Change.END_OF_PATCH);
        Observation.ImageReleased feed = new Observation.ImageReleased(
                SUBJECT,
                "feed",
                1,
                page.at(),
                ZoneOffset.UTC,
                release("x", "2025-01-16", Change.END_OF_PATCH, "http://feed"));
        Lifecycle row = LifecycleFold.apply(LifecycleFold.apply(null, page), feed);
        assertThat(LifecycleRules.decide(row, page.at(), LeadTimes.DEFAULT).transitions())
                .singleElement()
                .satisfies(released -> assertThat(released.provenance())
                        .extracting(Provenance::url)
                        .containsExactly("http://notes", "http://feed"));
        take(page);
        take(feed);
        assertThat(told).hasSize(1);
        assertThat(((Lifecycle.FrameworkVersion) book.rows().get(SUBJECT))
                        .announcedEnds()
                        .get("x")
                        .release()
                        .alsoToldIn())
                .hasSize(1);
    }

    private void take(Observation.Told observation) {
        told.addAll(book.tick(observation.at()));
        told.addAll(book.observe(observation));
    }

    private List<Transition> conflicts() {
        return told.stream().filter(each -> CONFLICTS.contains(each.type())).toList();
    }

    private static Observation.ImageReleased end(String id, long sequence, String day, Change change) {
        return new Observation.ImageReleased(
                SUBJECT, NOTES, sequence, at(day), ZoneOffset.UTC, release(id, day, change, "http://notes"));
    }

    private static ImageRelease release(String id, String day, Change change, String url) {
        String[] parts = SUBJECT.split("/", -1);
        Instant fetchedAt = at(day);
        return new ImageRelease(
                id,
                SUBJECT,
                parts[0],
                parts[1],
                parts[2],
                ImageRelease.EXACT,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                LocalDate.parse(day),
                "Feature",
                null,
                change,
                false,
                List.of(),
                "told",
                new Provenance(url, fetchedAt, "00", null, "e1", "p1.s1"));
    }
}
