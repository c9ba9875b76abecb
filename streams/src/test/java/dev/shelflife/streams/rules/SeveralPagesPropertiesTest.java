package dev.shelflife.streams.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Observation;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.topics.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** Pages that tell the same lines, for any histories. */
class SeveralPagesPropertiesTest {

    private static final Instant END = Histories.start().plus(Histories.DAYS + 400, ChronoUnit.DAYS);
    private static final String SUBJECT = "service/framework/1";

    @Provide
    Arbitrary<List<Observation.Told>> histories() {
        return Histories.ofThreePages();
    }

    @Provide
    Arbitrary<PublishedDate> answers() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        6,
                        Arbitraries.integers()
                                .between(-100, 900)
                                .map(day -> PublishedDate.of(Histories.FIRST_DAY.plusDays(day)))),
                Tuple.of(1, Arbitraries.just(PublishedDate.NOT_SET)),
                Tuple.of(1, Arbitraries.just(PublishedDate.NOT_APPLICABLE)),
                Tuple.of(1, Arbitraries.just(PublishedDate.UNREADABLE)),
                Tuple.of(1, Arbitraries.just(PublishedDate.NOT_PUBLISHED)));
    }

    @Property(tries = 200)
    void noTransitionIsToldTwice_andNoneAtAllByAFullReread(@ForAll("histories") List<Observation.Told> history) {
        LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
        List<Transition> told = run(book, history);
        assertThat(new HashSet<>(told.stream().map(Transition::id).toList())).hasSameSizeAs(told);
        Map<String, Lifecycle> rows = new TreeMap<>(book.rows());
        assertThat(run(book, history)).isEmpty();
        assertThat(book.rows()).isEqualTo(rows);
        rows.values().forEach(row -> {
            assertThat(LifecycleRules.decide(row, END, LeadTimes.DEFAULT))
                    .isEqualTo(new Decision(row, List.of(), null));
            assertThat(Json.read(Json.write(row), Lifecycle.class)).isEqualTo(row);
        });
    }

    @Property(tries = 200)
    void jumpingToTheEndTellsWhatEveryDayTells(@ForAll("histories") List<Observation.Told> history) {
        LifecycleBook daily = new LifecycleBook(LeadTimes.DEFAULT);
        List<Transition> byDay = new ArrayList<>();
        Instant day = Histories.start();
        for (Observation.Told each : history) {
            for (; !day.isAfter(each.at()); day = day.plus(1, ChronoUnit.DAYS)) {
                byDay.addAll(daily.tick(day));
            }
            byDay.addAll(daily.observe(each));
        }
        byDay.addAll(daily.tick(END));
        assertThat(bySubject(run(new LifecycleBook(LeadTimes.DEFAULT), history)))
                .isEqualTo(bySubject(byDay));
    }

    @Property(tries = 200)
    void conflictsAreOpenExactlyWhereTheWordsDiffer_andOneOpensForEachThatCloses(
            @ForAll("histories") List<Observation.Told> history) {
        LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
        int open = 0;
        for (Observation.Told each : history) {
            for (Transition told : book.observe(each)) {
                if (told.type() == TransitionType.CONFLICT_OPENED) {
                    open += told.lines().size();
                    assertThat(told.claims()).hasSizeGreaterThan(1);
                } else if (told.type() == TransitionType.CONFLICT_CLOSED) {
                    open -= told.lines().size();
                }
            }
            assertThat(open).isEqualTo(disputed(book));
        }
    }

    /** How many milestones of lines are told to be disputed, checked against what the sources say. */
    private static int disputed(LifecycleBook book) {
        int disputed = 0;
        for (Lifecycle row : book.rows().values()) {
            for (LineState line : ((Lifecycle.FrameworkVersion) row).lines().values()) {
                for (Milestone milestone : Milestone.DATED) {
                    boolean told =
                            line.claims() != null && line.claims().disputed().contains(milestone);
                    assertThat(told).isEqualTo(Claims.disagree(Claims.of(line), milestone));
                    disputed += told ? 1 : 0;
                }
            }
        }
        return disputed;
    }

    @Property(tries = 300)
    void whatAPageReadFirstMakesNoDifference(
            @ForAll @Size(3) List<@From("answers") PublishedDate> patch,
            @ForAll @Size(3) List<@From("answers") PublishedDate> gone,
            @ForAll boolean captions) {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
        Object expected = null;
        for (int turn = 0; turn < 6; turn++) {
            if (turn == 3) {
                Collections.swap(order, 0, 1);
            }
            Collections.rotate(order, 1);
            Object state = state(order, patch, gone, captions);
            expected = expected == null ? state : expected;
            assertThat(state).as("in order %s", order).isEqualTo(expected);
        }
    }

    /** What stays after pages were read in an order: dates, whose they are, who says what, and where the line stands. */
    private static Object state(
            List<Integer> order, List<PublishedDate> patch, List<PublishedDate> gone, boolean captions) {
        LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
        for (int page : order) {
            SupportLine line = Telling.line(
                    SUBJECT, captions ? "line-" + page : "a", patch.get(page), gone.get(page), Histories.start());
            line = captions ? Telling.under("Section " + page, line) : line;
            book.observe(Telling.by("page-" + page, page == 0 ? 300 : 200, 1, Histories.start(), line));
        }
        book.tick(END);
        LineState line =
                ((Lifecycle.FrameworkVersion) book.rows().get(SUBJECT)).lines().get(captions ? "line-0" : "a");
        SortedMap<String, Object> state = new TreeMap<>();
        state.put("line", line.line());
        state.put("source", line.source());
        state.put("stage", line.stage());
        state.put("claims", Claims.of(line));
        state.put("disputed", String.valueOf(line.claims().disputed()));
        for (Milestone milestone : Milestone.DATED) {
            state.put(milestone + " published", line.milestone(milestone).published());
            state.put(
                    milestone + " told",
                    String.valueOf(line.milestone(milestone).told()));
            state.put(milestone + " reached", line.milestone(milestone).reached());
        }
        return state;
    }

    private static List<Transition> run(LifecycleBook book, List<Observation.Told> history) {
        List<Transition> told = new ArrayList<>();
        history.forEach(each -> told.addAll(book.observe(each)));
        told.addAll(book.tick(END));
        return told;
    }

    private static Map<String, List<String>> bySubject(List<Transition> told) {
        Map<String, List<String>> all = new TreeMap<>();
        told.forEach(each ->
                all.computeIfAbsent(each.subject(), none -> new ArrayList<>()).add(Json.line(each)));
        return all;
    }
}
