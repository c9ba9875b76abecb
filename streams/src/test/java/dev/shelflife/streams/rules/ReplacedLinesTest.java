package dev.shelflife.streams.rules;

import static dev.shelflife.streams.rules.Telling.SUBJECT;
import static dev.shelflife.streams.rules.Telling.at;
import static dev.shelflife.streams.rules.Telling.lines;
import static dev.shelflife.streams.rules.Telling.on;
import static dev.shelflife.streams.rules.Telling.replacing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Stage;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A line whose identity changed in one field: the same line under another id. */
class ReplacedLinesTest {

    private final LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
    private final List<Transition> told = new ArrayList<>();

    @BeforeEach
    void lineAHasReachedItsEndOfPatch() {
        observe(lines(1, at("2025-06-01"), line("a", "2025-07-11")));
        told.addAll(book.tick(at("2025-08-01")));
        assertThat(state("a").stage()).isEqualTo(Stage.END_OF_PATCH);
    }

    @Test
    void theStoryGoesOnUnderTheNewId_andOnlyTheNewIdIsTold() {
        LineState before = state("a");
        told.clear();
        observe(replacing(2, at("2025-08-02"), Map.of("b", "a"), line("b", "2025-07-11")));

        assertThat(told).singleElement().satisfies(each -> {
            assertThat(each.type()).hasToString("RENAMED");
            assertThat(each.effectiveAt()).isEqualTo(at("2025-08-02"));
            assertThat(each.lines()).singleElement().satisfies(line -> {
                assertThat(line.id()).isEqualTo("b");
                assertThat(line.formerIds()).containsExactly("a");
            });
        });
        assertThat(row().lines()).containsOnlyKeys("b");
        assertThat(state("b").line().id()).isEqualTo("b");
        assertThat(state("b").endOfPatch()).isEqualTo(before.endOfPatch());
        assertThat(state("b").stage()).isEqualTo(Stage.END_OF_PATCH);
        assertThat(state("b").formerIds()).containsExactly("a");
    }

    @Test
    void aDateThatChangesWithTheIdentityHasMoved() {
        told.clear();
        observe(replacing(2, at("2025-08-02"), Map.of("b", "a"), line("b", "2026-07-11")));

        assertThat(types()).containsExactly("RENAMED", "MOVED_LATER", "REOPENED");
        assertThat(told.get(1).revision()).isEqualTo(2);
        assertThat(told.get(1).oldDate()).isEqualTo("2025-07-11");
        assertThat(told.get(1).lines()).singleElement().satisfies(line -> {
            assertThat(line.id()).isEqualTo("b");
            assertThat(line.formerIds()).containsExactly("a");
        });
    }

    @Test
    void aChainOfChangesIsOneLine_alsoOneThatLeadsBack() {
        told.clear();
        observe(replacing(2, at("2025-08-02"), Map.of("b", "a"), line("b", "2025-07-11")));
        observe(replacing(3, at("2025-08-03"), Map.of("c", "b"), line("c", "2025-07-11")));
        assertThat(row().lines()).containsOnlyKeys("c");
        assertThat(state("c").formerIds()).containsExactly("a", "b");
        observe(replacing(4, at("2025-08-04"), Map.of("a", "c"), line("a", "2025-07-11")));

        assertThat(row().lines()).containsOnlyKeys("a");
        assertThat(state("a").formerIds()).containsExactly("b", "c");
        assertThat(state("a").endOfPatch().revision()).isEqualTo(1);
        assertThat(types()).containsExactly("RENAMED", "RENAMED", "RENAMED");
        assertThat(told).extracting(Transition::id).doesNotHaveDuplicates();
    }

    @Test
    void aLineThatTakesAnIdThatWasGivenUpCountsItsRevisionsOn_soNoTransitionHasTheIdOfAnother() {
        observe(replacing(2, at("2025-08-02"), Map.of("b", "a"), line("b", "2025-07-11")));
        observe(lines(3, at("2025-08-03"), line("a", "2025-07-11")));

        assertThat(types().subList(types().size() - 2, types().size())).containsExactly("ANNOUNCED", "REACHED");
        assertThat(state("a").endOfPatch().revision()).isEqualTo(2);
        observe(new Observation.Absent(SUBJECT, Telling.SOURCE, 4, at("2025-08-04"), List.of("a")));
        observe(replacing(5, at("2025-08-05"), Map.of("c", "b"), line("c", "2025-07-11")));
        observe(lines(6, at("2025-08-06"), line("b", "2025-07-11")));
        assertThat(new HashSet<>(told.stream().map(Transition::id).toList())).hasSameSizeAs(told);
    }

    @Test
    void aStoryThatMovesToAnIdThatAnotherGaveUpCountsAboveIt() {
        observe(replacing(2, at("2025-08-02"), Map.of("b", "a"), line("b", "2025-07-11")));
        observe(lines(3, at("2025-08-03"), line("x", "2025-10-11")));
        observe(replacing(4, at("2025-08-04"), Map.of("a", "x"), line("a", "2025-10-11")));

        assertThat(state("a").endOfPatch().revision()).isEqualTo(2);
        told.addAll(book.tick(at("2025-12-01")));
        assertThat(new HashSet<>(told.stream().map(Transition::id).toList())).hasSameSizeAs(told);
        assertThat(types()).endsWith("REACHED");
    }

    @Test
    void aLineThatTheRowKnowsByTheNewIdGoesOnItself_andTheOtherIsAbsent() {
        observe(lines(2, at("2025-08-02"), line("b", "2025-12-31")));
        observe(new Observation.Absent(SUBJECT, Telling.SOURCE, 3, at("2025-08-03"), List.of("b")));
        told.clear();
        observe(replacing(4, at("2025-08-04"), Map.of("b", "a"), line("b", "2025-12-31")));

        assertThat(told).isEmpty();
        assertThat(state("b").absentSince()).isNull();
        assertThat(state("b").stage()).isEqualTo(Stage.SUPPORTED);
        assertThat(state("a").absentSince()).isEqualTo(at("2025-08-04"));
        assertThat(state("a").stage()).isEqualTo(Stage.END_OF_PATCH);
    }

    @Test
    void whatAnotherSourceTellsIsNotReplaced() {
        observe(new Observation.SupportLines(
                SUBJECT,
                "other-source",
                1,
                at("2025-08-02"),
                ZoneOffset.UTC,
                List.of(line("b", "2025-12-31")),
                new TreeMap<>(Map.of("b", "a"))));

        assertThat(row().lines()).containsOnlyKeys("a", "b");
        assertThat(state("a").absentSince()).isNull();
        assertThat(types()).contains("ANNOUNCED");
        assertThat(state("b").formerIds()).isEmpty();
    }

    @Test
    void ofTwoRowsWithOneIdTheLaterCounts_andToldAgainTheyChangeNothing() {
        told.clear();
        observe(lines(2, at("2025-08-02"), line("a", "2025-09-01"), line("a", "2025-07-11")));
        assertThat(told).isEmpty();
        assertThat(state("a").endOfPatch().publishedAt()).isEqualTo(at("2025-06-01"));
        observe(replacing(3, at("2025-08-03"), Map.of("b", "a"), line("b", "2025-12-31"), line("b", "2025-07-11")));
        assertThat(types()).containsExactly("RENAMED");
        told.clear();
        assertThat(row().lines()).containsOnlyKeys("b");
        observe(lines(4, at("2025-08-04"), line("b", "2025-07-11"), line("b", "2025-12-31")));
        assertThat(types()).startsWith("MOVED_LATER");
    }

    private static SupportLine line(String id, String endOfPatch) {
        return Telling.line(SUBJECT, id, on(endOfPatch), PublishedDate.NOT_PUBLISHED, at("2025-06-01"));
    }

    private void observe(Observation.Told observation) {
        told.addAll(book.observe(observation));
    }

    private Lifecycle.FrameworkVersion row() {
        return (Lifecycle.FrameworkVersion) book.rows().get(SUBJECT);
    }

    private LineState state(String line) {
        return row().lines().get(line);
    }

    private List<String> types() {
        return told.stream().map(each -> each.type().name()).toList();
    }
}
