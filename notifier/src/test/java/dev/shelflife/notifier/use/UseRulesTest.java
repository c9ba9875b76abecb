package dev.shelflife.notifier.use;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Severity;
import dev.shelflife.events.Stage;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.inventory.InventoryItem;
import dev.shelflife.events.inventory.Match.Precision;
import dev.shelflife.events.inventory.Match.Reason;
import dev.shelflife.events.inventory.Target;
import dev.shelflife.events.inventory.Target.AlertKind;
import dev.shelflife.events.inventory.Target.Status;
import dev.shelflife.events.inventory.Target.TargetAlert;
import dev.shelflife.events.inventory.Target.TargetLine;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.queue.Superseding;
import dev.shelflife.notifier.route.MessageText;
import dev.shelflife.notifier.route.Routing;
import dev.shelflife.notifier.route.Subscription;
import dev.shelflife.notifier.route.Wanted;
import dev.shelflife.notifier.route.WantedUses;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UseRulesTest {

    private static final InventoryItem ITEM = new InventoryItem(
            "763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.6.0-gpu-py312",
            "Deployment/shop/recommender",
            "shop",
            "production",
            "k8s/recommender.yaml",
            null);
    private static final String SUBJECT = "aws-deep-learning-containers/pytorch/2.6";
    private static final LocalDate DATE = LocalDate.parse("2026-10-15");

    @Test
    void aLeadTimeThatTheClockAloneCrossedIsToldToNobodyWhoAskedForALongerOne() {
        Instant soonAfter = midnight(30).plus(Duration.ofMinutes(5));
        for (UseState before : List.of(state(DATE, null), state(DATE, 180))) {
            Transition near = only(before, state(DATE, 30), soonAfter);
            assertThat(near.type()).isEqualTo(TransitionType.APPROACHING);
            assertThat(near.effectiveAt()).isEqualTo(midnight(30));
            assertThat(near.daysOfNotice()).isEqualTo(30);
            assertThat(isHeard(near, soonAfter, 90)).isFalse();
            assertThat(isHeard(near, soonAfter, 30)).isTrue();
        }
    }

    @Test
    void whatIsNewStandsForTheLongerLeadTimes() {
        Instant soonAfter = midnight(30).plus(Duration.ofMinutes(5));
        Transition named = only(state(DATE.plusDays(200), null), state(DATE, 30), soonAfter);
        assertThat(named.effectiveAt()).isEqualTo(soonAfter);
        assertThat(isHeard(named, soonAfter, 90)).as("a date that is new").isTrue();
        assertThat(isHeard(only(null, state(DATE, 30), soonAfter), soonAfter, 90))
                .as("somebody who begins to run it")
                .isTrue();
        Instant later = midnight(30).plus(Duration.ofDays(3));
        assertThat(isHeard(only(state(DATE, null), state(DATE, 30), later), later, 90))
                .as("nobody looked when they began")
                .isTrue();
    }

    @Test
    void whatIsNotNearAnyMoreIsWithdrawnWithoutADate_andItsAlertEnds() {
        Transition near = only(null, state(DATE, 30), midnight(30));
        Transition back = only(state(DATE, 30), state(DATE, null), midnight(29));
        assertThat(back.type()).isEqualTo(TransitionType.WITHDRAWN);
        assertThat(back.oldDate()).isEqualTo(DATE);
        assertThat(back.newDate()).isNull();
        assertThat(back.reason()).isEqualTo("no line that it can be is near this end any more");
        assertThat(Superseding.isSuperseded(Examples.notification("team", near), Examples.notification("team", back)))
                .isTrue();
    }

    @Test
    void thatAnImageIsNotOutdatedAnyMoreForNobodyKnowsItSaysSo() {
        UseState outdated = new UseState(
                1,
                target(
                        Status.MATCHED,
                        List.of(),
                        new TargetAlert("id", AlertKind.IMAGE_OUTDATED, null, null, 0, null, List.of(SUBJECT)),
                        "2.6.2"),
                List.of(UseState.workload("a", ITEM)));
        UseState unknown =
                new UseState(1, target(Status.UNMATCHED, List.of(), null, null), List.of(UseState.workload("a", ITEM)));
        assertThat(UseRules.decide(outdated, unknown, List.of(), midnight(0)).transitions())
                .satisfiesExactly(first -> assertThat(first.type()).isEqualTo(TransitionType.UNMATCHED), second -> {
                    assertThat(second.type()).isEqualTo(TransitionType.IMAGE_CURRENT);
                    assertThat(second.reason()).isEqualTo("unknown: no page tells of it");
                    assertThat(MessageText.of(Examples.notification("team", second))
                                    .subject())
                            .endsWith("no newer image of its version is known any more");
                });
    }

    private static boolean isHeard(Transition transition, Instant at, int leadDays) {
        Wanted wanted = new Wanted(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(leadDays), Severity.INFO);
        return !new Routing(List.of(Subscription.everythingTo("team").to(wanted.of(WantedUses.ALL))), LeadTimes.DEFAULT)
                .match(transition, at)
                .isEmpty();
    }

    private static Transition only(@Nullable UseState before, UseState now, Instant at) {
        List<Transition> told = UseRules.decide(before, now, List.of(), at).transitions();
        assertThat(told).hasSize(1);
        return told.get(0);
    }

    private static Instant midnight(int leadDays) {
        return DATE.minusDays(leadDays).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Run by one, with an end of patch; near when a lead time has begun. */
    private static UseState state(LocalDate date, @Nullable Integer leadDays) {
        TargetAlert near = leadDays == null
                ? null
                : new TargetAlert(
                        "id", AlertKind.APPROACHING, Milestone.END_OF_PATCH, date, 1, leadDays, List.of(SUBJECT));
        TargetLine line = new TargetLine(SUBJECT, "line", Stage.SUPPORTED, date, null);
        return new UseState(
                1, target(Status.MATCHED, List.of(line), near, null), List.of(UseState.workload("a", ITEM)));
    }

    private static Target target(
            Status status, List<TargetLine> lines, @Nullable TargetAlert alert, @Nullable String newer) {
        boolean matched = status == Status.MATCHED;
        return new Target(
                "a",
                ITEM,
                "aws/pytorch/2.6",
                status,
                matched ? Precision.LINE : null,
                matched ? null : Reason.UNKNOWN_FAMILY,
                matched ? null : "unknown: no page tells of it",
                matched ? Stage.SUPPORTED : null,
                lines,
                alert == null ? List.of() : List.of(alert),
                newer);
    }
}
