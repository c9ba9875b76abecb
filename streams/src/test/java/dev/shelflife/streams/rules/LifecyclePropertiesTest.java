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
import dev.shelflife.events.topics.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LifecyclePropertiesTest {

    private static final Instant END = Histories.start().plus(Histories.DAYS + 400, ChronoUnit.DAYS);

    @Provide
    Arbitrary<List<Observation.Told>> histories() {
        return Histories.observations();
    }

    @Provide
    Arbitrary<Set<Integer>> tickDays() {
        return Arbitraries.integers().between(0, Histories.DAYS + 400).set().ofMaxSize(30);
    }

    @Property(tries = 300)
    void anyTicksTellWhatTicksOfEveryDayTell(
            @ForAll("histories") List<Observation.Told> history, @ForAll("tickDays") Set<Integer> days) {
        assertThat(bySubject(run(history, days))).isEqualTo(bySubject(run(history, everyDay())));
    }

    @Property(tries = 300)
    void decidingTwiceTellsNothingNew(@ForAll("histories") List<Observation.Told> history) {
        LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
        history.forEach(book::observe);
        book.tick(END);
        for (Lifecycle row : book.rows().values()) {
            Decision again = LifecycleRules.decide(row, END, LeadTimes.DEFAULT);
            assertThat(again.transitions()).isEmpty();
            assertThat(again.row()).isEqualTo(row);
            assertThat(again.due()).isNull();
        }
    }

    @Property(tries = 300)
    void aFullRereadChangesNothing(
            @ForAll("histories") List<Observation.Told> history, @ForAll("tickDays") Set<Integer> days) {
        LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
        feed(book, history, days);
        Map<String, Lifecycle> before = new TreeMap<>(book.rows());
        assertThat(feed(book, history, days)).isEmpty();
        assertThat(book.rows()).isEqualTo(before);
    }

    @Property(tries = 300)
    void noTransitionIsToldTwice(@ForAll("histories") List<Observation.Told> history) {
        List<Transition> told = run(history, Set.of());
        Set<String> ids = new HashSet<>();
        assertThat(told).allSatisfy(each -> assertThat(ids.add(each.id())).isTrue());
    }

    @Property(tries = 300)
    void whatIsReachedOrNearWasAnnounced_andWhatHasNoDateTellsNothing(
            @ForAll("histories") List<Observation.Told> history) {
        LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
        Map<String, String> stories = new HashMap<>(); // id → the line, whatever its ids
        Set<String> dated = new HashSet<>();
        for (Observation.Told each : history) {
            Map<String, String> goneOn = goneOn(book.rows().get(each.subject()), each);
            goneOn.forEach((id, former) -> stories.put(id, stories.get(former)));
            takeOver(book.rows().get(each.subject()), each, stories, dated);
            for (Transition told : book.observe(each)) {
                checkDated(told, stories, dated);
            }
            stories.keySet().removeAll(goneOn.values());
        }
        book.tick(END).forEach(told -> checkDated(told, stories, dated));
    }

    /** The pairs of an observation that make one line, by what the row holds before it. */
    private static Map<String, String> goneOn(Lifecycle row, Observation.Told each) {
        Map<String, String> pairs = new TreeMap<>();
        if (row instanceof Lifecycle.FrameworkVersion version && each instanceof Observation.SupportLines lines) {
            pairs.putAll(lines.replaced());
            pairs.keySet().removeAll(version.lines().keySet());
        }
        return pairs;
    }

    /** What comes from another version has dates that were announced there. */
    private static void takeOver(Lifecycle row, Observation.Told each, Map<String, String> stories, Set<String> dated) {
        if (!(each instanceof Observation.SupportLines lines)) {
            return;
        }
        for (SupportLine line : lines.lines()) {
            LineState before = row instanceof Lifecycle.FrameworkVersion version
                    ? version.lines().get(line.id())
                    : null;
            if (lines.renamedFrom().containsKey(line.id()) && (before == null || before.isElsewhere())) {
                String story = stories.computeIfAbsent(line.id(), id -> id + " taken over");
                Milestone.DATED.stream()
                        .filter(milestone -> line.published(milestone).date() != null)
                        .forEach(milestone -> dated.add(story + milestone));
            }
        }
    }

    private static void checkDated(Transition told, Map<String, String> stories, Set<String> dated) {
        if (told.milestone() == null || told.type() == TransitionType.RELEASED_AFTER_END) {
            return; // about no date of its own
        }
        for (Transition.Line line : told.lines()) {
            String story = stories.computeIfAbsent(line.id(), id -> id + " since " + told.id());
            String milestone = story + told.milestone();
            switch (told.type()) {
                case ANNOUNCED -> assertThat(dated.add(milestone)).isTrue();
                case WITHDRAWN -> assertThat(dated.remove(milestone)).isTrue();
                default -> assertThat(dated).contains(milestone);
            }
        }
        assertThat(told.newDate() == null).isEqualTo(told.type() == TransitionType.WITHDRAWN);
    }

    @Property(tries = 300)
    void linesThatOnlyGetOtherIdsTellThatAlone_andKeepAllThatWasToldOfThem(
            @ForAll("histories") List<Observation.Told> history) {
        LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
        history.forEach(book::observe);
        book.tick(END);
        for (Lifecycle each : List.copyOf(book.rows().values())) {
            if (!(each instanceof Lifecycle.FrameworkVersion row)
                    || row.lines().isEmpty()
                    || row.lines().values().stream().anyMatch(LineState::isWithdrawn)) {
                continue;
            }
            Map<String, String> replaced = new TreeMap<>();
            row.lines().keySet().forEach(id -> replaced.put("renamed " + id, id));
            SupportLine[] lines = row.lines().values().stream()
                    .map(line -> Telling.named(
                            Telling.line(
                                    row.subject(),
                                    "renamed " + line.line().id(),
                                    line.endOfPatch().published(),
                                    line.endOfAvailability().published(),
                                    END),
                            line.line().framework(),
                            "3.10"))
                    .toArray(SupportLine[]::new);
            assertThat(book.observe(Telling.replacing(history.size() + 1, END, replaced, lines)))
                    .extracting(Transition::type)
                    .isNotEmpty()
                    .containsOnly(TransitionType.RENAMED);

            Lifecycle.FrameworkVersion renamed =
                    (Lifecycle.FrameworkVersion) book.rows().get(row.subject());
            assertThat(renamed.lines().keySet()).isEqualTo(replaced.keySet());
            renamed.lines().forEach((id, line) -> {
                LineState before = row.lines().get(replaced.get(id));
                assertThat(line.line().id()).isEqualTo(id);
                assertThat(line.absentSince()).isNull();
                assertThat(line)
                        .usingRecursiveComparison()
                        .ignoringFields("line", "absentSince", "formerIds")
                        .isEqualTo(before);
                assertThat(line.formerIds()).endsWith(replaced.get(id)).containsAll(before.formerIds());
            });
        }
    }

    private static List<Transition> run(List<Observation.Told> history, Set<Integer> tickDays) {
        LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
        List<Transition> told = feed(book, history, tickDays);
        told.addAll(book.tick(END));
        return told;
    }

    private static List<Transition> feed(LifecycleBook book, List<Observation.Told> history, Set<Integer> tickDays) {
        List<Transition> told = new ArrayList<>();
        List<Instant> ticks = tickDays.stream()
                .sorted()
                .map(day -> Histories.start().plus(day, ChronoUnit.DAYS))
                .toList();
        int next = 0;
        for (Observation.Told observation : history) {
            while (next < ticks.size() && !ticks.get(next).isAfter(observation.at())) {
                told.addAll(book.tick(ticks.get(next++)));
            }
            told.addAll(book.observe(observation));
        }
        for (; next < ticks.size(); next++) {
            told.addAll(book.tick(ticks.get(next)));
        }
        return told;
    }

    private static Set<Integer> everyDay() {
        Set<Integer> days = new HashSet<>();
        for (int day = 0; day <= Histories.DAYS + 400; day++) {
            days.add(day);
        }
        return days;
    }

    private static Map<String, List<Transition>> perSubject(List<Transition> told) {
        Map<String, List<Transition>> all = new TreeMap<>();
        told.forEach(each ->
                all.computeIfAbsent(each.subject(), none -> new ArrayList<>()).add(each));
        return all;
    }

    /** As bytes, for equal is to mean equal to the last byte. */
    private static Map<String, List<String>> bySubject(List<Transition> told) {
        Map<String, List<String>> all = new TreeMap<>();
        perSubject(told)
                .forEach((subject, story) ->
                        all.put(subject, story.stream().map(Json::line).toList()));
        return all;
    }
}
