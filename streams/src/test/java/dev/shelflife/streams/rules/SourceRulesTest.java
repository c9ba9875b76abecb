package dev.shelflife.streams.rules;

import static dev.shelflife.streams.rules.Telling.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.SourceChecked;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A source that is not verified for its limit. */
class SourceRulesTest {

    private final LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
    private final List<Transition> told = new ArrayList<>();
    private long sequence;

    @Test
    void theClockAloneTellsThatNobodyLooks_atTheInstantOfTheLimit() {
        look("2025-06-01T08:00:00Z", CheckOutcome.CHANGED, Duration.ofDays(2));
        tick("2025-06-03T07:59:59Z");
        assertThat(told).isEmpty();
        tick("2025-09-01T00:00:00Z");
        tick("2025-10-01T00:00:00Z");

        assertThat(story())
                .containsExactly(
                        "2025-06-03T08:00:00Z VERIFICATION_LOST not read or confirmed since 2025-06-01T08:00:00Z,"
                                + " for 2 days; nobody has looked since");
        assertThat(told.get(0).subject()).isEqualTo("source/x");
        assertThat(told.get(0).framework()).isEqualTo("x");
        assertThat(((Lifecycle.Source) book.rows().get("source/x")).lostAt()).isEqualTo(at("2025-06-03T08:00:00Z"));
    }

    @Test
    void looksThatFailOrAreHeldVerifyNothing_andTheReasonSaysHowTheLastOneWent() {
        look("2025-06-01T08:00:00Z", CheckOutcome.UNCHANGED, Duration.ofDays(2));
        look("2025-06-02T08:00:00Z", CheckOutcome.HELD, Duration.ofDays(2));
        look("2025-06-03T07:00:00Z", CheckOutcome.FAILED, Duration.ofDays(2));
        look("2025-06-03T09:00:00Z", CheckOutcome.FAILED, Duration.ofDays(2));
        look("2025-06-04T08:00:00Z", CheckOutcome.UNCHANGED, Duration.ofDays(2));

        assertThat(story())
                .containsExactly(
                        "2025-06-03T08:00:00Z VERIFICATION_LOST not read or confirmed since 2025-06-01T08:00:00Z, for 2 days;"
                                + " the last look, at 2025-06-03T07:00:00Z, failed: because",
                        "2025-06-04T08:00:00Z VERIFICATION_REGAINED it was unverified since 2025-06-03T08:00:00Z, for 24 hours");
    }

    @Test
    void aSourceThatIsNeverReadIsGivenItsLimitFromTheFirstLookOn() {
        look("2025-06-01T08:00:00Z", CheckOutcome.FAILED, Duration.ofDays(2));
        look("2025-06-02T08:00:00Z", CheckOutcome.FAILED, Duration.ofDays(2));
        tick("2025-06-04T00:00:00Z");

        assertThat(story())
                .containsExactly("2025-06-03T08:00:00Z VERIFICATION_LOST never read or confirmed;"
                        + " the last look, at 2025-06-02T08:00:00Z, failed: because");
    }

    @Test
    void eachLookThatVerifiesBringsItsOwnLimit_andWithoutOneTheUsualHolds() {
        look("2025-06-01T00:00:00Z", CheckOutcome.CHANGED, Duration.ofDays(1));
        look("2025-06-01T20:00:00Z", CheckOutcome.UNCHANGED, Duration.ofDays(10));
        look("2025-06-10T00:00:00Z", CheckOutcome.UNCHANGED, null);
        tick("2025-07-01T00:00:00Z");

        assertThat(told).singleElement().satisfies(each -> {
            assertThat(each.type()).isEqualTo(TransitionType.VERIFICATION_LOST);
            assertThat(each.effectiveAt()).isEqualTo(at("2025-06-10T00:00:00Z").plus(SourceChecked.USUAL_STALE_AFTER));
        });
    }

    @Test
    void aLookThatComesLateIsToldAtItsTime_withTheLossThatFollowedIt() {
        look("2025-06-01T00:00:00Z", CheckOutcome.CHANGED, Duration.ofDays(1));
        tick("2025-06-20T00:00:00Z");
        look("2025-06-10T00:00:00Z", CheckOutcome.UNCHANGED, Duration.ofDays(1));

        assertThat(told)
                .extracting(each -> each.effectiveAt() + " " + each.type())
                .containsExactly(
                        "2025-06-02T00:00:00Z VERIFICATION_LOST",
                        "2025-06-10T00:00:00Z VERIFICATION_REGAINED",
                        "2025-06-11T00:00:00Z VERIFICATION_LOST");
        assertThat(told).extracting(Transition::id).doesNotHaveDuplicates();
    }

    @Test
    void aRowOfAnEarlierVersionIsDueByItsLastLook() {
        String row =
                "{'kind':'source','subject':'source/x','appliedSequences':{'x':1},'observedUntil':'2025-06-02T00:00:00Z',"
                        + "'verifiedAt':'2025-06-01T00:00:00Z','toldQuarantine':[],'last':{'kind':'source-checked','subject':'source/x',"
                        + "'source':'x','sequence':1,'at':'2025-06-02T00:00:00Z','outcome':'FAILED','reason':null,'lines':1,'releases':0,"
                        + "'problems':[]}}";
        Lifecycle read = Json.read(row.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Lifecycle.class);

        assertThat(LifecycleRules.due(read, LeadTimes.DEFAULT)).isEqualTo(at("2025-06-04"));
        Decision decision = LifecycleRules.decide(read, at("2025-06-05"), LeadTimes.DEFAULT);
        assertThat(decision.transitions())
                .extracting(Transition::type)
                .containsExactly(TransitionType.VERIFICATION_LOST);
        assertThat(decision.due()).isNull();
        assertThat(new TreeMap<>(decision.row().appliedSequences())).containsEntry("x", 1L);
    }

    private void look(String at, CheckOutcome outcome, Duration staleAfter) {
        sequence++;
        told.addAll(book.observe(new SourceChecked(
                "source/x",
                "x",
                sequence,
                at(at),
                outcome,
                outcome == CheckOutcome.FAILED ? "because" : null,
                1,
                0,
                List.of(),
                List.of(),
                List.of(),
                staleAfter)));
    }

    private void tick(String at) {
        told.addAll(book.tick(at(at)));
    }

    private List<String> story() {
        return told.stream()
                .map(each -> each.effectiveAt() + " " + each.type() + " " + each.reason())
                .toList();
    }
}
