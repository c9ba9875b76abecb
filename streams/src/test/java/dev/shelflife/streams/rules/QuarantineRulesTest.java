package dev.shelflife.streams.rules;

import static dev.shelflife.streams.rules.Telling.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.SourceChecked;
import dev.shelflife.events.Quarantined;
import dev.shelflife.events.Quarantined.Ended;
import dev.shelflife.events.Quarantined.Ending;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuarantineRulesTest {

    private static final Quarantined PAGE = held(null, "9 of 10 support lines are gone");
    private static final Quarantined ROW = held("a", "end of patch is now 2062-07-01");

    private final LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
    private final List<Transition> told = new ArrayList<>();
    private long sequence;

    @Test
    void whatIsHeldIsToldOnceWithItsReasons() {
        look(CheckOutcome.CHANGED, List.of());
        look(CheckOutcome.HELD, List.of(PAGE));
        look(CheckOutcome.HELD, List.of(PAGE));
        look(CheckOutcome.FAILED, List.of(PAGE));

        assertThat(told).singleElement().satisfies(each -> {
            assertThat(each.type()).isEqualTo(TransitionType.QUARANTINED);
            assertThat(each.subject()).isEqualTo("source/x");
            assertThat(each.framework()).isEqualTo("x");
            assertThat(each.reason()).isEqualTo("9 of 10 support lines are gone");
            assertThat(each.effectiveAt()).isEqualTo(at("2025-06-02"));
        });
    }

    @Test
    void howItEndedIsTold() {
        look(CheckOutcome.CHANGED, List.of(ROW));
        look(CheckOutcome.CHANGED, List.of(), new Ended("a", Ending.RELEASED, "ada", "it is so"));
        look(CheckOutcome.HELD, List.of(PAGE));
        look(CheckOutcome.CHANGED, List.of(), new Ended(null, Ending.AGREED, null, null));
        look(CheckOutcome.CHANGED, List.of(ROW));
        look(CheckOutcome.UNCHANGED, List.of(), new Ended("a", Ending.REVERTED, null, null));

        assertThat(told)
                .extracting(each -> each.type() + ": " + each.reason())
                .containsExactly(
                        "QUARANTINED: line a of s/f/1: end of patch is now 2062-07-01",
                        "QUARANTINE_ENDED: line a: released by ada: it is so",
                        "QUARANTINED: 9 of 10 support lines are gone",
                        "QUARANTINE_ENDED: accepted, for later looks agreed",
                        "QUARANTINED: line a of s/f/1: end of patch is now 2062-07-01",
                        "QUARANTINE_ENDED: line a: the page no longer tells it");
        assertThat(told).extracting(Transition::id).doesNotHaveDuplicates();
    }

    @Test
    void aSecondLineIsToldForItself() {
        look(CheckOutcome.CHANGED, List.of(ROW));
        look(CheckOutcome.UNCHANGED, List.of(ROW, held("b", "strange")));
        assertThat(told).hasSize(2);
        assertThat(told.get(1).reason()).isEqualTo("line b of s/f/1: strange");
    }

    private void look(CheckOutcome outcome, List<Quarantined> held, Ended... ended) {
        sequence++;
        told.addAll(book.observe(new SourceChecked(
                "source/x",
                "x",
                sequence,
                at("2025-06-0" + sequence),
                outcome,
                null,
                1,
                0,
                List.of(),
                held,
                List.of(ended),
                Duration.ofDays(30))));
    }

    private static Quarantined held(String line, String reason) {
        return new Quarantined(line, line == null ? null : "s/f/1", "h", 1, at("2025-06-01"), List.of(reason));
    }
}
