package dev.shelflife.streams.rules;

import static dev.shelflife.streams.rules.Telling.SOURCE;
import static dev.shelflife.streams.rules.Telling.at;
import static dev.shelflife.streams.rules.Telling.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.Absent;
import dev.shelflife.events.Observation.LineAt;
import dev.shelflife.events.Stage;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.Transition;
import dev.shelflife.events.Transition.Scope;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A line that goes on in another framework version, and a version under another name. */
class RenamesTest {

    private static final String OLD = "s/tf/2.17";
    private static final String NEW = "s/tensorflow/2.17";

    private final LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
    private final List<Transition> told = new ArrayList<>();
    private long sequence;

    @Test
    void bothVersionsTellIt_andNothingElseIsToldAnew() {
        show("2025-01-01", OLD, "a", "2025-03-01", "2025-06-30");
        tick("2025-06-15");
        told.clear();
        rename("2025-06-15T08:00:00Z", OLD, "a", NEW, "b", "2025-03-01", "2025-06-30");

        assertThat(story())
                .containsExactly(
                        "RENAMED s/tf/2.17 [a] is told as s/tensorflow/2.17 from now on",
                        "RENAMED s/tensorflow/2.17 [b] was told as s/tf/2.17 until now");
        assertThat(told.get(1).lines().get(0).formerIds()).containsExactly("a");
        assertThat(told.get(0).scope()).isEqualTo(Scope.ALL);
        assertThat(line(NEW, "b").stage()).isEqualTo(Stage.END_OF_PATCH);
        assertThat(line(NEW, "b").endOfAvailability().leadDays()).isEqualTo(30);
        assertThat(line(OLD, "a").isWithdrawn()).isTrue();
        told.clear();
        tick("2025-07-05");
        assertThat(told)
                .extracting(each -> each.subject() + " " + each.type() + " " + each.leadDays())
                .containsExactly(
                        "s/tensorflow/2.17 APPROACHING 7",
                        "s/tensorflow/2.17 APPROACHING 1",
                        "s/tensorflow/2.17 REACHED null");
    }

    @Test
    void whatMovesWithTheNameIsAMoveOfTheNextRevision() {
        show("2025-01-01", OLD, "a", "2025-12-01", "2026-06-30");
        rename("2025-02-01", OLD, "a", NEW, "b", "2025-12-01", "2026-06-30");
        told.clear();
        show("2025-02-02", NEW, "b", "2025-11-01", "2026-06-30");
        assertThat(told.get(0).type()).hasToString("MOVED_EARLIER");
        assertThat(told.get(0).oldDate()).isEqualTo("2025-12-01");
        assertThat(told.get(0).revision()).isEqualTo(2);
    }

    @Test
    void whoComesBackByTheOtherWayIsRenamedAgain_andWhoIsJustThereAgainIsRestored() {
        show("2025-01-01", OLD, "a", "2025-12-01", "2026-06-30");
        rename("2025-02-01", OLD, "a", NEW, "b", "2025-12-01", "2026-06-30");
        told.clear();
        rename("2025-03-01", NEW, "b", OLD, "a", "2025-12-01", "2026-06-30");
        assertThat(story()).hasSize(2).allMatch(each -> each.startsWith("RENAMED"));
        assertThat(line(OLD, "a").isWithdrawn()).isFalse();
        assertThat(line(OLD, "a").endOfPatch().revision()).isEqualTo(1);
        told.clear();
        show("2025-04-01", NEW, "b", "2025-12-01", "2026-06-30");
        assertThat(told).extracting(Transition::type).hasToString("[RESTORED]");
    }

    @Test
    void aLineThatIsGoneForGoodIsNotMissedAnyMore_andNeverWithdrawn() {
        show("2025-01-01", OLD, "a", "2025-12-01", "2026-06-30");
        rename("2025-02-01", OLD, "a", NEW, "b", "2025-12-01", "2026-06-30");
        told.clear();
        observe(new Absent(
                OLD,
                SOURCE,
                ++sequence,
                at("2025-03-01"),
                List.of("a"),
                List.of(new Observation.AbsentLine("a", at("2025-02-01"), 5))));
        tick("2030-01-01");
        assertThat(told).noneMatch(each -> each.subject().equals(OLD));
    }

    @Test
    void whatAnotherSourceTellsDoesNotLeave() {
        show("2025-01-01", OLD, "a", "2025-12-01", "2026-06-30");
        told.clear();
        observe(new Absent(
                OLD,
                "other",
                1,
                at("2025-02-01"),
                List.of("a"),
                List.of(),
                new TreeMap<>(Map.of("a", new LineAt(NEW, "b")))));
        assertThat(told).isEmpty();
        assertThat(line(OLD, "a").isWithdrawn()).isFalse();
    }

    @Test
    void aNameIsToldWhenAllLinesOnThePageHaveIt_andOnce() {
        observe(Telling.lines(++sequence, at("2025-01-01"), named("a", "Tensorflow"), named("b", "Tensorflow")));
        told.clear();
        observe(Telling.lines(++sequence, at("2025-01-02"), named("a", "TensorFlow")));
        assertThat(told).isEmpty();
        observe(Telling.lines(++sequence, at("2025-01-03"), named("b", "TensorFlow")));
        observe(Telling.lines(++sequence, at("2025-01-04"), named("b", "TensorFlow")));
        assertThat(told).singleElement().satisfies(each -> {
            assertThat(each.type()).hasToString("RENAMED");
            assertThat(each.framework()).isEqualTo("TensorFlow");
            assertThat(each.reason()).isEqualTo("the name was Tensorflow and is TensorFlow");
            assertThat(each.scope()).isEqualTo(Scope.ALL);
        });
    }

    private static SupportLine named(String id, String framework) {
        return Telling.named(
                Telling.line(OLD, id, on("2027-01-01"), PublishedDate.NOT_PUBLISHED, at("2025-01-01")),
                framework,
                "3.10");
    }

    private void show(String at, String subject, String id, String patch, String availability) {
        observe(Telling.lines(++sequence, at(at), Telling.line(subject, id, on(patch), on(availability), at(at))));
    }

    private void rename(String at, String from, String was, String to, String is, String patch, String availability) {
        observe(new Absent(
                from,
                SOURCE,
                ++sequence,
                at(at),
                List.of(was),
                List.of(),
                new TreeMap<>(Map.of(was, new LineAt(to, is)))));
        observe(new Observation.SupportLines(
                to,
                SOURCE,
                ++sequence,
                at(at),
                ZoneOffset.UTC,
                List.of(Telling.line(to, is, on(patch), on(availability), at(at))),
                new TreeMap<>(),
                null,
                new TreeMap<>(Map.of(is, new LineAt(from, was)))));
    }

    private LineState line(String subject, String id) {
        return ((Lifecycle.FrameworkVersion) book.rows().get(subject)).lines().get(id);
    }

    private void observe(Observation.Told observation) {
        told.addAll(book.observe(observation));
    }

    private void tick(String at) {
        told.addAll(book.tick(at(at)));
    }

    private List<String> story() {
        return told.stream()
                .map(each -> each.type() + " " + each.subject() + " "
                        + each.lines().stream().map(Transition.Line::id).toList() + " " + each.reason())
                .toList();
    }
}
