package dev.shelflife.streams.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Observation;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.RuleOfDates;
import dev.shelflife.events.topics.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Each transition follows from the observations of its subject before it, and from nothing else. */
class DerivableTest {

    @Provide
    Arbitrary<List<Observation.Told>> histories() {
        return Histories.observations();
    }

    @Property(tries = 300)
    void theObservationsOfASubjectUpToAnInstantAloneTellTheSame(
            @ForAll("histories") List<Observation.Told> history, @ForAll @IntRange(max = 11) int at) {
        Observation.Told last = history.get(Math.min(at, history.size() - 1));
        LifecycleBook all = new LifecycleBook(LeadTimes.DEFAULT);
        List<String> told = new ArrayList<>();
        LifecycleBook alone = new LifecycleBook(LeadTimes.DEFAULT);
        List<String> toldAlone = new ArrayList<>();
        for (Observation.Told each : history) {
            boolean isBefore = each.sequence() <= last.sequence();
            all.tick(each.at()).stream()
                    .filter(one -> isBefore && one.subject().equals(last.subject()))
                    .map(DerivableTest::itself)
                    .forEach(told::add);
            List<Transition> now = all.observe(each);
            if (isBefore && each.subject().equals(last.subject())) {
                now.stream().map(DerivableTest::itself).forEach(told::add);
                alone.tick(each.at()).stream().map(DerivableTest::itself).forEach(toldAlone::add);
                alone.observe(each).stream().map(DerivableTest::itself).forEach(toldAlone::add);
            }
        }
        assertThat(toldAlone).isEqualTo(told);
    }

    @Property(tries = 300)
    void whatATransitionSaysWasObservedBeforeIt(@ForAll("histories") List<Observation.Told> history) {
        LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
        List<Observation.Told> before = new ArrayList<>();
        for (Observation.Told each : history) {
            book.tick(each.at()).forEach(told -> check(told, before));
            before.add(each);
            book.observe(each).forEach(told -> check(told, before));
        }
        book.tick(Histories.start().plusSeconds(2_000L * 86_400)).forEach(told -> check(told, before));
    }

    private static void check(Transition told, List<Observation.Told> before) {
        List<Observation.Told> own = before.stream()
                .filter(each -> each.subject().equals(told.subject()))
                .toList();
        List<SupportLine> lines = own.stream()
                .flatMap(each -> each instanceof Observation.SupportLines some ? some.lines().stream() : Stream.of())
                .toList();
        assertThat(lines)
                .extracting(SupportLine::id)
                .containsAll(told.lines().stream().map(Transition.Line::id).toList());
        Stream.of(told.oldDate(), told.newDate()).filter(date -> date != null).forEach(date -> assertThat(dates(lines))
                .contains(date));
        switch (told.type()) {
            case REACHED ->
                assertThat(told.effectiveAt()).isEqualTo(RuleOfDates.stageBegins(told.newDate(), told.zone()));
            case APPROACHING, VERIFICATION_LOST -> {}
            case RELEASED, RELEASED_AFTER_END ->
                assertThat(own).anySatisfy(each -> assertThat(each).isInstanceOf(Observation.ImageReleased.class));
            default -> assertThat(own).extracting(Observation.Told::at).contains(told.effectiveAt());
        }
        if (told.type() == TransitionType.RELEASED_AFTER_END) {
            assertThat(told.images()).singleElement().satisfies(image -> assertThat(
                            LocalDate.parse(image.substring("image-of-".length())))
                    .isAfter(told.newDate()));
        }
        if (told.type() == TransitionType.VERIFICATION_LOST) {
            checkLost(told.effectiveAt(), own);
        }
    }

    /** Lost a limit after the last look that verified, or the first of all; and no look verified between. */
    private static void checkLost(Instant lost, List<Observation.Told> own) {
        List<Observation.SourceChecked> looks =
                own.stream().map(each -> (Observation.SourceChecked) each).toList();
        Observation.SourceChecked last = looks.stream()
                .filter(each -> each.verifies() && !each.at().isAfter(lost))
                .reduce((one, other) -> one.at().equals(other.at()) ? one : other)
                .orElse(looks.get(0));
        assertThat(lost).isEqualTo(last.at().plus(last.limit()));
    }

    /** What to move to is told by other versions' observations; see SiblingsTest. */
    private static String itself(Transition transition) {
        return Json.line(transition.withSuccessor(null));
    }

    private static List<LocalDate> dates(List<SupportLine> lines) {
        return lines.stream()
                .flatMap(line -> Stream.of(line.endOfPatch(), line.endOfAvailability()))
                .filter(date -> date != null)
                .toList();
    }
}
