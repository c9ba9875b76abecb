package dev.shelflife.streams.rules;

import static dev.shelflife.streams.rules.Telling.SOURCE;
import static dev.shelflife.streams.rules.Telling.SUBJECT;
import static dev.shelflife.streams.rules.Telling.at;
import static dev.shelflife.streams.rules.Telling.line;
import static dev.shelflife.streams.rules.Telling.lines;
import static dev.shelflife.streams.rules.Telling.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.AbsenceRule;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Observation.Absent;
import dev.shelflife.events.Observation.AbsentLine;
import dev.shelflife.events.Stage;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.Transition;
import dev.shelflife.events.Transition.Scope;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WithdrawalsTest {

    private final LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
    private final List<Transition> told = new ArrayList<>();
    private long sequence;

    @Test
    void aConfirmedAbsenceIsToldOnceAndIsNoEnd() {
        show("2025-01-01", "2026-06-30");
        told.clear();
        miss("2025-01-02", "2025-01-02", 1);
        miss("2025-01-03", "2025-01-02", 2);
        assertThat(told).isEmpty();
        miss("2025-01-05", "2025-01-02", 3);
        miss("2025-01-06", "2025-01-02", 4);

        assertThat(told).singleElement().satisfies(each -> {
            assertThat(each.type()).isEqualTo(TransitionType.WITHDRAWN);
            assertThat(each.milestone()).isNull();
            assertThat(each.newStatus()).isNull();
            assertThat(each.effectiveAt()).isEqualTo(at("2025-01-05"));
            assertThat(each.lines()).extracting(Transition.Line::id).containsExactly("a");
            assertThat(each.scope()).isEqualTo(Scope.SOME);
        });
        assertThat(row().lines().get("a").absentSince()).isEqualTo(at("2025-01-02"));
        assertThat(row().lines().get("a").stage()).isEqualTo(Stage.SUPPORTED);
        told.clear();
        told.addAll(book.tick(at("2027-01-01")));
        assertThat(told).isNotEmpty().allSatisfy(each -> assertThat(each.lines())
                .extracting(Transition.Line::id)
                .containsExactly("b"));
    }

    @Test
    void anAbsenceThatIsNotConfirmedHoldsNoEndBack() {
        show("2025-01-01", "2025-01-04");
        miss("2025-01-03", "2025-01-03", 1);
        told.clear();
        told.addAll(book.tick(at("2025-01-05")));
        assertThat(told).extracting(Transition::type).containsExactly(TransitionType.REACHED);
        assertThat(told.get(0).lines()).extracting(Transition.Line::id).containsExactly("a", "b");
    }

    @Test
    void whoComesBackIsRestoredAndHearsWhatPassedMeanwhile() {
        withdraw("2026-06-30");
        told.addAll(book.tick(at("2026-06-25")));
        told.clear();
        showA("2026-06-26", "2026-06-30");
        assertThat(told)
                .extracting(Transition::type)
                .containsExactly(TransitionType.RESTORED, TransitionType.APPROACHING);
        assertThat(told.get(1).leadDays()).isEqualTo(7);
        assertThat(told.get(1).effectiveAt()).isEqualTo(at("2026-06-26"));
        told.clear();
        told.addAll(book.tick(at("2026-07-02")));
        assertThat(told)
                .extracting(each -> each.type() + " " + each.late())
                .containsExactly("APPROACHING false", "REACHED false");
    }

    @Test
    void anEndThatPassedMeanwhileIsToldLate() {
        withdraw("2026-06-30");
        told.addAll(book.tick(at("2026-09-01")));
        told.clear();
        showA("2026-09-02", "2026-06-30");
        assertThat(told)
                .extracting(each -> each.type() + " " + each.late())
                .containsExactly("RESTORED false", "REACHED true");
    }

    @Test
    void whoComesBackWithAnotherDateMoved() {
        withdraw("2026-06-30");
        told.addAll(book.tick(at("2026-09-01")));
        told.clear();
        showA("2026-09-02", "2027-06-30");
        assertThat(told)
                .extracting(Transition::type)
                .containsExactly(TransitionType.RESTORED, TransitionType.MOVED_LATER);
    }

    @Test
    void eachGoingAndComingHasItsOwnId() {
        withdraw("2026-06-30");
        showA("2025-02-01", "2026-06-30");
        miss("2025-03-01", "2025-03-01", 1);
        miss("2025-03-02", "2025-03-01", 2);
        miss("2025-03-05", "2025-03-01", 3);
        showA("2025-04-01", "2026-06-30");
        assertThat(told)
                .extracting(Transition::type)
                .endsWith(
                        TransitionType.WITHDRAWN,
                        TransitionType.RESTORED,
                        TransitionType.WITHDRAWN,
                        TransitionType.RESTORED);
        assertThat(told).extracting(Transition::id).doesNotHaveDuplicates();
    }

    /** Each number is how many looks in a row miss the line before it is shown again; looks are 6 hours to 2 days apart. */
    @Property(tries = 500)
    void whoeverFlapsForLessThanTheRuleIsNeverTold(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 9) Integer> gaps,
            @ForAll @IntRange(min = 6, max = 48) int hours) {
        LifecycleBook flapping = new LifecycleBook(LeadTimes.DEFAULT);
        Instant now = at("2025-01-01");
        List<Transition> heard = new ArrayList<>();
        long number = 1;
        heard.addAll(flapping.observe(lines(number++, now, a("2029-06-30", now))));
        heard.clear();
        for (int gap : gaps) {
            Instant since = now.plus(Duration.ofHours(hours));
            for (int missed = 1; missed <= gap; missed++) {
                Instant next = now.plus(Duration.ofHours(hours));
                AbsentLine absence = new AbsentLine("a", since, missed);
                if (AbsenceRule.DEFAULT.isConfirmed(absence, next)) {
                    break;
                }
                now = next;
                heard.addAll(
                        flapping.observe(new Absent(SUBJECT, SOURCE, number++, now, List.of("a"), List.of(absence))));
            }
            now = now.plus(Duration.ofHours(hours));
            heard.addAll(flapping.observe(lines(number++, now, a("2029-06-30", now))));
        }
        assertThat(heard).isEmpty();
    }

    private void withdraw(String patch) {
        show("2025-01-01", patch);
        miss("2025-01-02", "2025-01-02", 1);
        miss("2025-01-03", "2025-01-02", 2);
        miss("2025-01-05", "2025-01-02", 3);
    }

    private void show(String at, String patch) {
        Instant now = at(at);
        told.addAll(book.observe(lines(
                ++sequence, now, a(patch, now), line(SUBJECT, "b", on(patch), PublishedDate.NOT_PUBLISHED, now))));
    }

    private void showA(String at, String patch) {
        told.addAll(book.observe(lines(++sequence, at(at), a(patch, at(at)))));
    }

    private void miss(String at, String since, int fetches) {
        told.addAll(book.observe(new Absent(
                SUBJECT, SOURCE, ++sequence, at(at), List.of("a"), List.of(new AbsentLine("a", at(since), fetches)))));
    }

    private static SupportLine a(String patch, Instant now) {
        return line(SUBJECT, "a", on(patch), PublishedDate.NOT_PUBLISHED, now);
    }

    private Lifecycle.FrameworkVersion row() {
        return (Lifecycle.FrameworkVersion) book.rows().get(SUBJECT);
    }
}
