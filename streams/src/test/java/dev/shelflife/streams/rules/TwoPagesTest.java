package dev.shelflife.streams.rules;

import static dev.shelflife.streams.rules.Telling.SUBJECT;
import static dev.shelflife.streams.rules.Telling.at;
import static dev.shelflife.streams.rules.Telling.on;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.AbsentLine;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Stage;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One line told by two pages: {@code strong} has a higher precedence than {@code weak}. */
class TwoPagesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/two-pages.jsonl");
    private static final Map<String, Integer> PRECEDENCE = Map.of("strong", 200, "weak", 100, "also-weak", 100);

    private final LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
    private final List<Transition> told = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();

    @Test
    void aPageThatCountsLessMovesNoDate_andBothWordsAreTold() {
        says("strong", "2025-01-01", "a", on("2026-06-30"));
        told.clear();
        says("weak", "2025-01-02", "a", on("2026-03-31"));

        assertThat(told).singleElement().satisfies(opened -> {
            assertThat(opened.type()).isEqualTo(TransitionType.CONFLICT_OPENED);
            assertThat(opened.milestone()).isEqualTo(Milestone.END_OF_PATCH);
            assertThat(opened.effectiveAt()).isEqualTo(at("2025-01-02"));
            assertThat(opened.lines()).extracting(Transition.Line::id).containsExactly("a");
            assertThat(opened.claims())
                    .extracting(claim ->
                            claim.source() + " " + claim.precedence() + " " + claim.date() + " " + claim.inForce())
                    .containsExactly("strong 200 2026-06-30 true", "weak 100 2026-03-31 false");
            assertThat(opened.provenance()).extracting(Provenance::url).containsExactly("http://strong", "http://weak");
            assertThat(opened.reason())
                    .isEqualTo("strong (precedence 200) says 2026-06-30, weak (precedence 100) says 2026-03-31:"
                            + " strong is believed");
        });
        says("weak", "2025-01-03", "a", on("2026-02-28"));
        told.addAll(book.tick(at("2026-04-01")));
        assertThat(types()).containsExactly("CONFLICT_OPENED", "APPROACHING", "APPROACHING");
        assertThat(line("a").endOfPatch().published()).isEqualTo(on("2026-06-30"));
        assertThat(told.get(1).claims())
                .as("who hears of the date hears that it is disputed")
                .hasSize(2);
    }

    @Test
    void aPageThatCountsMoreMovesTheDate_wheneverItIsRead() {
        says("weak", "2025-01-01", "a", on("2026-03-31"));
        told.clear();
        says("strong", "2025-01-02", "a", on("2026-06-30"));

        assertThat(types()).containsExactly("MOVED_LATER", "CONFLICT_OPENED");
        assertThat(told.get(0).reason()).contains("strong is believed");
        assertThat(line("a").source()).isEqualTo("strong");
        assertThat(line("a").line().provenance().url()).isEqualTo("http://strong");
    }

    @Test
    void ofEqualPrecedenceTheFirstByNameCounts() {
        says("weak", "2025-01-01", "a", on("2026-03-31"));
        says("also-weak", "2025-01-02", "a", on("2026-06-30"));
        assertThat(types()).containsExactly("ANNOUNCED", "MOVED_LATER", "CONFLICT_OPENED");
        assertThat(line("a").source()).isEqualTo("also-weak");
    }

    @Test
    void whenTheyAgreeTheConflictIsOver_andCanBeginAnew() {
        disagree();
        says("weak", "2025-01-03", "a", on("2026-06-30"));
        assertThat(types()).containsExactly("CONFLICT_OPENED", "CONFLICT_CLOSED");
        assertThat(told.get(1).reason())
                .isEqualTo("strong (precedence 200) says 2026-06-30, weak (precedence 100) says 2026-06-30");
        assertThat(claims("a")).as("both words are kept").containsExactly("strong 2026-06-30", "weak 2026-06-30");
        says("weak", "2025-01-04", "a", on("2026-03-31"));
        assertThat(told).hasSize(3).extracting(Transition::id).doesNotHaveDuplicates();
    }

    @Test
    void whenThePageThatCountsWithdrawsTheLineTheOtherCounts_andOnlyWhenAllDoIsItGone() {
        disagree();
        told.clear();
        misses("strong", "2025-02-01", "2025-02-01", 1);
        misses("strong", "2025-02-02", "2025-02-01", 2);
        assertThat(told).isEmpty();
        assertThat(line("a").absentSince()).isNull();
        misses("strong", "2025-02-04", "2025-02-01", 3);

        assertThat(types()).containsExactly("MOVED_EARLIER", "CONFLICT_CLOSED");
        assertThat(told).allSatisfy(each -> {
            assertThat(each.effectiveAt()).isEqualTo(at("2025-02-04"));
            assertThat(each.reason())
                    .isEqualTo("weak (precedence 100) says 2026-03-31, strong no longer tells the line");
        });
        assertThat(line("a").source()).isEqualTo("weak");
        assertThat(line("a").claims()).as("one source is stored as ever").isNull();
        told.clear();
        misses("weak", "2025-03-01", "2025-03-01", 1);
        misses("weak", "2025-03-02", "2025-03-01", 2);
        misses("weak", "2025-03-04", "2025-03-01", 3);
        assertThat(types()).containsExactly("WITHDRAWN");
        assertThat(told.get(0).milestone()).isNull();
        told.clear();
        says("strong", "2025-04-01", "a", on("2026-03-31"));
        assertThat(types()).containsExactly("RESTORED");
        assertThat(line("a").claims()).isNull();
    }

    @Test
    void aPageWithoutAnAnswerLeavesItToTheOther() {
        says("strong", "2025-01-01", "a", PublishedDate.NOT_PUBLISHED);
        says("strong", "2025-01-01", "b", PublishedDate.UNREADABLE);
        says("weak", "2025-01-02", "a", on("2026-03-31"));
        says("weak", "2025-01-02", "b", on("2026-03-31"));

        assertThat(types()).containsExactly("ANNOUNCED", "ANNOUNCED");
        assertThat(told).allSatisfy(each -> {
            assertThat(each.provenance()).extracting(Provenance::url).contains("http://weak");
            assertThat(each.claims()).extracting(Transition.Claim::inForce).containsExactly(false, true);
        });
        told.clear();
        says("strong", "2025-01-03", "a", on("2026-06-30"));
        assertThat(types()).containsExactly("MOVED_LATER", "CONFLICT_OPENED");
        says("strong", "2025-01-04", "a", PublishedDate.NOT_PUBLISHED);
        assertThat(types()).as("a column that is gone").endsWith("MOVED_EARLIER", "CONFLICT_CLOSED");
    }

    @Test
    void aCellThatBecameUnreadableStandsByWhatItSaid() {
        disagree();
        says("strong", "2025-01-03", "a", PublishedDate.UNREADABLE);
        assertThat(types()).containsExactly("CONFLICT_OPENED");
        assertThat(claims("a")).containsExactly("strong 2026-06-30", "weak 2026-03-31");
        says("strong", "2025-01-04", "a", on("2026-03-31"));
        assertThat(types()).endsWith("MOVED_EARLIER", "CONFLICT_CLOSED");
    }

    @Test
    void theOnlyPageThatBecameUnreadableStandsByWhatItSaid_whenAnotherComes() {
        says("strong", "2025-01-01", "a", on("2026-06-30"));
        says("strong", "2025-01-02", "a", PublishedDate.UNREADABLE);
        says("weak", "2025-01-03", "a", on("2026-03-31"));
        assertThat(types()).containsExactly("ANNOUNCED", "CONFLICT_OPENED");
        assertThat(claims("a")).containsExactly("strong 2026-06-30", "weak 2026-03-31");
    }

    @Test
    void thatThereIsNoDateIsAnAnswer() {
        says("weak", "2025-01-01", "a", on("2026-03-31"));
        says("strong", "2025-01-02", "a", PublishedDate.NOT_SET);
        assertThat(types()).containsExactly("ANNOUNCED", "WITHDRAWN", "CONFLICT_OPENED");
        assertThat(told.get(2).reason()).contains("strong (precedence 200) says not set");
        told.addAll(book.tick(at("2027-01-01")));
        assertThat(told).hasSize(3);
        assertThat(line("a").stage()).isEqualTo(Stage.UNKNOWN);
    }

    @Test
    void linesThatShareTheWordsAreToldTogether() {
        told.clear();
        take(Telling.by(
                "strong",
                200,
                1,
                at("2025-01-01"),
                row("strong", "a", "2026-06-30"),
                row("strong", "b", "2026-06-30"),
                row("strong", "c", "2026-06-30"),
                row("strong", "d", "2026-06-30")));
        told.clear();
        take(Telling.by(
                "weak",
                100,
                1,
                at("2025-01-02"),
                row("weak", "a", "2026-03-31"),
                row("weak", "b", "2026-03-31"),
                row("weak", "c", "2026-04-30"),
                row("weak", "d", "2026-06-30")));
        assertThat(told)
                .extracting(each -> each.type() + " "
                        + each.lines().stream().map(Transition.Line::id).toList())
                .containsExactly("CONFLICT_OPENED [a, b]", "CONFLICT_OPENED [c]");
        assertThat(told.get(0).claims()).hasSize(4);
    }

    @Test
    void aPageThatChangesItsIdentityFirstStaysTheSameLine() {
        disagree();
        told.clear();
        replaces("weak", "2025-01-03", "b", "a", "2026-03-31");
        assertThat(told).isEmpty();
        assertThat(row().lines()).containsOnlyKeys("a");
        says("weak", "2025-01-04", "b", on("2026-06-30"));
        assertThat(types()).containsExactly("CONFLICT_CLOSED");
        replaces("strong", "2025-01-05", "b", "a", "2026-06-30");
        assertThat(row().lines()).containsOnlyKeys("b");
        assertThat(line("b").formerIds()).containsExactly("a");
        says("also-weak", "2025-01-06", "a", on("2026-06-30"));
        assertThat(row().lines()).containsOnlyKeys("b");
        assertThat(claims("b")).containsExactly("also-weak 2026-06-30", "strong 2026-06-30", "weak 2026-06-30");
        assertThat(types()).containsExactly("CONFLICT_CLOSED", "RENAMED");
    }

    @Test
    void thePageThatCountsChangesTheIdentityFirst_andTheOtherFollows() {
        disagree();
        told.clear();
        replaces("strong", "2025-01-03", "b", "a", "2026-06-30");
        says("weak", "2025-01-04", "a", on("2026-05-31"));
        replaces("weak", "2025-01-05", "b", "a", "2026-06-30");
        assertThat(row().lines()).containsOnlyKeys("b");
        assertThat(types()).containsExactly("RENAMED", "CONFLICT_CLOSED");
        misses("weak", "2025-02-01", "2025-02-01", 1, "b");
        misses("weak", "2025-02-02", "2025-02-01", 2, "b");
        misses("weak", "2025-02-04", "2025-02-01", 3, "b");
        assertThat(types()).containsExactly("RENAMED", "CONFLICT_CLOSED");
        assertThat(line("b").claims()).isNull();
    }

    @Test
    void linesThatDifferInTheCaptionAloneAreOne_andGoByTheIdOfThePageThatCounts() {
        take(Telling.by("weak", 100, 1, at("2025-01-01"), Telling.under("B", row("weak", "b", "2026-03-31"))));
        take(Telling.by("strong", 200, 1, at("2025-01-02"), Telling.under("A", row("strong", "a", "2026-06-30"))));
        assertThat(types()).containsExactly("ANNOUNCED", "MOVED_LATER", "CONFLICT_OPENED");
        assertThat(row().lines()).containsOnlyKeys("a");
        assertThat(line("a").formerIds()).containsExactly("b");
        assertThat(line("a").line().id()).isEqualTo("a");
        take(Telling.by("weak", 100, 2, at("2025-01-03"), Telling.under("B", row("weak", "b", "2026-06-30"))));
        assertThat(types()).endsWith("CONFLICT_CLOSED");
        sequences.putAll(Map.of("weak", 2L, "strong", 1L));
        misses("strong", "2025-02-01", "2025-02-01", 1, "a");
        misses("strong", "2025-02-04", "2025-02-01", 3, "a");
        assertThat(row().lines()).containsOnlyKeys("b");
        assertThat(line("b").source()).isEqualTo("weak");
        assertThat(line("b").claims()).isNull();
        assertThat(types()).as("nothing more").hasSize(4);
    }

    @Test
    void ofTwoLinesThatDifferInTheCaptionAloneNobodyKnowsWhichTheOtherPageMeans() {
        SupportLine one = Telling.under("A", row("strong", "a", "2026-06-30"));
        SupportLine two = Telling.under("B", row("strong", "b", "2026-06-30"));
        SupportLine other = Telling.under("C", row("weak", "c", "2026-03-31"));
        take(Telling.by("strong", 200, 1, at("2025-01-01"), one, two));
        take(Telling.by("weak", 100, 1, at("2025-01-02"), other));
        assertThat(row().lines()).containsOnlyKeys("a", "b", "c");
        assertThat(types()).doesNotContain("CONFLICT_OPENED");
    }

    @Test
    void decidingAgainTellsNothing_andTheRowIsReadAsItWasWritten() {
        disagree();
        Lifecycle row = row();
        Decision again = LifecycleRules.decide(row, at("2025-01-02"), LeadTimes.DEFAULT);
        assertThat(again.transitions()).isEmpty();
        assertThat(again.row()).isEqualTo(row);
        assertThat(Json.read(Json.write(row), Lifecycle.class)).isEqualTo(row);
    }

    @Test
    void aRowOfOneSourceHasNothingNewInIt_andTheLineOfTheSourceThatCountsIsStoredOnce() {
        says("weak", "2025-01-01", "a", on("2026-03-31"));
        JsonNode alone = Json.mapper().valueToTree(row());
        assertThat(alone.has("precedences")).isFalse();
        assertThat(alone.at("/lines/a").has("claims")).isFalse();
        says("strong", "2025-01-02", "a", on("2026-03-31"));
        JsonNode both = Json.mapper().valueToTree(row());
        assertThat(both.at("/precedences/strong").intValue()).isEqualTo(200);
        assertThat(both.at("/lines/a/claims/bySource/strong/line").isNull()).isTrue();
        assertThat(both.at("/lines/a/claims/bySource/weak/line").isObject()).isTrue();
    }

    @Test
    void theTransitionsAreTheOnesThatWereReviewed() throws IOException {
        disagree();
        misses("strong", "2025-02-01", "2025-02-01", 1);
        misses("strong", "2025-02-04", "2025-02-01", 3);
        String lines = String.join("\n", told.stream().map(Json::line).toList()) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, lines);
        }
        assertThat(lines).isEqualTo(Files.readString(GOLDEN));
    }

    private void disagree() {
        says("strong", "2025-01-01", "a", on("2026-06-30"));
        told.clear();
        says("weak", "2025-01-02", "a", on("2026-03-31"));
    }

    private void says(String source, String day, String line, PublishedDate patch) {
        SupportLine row = placed(source, Telling.line(SUBJECT, line, patch, PublishedDate.NOT_PUBLISHED, at(day)));
        take(Telling.by(source, precedence(source), next(source), at(day), row));
    }

    private void replaces(String source, String day, String line, String former, String patch) {
        take(new Observation.SupportLines(
                SUBJECT,
                source,
                next(source),
                at(day),
                ZoneOffset.UTC,
                List.of(row(source, line, patch)),
                new TreeMap<>(Map.of(line, former)),
                precedence(source),
                null));
    }

    private void misses(String source, String day, String since, int looks) {
        misses(source, day, since, looks, "a");
    }

    private void misses(String source, String day, String since, int looks, String line) {
        take(new Observation.Absent(
                SUBJECT,
                source,
                next(source),
                at(day),
                List.of(line),
                List.of(new AbsentLine(line, at(since), looks))));
    }

    private void take(Observation.Told observation) {
        told.addAll(book.observe(observation));
    }

    private long next(String source) {
        return sequences.merge(source, 1L, Long::sum);
    }

    private static int precedence(String source) {
        return PRECEDENCE.get(source);
    }

    private static SupportLine row(String source, String line, String patch) {
        return placed(source, Telling.line(SUBJECT, line, on(patch), PublishedDate.NOT_PUBLISHED, at("2025-01-01")));
    }

    private static SupportLine placed(String source, SupportLine line) {
        Provenance place = line.provenance();
        return line.withProvenance(
                new Provenance("http://" + source, place.fetchedAt(), place.sha256(), place.cell(), null, null));
    }

    private Lifecycle.FrameworkVersion row() {
        return (Lifecycle.FrameworkVersion) book.rows().get(SUBJECT);
    }

    private LineState line(String id) {
        return row().lines().get(id);
    }

    private List<String> claims(String line) {
        List<String> all = new ArrayList<>();
        Claims.of(line(line))
                .forEach((source, claim) ->
                        all.add(source + " " + claim.endOfPatch().date()));
        return all;
    }

    private List<String> types() {
        return told.stream().map(each -> each.type().name()).toList();
    }
}
