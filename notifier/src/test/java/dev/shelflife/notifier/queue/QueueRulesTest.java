package dev.shelflife.notifier.queue;

import static dev.shelflife.notifier.Examples.DATE;
import static dev.shelflife.notifier.Examples.MIDNIGHT;
import static dev.shelflife.notifier.Examples.notification;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Command;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueRulesTest {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Terms FIRING = Terms.firing(Duration.ofDays(14), EVERY);

    private final List<Delivery> deliveries = new ArrayList<>();
    private SendQueue queue = SendQueue.EMPTY;
    private Instant now = MIDNIGHT;
    private Silences known = Silences.NONE;

    @Test
    void aMessageIsToldOnceAndForgotten() {
        add(Examples.reached());
        assertThat(attempt(Terms.TELL_ONCE, new Outcome.Delivered())).isNotNull();
        assertThat(queue.isEmpty()).isTrue();
        assertThat(outcomes()).containsExactly("DELIVERED after 1");
    }

    @Test
    void whatFailsHoldsBackWhatFollowsAndIsTriedAgainWithTheSameId() {
        add(Examples.approaching(7));
        add(Examples.reached());
        String first = attempt(Terms.TELL_ONCE, failed()).notification().id();
        assertThat(QueueRules.pick(queue, now)).isNull();
        now = queue.due();
        assertThat(now).isAfterOrEqualTo(MIDNIGHT.plusSeconds(5));
        assertThat(attempt(Terms.TELL_ONCE, new Outcome.Delivered())
                        .notification()
                        .id())
                .isEqualTo(first);
        assertThat(attempt(Terms.TELL_ONCE, new Outcome.Delivered())
                        .notification()
                        .id())
                .isNotEqualTo(first);
        assertThat(outcomes()).containsExactly("DELIVERED after 2", "DELIVERED after 1");
    }

    @Test
    void anAlertNamesWhoStillRunsTheImage_andEndsWhenNobodyDoes() {
        add(Examples.ofUse(TransitionType.REACHED, Milestone.END_OF_PATCH, List.of("one", "two"), List.of()));
        add(Examples.ofUse(TransitionType.IMAGE_OUTDATED, null, List.of("one", "two"), List.of()));
        attempt(FIRING, new Outcome.Firing(now.plus(EVERY)));
        attempt(FIRING, new Outcome.Firing(now.plus(EVERY)));
        assertThat(queue.alerts()).hasSize(2);
        add(Examples.ofUse(TransitionType.USE_ENDED, null, List.of("one"), List.of("two")));
        Job again = attempt(FIRING, new Outcome.Firing(now.plus(EVERY)));
        assertThat(again.notification().transition().lines())
                .extracting(Transition.Line::id)
                .containsExactly("two");
        assertThat(again.since()).as("it is the alert that was there").isNotNull();
        assertThat(outcomes()).contains("SUPPRESSED after 0");
        add(Examples.ofUse(TransitionType.USE_ENDED, null, List.of("two"), List.of()));
        for (int i = 0; i < 3; i++) {
            attempt(FIRING, new Outcome.Delivered());
        }
        assertThat(queue.alerts()).isEmpty();
        assertThat(outcomes().stream().filter(each -> each.startsWith("RESOLVED")))
                .hasSize(2);
    }

    @Test
    void whatIsToldOfAUseReplacesWhatWasToldBefore() {
        Transition reached = Examples.ofUse(TransitionType.REACHED, Milestone.END_OF_PATCH, List.of("one"), List.of());
        Transition more =
                Examples.ofUse(TransitionType.REACHED, Milestone.END_OF_PATCH, List.of("one", "two"), List.of());
        Transition other =
                Examples.ofUse(TransitionType.REACHED, Milestone.END_OF_AVAILABILITY, List.of("one"), List.of());
        assertThat(Superseding.isSuperseded(notification("a", reached), notification("a", more)))
                .isTrue();
        assertThat(Superseding.isSuperseded(notification("a", reached), notification("a", reached)))
                .isFalse();
        assertThat(Superseding.isSuperseded(notification("a", reached), notification("a", other)))
                .isFalse();
    }

    @Test
    void anAlertEndsWithItsLineAlsoWhenTheLineHasAnotherIdSince() {
        Alert near = new Alert(notification("oncall", Examples.approaching(7)), MIDNIGHT, MIDNIGHT, 0, null);
        ObjectNode later = Json.mapper().valueToTree(Examples.reached());
        ObjectNode line = (ObjectNode) later.at("/lines/0");
        line.put("id", "line-with-another-python");
        assertThat(near.isEndedBy(Json.read(Json.write(later), Transition.class)))
                .as("a line that has nothing to do with it")
                .isFalse();
        line.putArray("formerIds").add("line-0");
        assertThat(near.isEndedBy(Json.read(Json.write(later), Transition.class)))
                .isTrue();
    }

    @Test
    void theScheduleEndsAndTheNextHasItsTurn() {
        add(Examples.of(TransitionType.MOVED_EARLIER, DATE, now));
        add(Examples.reached());
        for (int i = 0; i < RetryPolicy.STANDARD_WEBHOOKS.pauses().size(); i++) {
            now = queue.due();
            attempt(Terms.TELL_ONCE, failed());
        }
        assertThat(outcomes()).containsExactly("GAVE_UP after 10");
        assertThat(deliveries.get(0).reason()).contains("HTTP 503");
        assertThat(attempt(Terms.TELL_ONCE, new Outcome.Rejected("HTTP 410"))).isNotNull();
        assertThat(outcomes()).containsExactly("GAVE_UP after 10", "REJECTED after 1");
    }

    @Test
    void anAlertIsToldAgainUntilItsTimeIsOver() {
        fire(Examples.reached());
        assertThat(QueueRules.pick(queue, now)).isNull();
        now = queue.due();
        Job again = attempt(FIRING, firing());
        assertThat(again.since()).isEqualTo(MIDNIGHT);
        assertThat(again.endedAt()).isNull();
        now = MIDNIGHT.plus(Duration.ofDays(14));
        assertThat(attempt(FIRING, firing()).endedAt()).isEqualTo(now);
        assertThat(outcomes()).containsExactly("DELIVERED after 1", "RESOLVED after 1");
        assertThat(deliveries.get(1).reason()).contains("PT336H");
        now = queue.due();
        attempt(FIRING, new Outcome.Delivered());
        assertThat(queue.isEmpty()).isTrue();
        assertThat(deliveries).hasSize(2);
    }

    @Test
    void anAcknowledgementEndsWhatWasToldBeforeItOnly() {
        fire(Examples.reached());
        known = acknowledgedAt(MIDNIGHT);
        now = queue.due();
        assertThat(attempt(FIRING, firing()).endedAt()).isNull();
        known = acknowledgedAt(MIDNIGHT.plusSeconds(1));
        now = queue.due();
        assertThat(attempt(FIRING, firing()).endedAt()).isEqualTo(now);
        assertThat(outcomes()).containsExactly("DELIVERED after 1", "RESOLVED after 1");
        assertThat(deliveries.get(1).reason()).isEqualTo("acknowledged by ada: planned");
    }

    @Test
    void reopeningResolvesAndIsBookedWhenTheReceiverKnows() {
        fire(Examples.reached());
        now = now.plusSeconds(10);
        add(Examples.of(TransitionType.REOPENED, DATE.plusYears(1), now));
        assertThat(attempt(FIRING, failed()).endedAt()).isEqualTo(now);
        assertThat(outcomes()).containsExactly("DELIVERED after 1");
        now = queue.due();
        attempt(FIRING, firing());
        assertThat(outcomes()).containsExactly("DELIVERED after 1", "RESOLVED after 2", "DELIVERED after 2");
    }

    @Test
    void aSourceThatIsVerifiedAgainResolvesItsAlert() {
        fire(Examples.ofSource(TransitionType.VERIFICATION_LOST, now));
        now = now.plusSeconds(10);
        add(Examples.ofSource(TransitionType.VERIFICATION_REGAINED, now));
        assertThat(attempt(FIRING, firing()).endedAt()).isEqualTo(now);
        assertThat(outcomes()).containsExactly("DELIVERED after 1", "RESOLVED after 1", "DELIVERED after 1");
    }

    @Test
    void aNewAlertWaitsUntilTheEndOfTheLastIsTold() {
        fire(Examples.reached());
        add(Examples.of(TransitionType.WITHDRAWN, null, now));
        add(Examples.reached(), "again");
        assertThat(attempt(FIRING, failed()).endedAt()).isNotNull();
        assertThat(QueueRules.pick(queue, now)).isNull();
        now = queue.due();
        assertThat(attempt(FIRING, firing()).endedAt()).isNotNull();
        Job next = attempt(FIRING, firing());
        assertThat(next.since()).isNull();
        assertThat(queue.alerts()).singleElement().satisfies(alert -> assertThat(alert.ending())
                .isNull());
    }

    @Test
    void reachingResolvesWhatWasNear() {
        fire(Examples.approaching(1));
        fire(Examples.reached());
        Job end = attempt(FIRING, firing());
        assertThat(end.notification().transition().type()).isEqualTo(TransitionType.APPROACHING);
        assertThat(end.endedAt()).isEqualTo(now);
        assertThat(outcomes()).containsExactly("DELIVERED after 1", "DELIVERED after 1", "RESOLVED after 1");
    }

    @Test
    void aMoveResolvesWhatWasNearButNotWhatWasReached() {
        fire(Examples.reached());
        add(Examples.of(TransitionType.MOVED_LATER, DATE.plusDays(5), now));
        assertThat(attempt(FIRING, firing())).isNull();
        assertThat(outcomes()).containsExactly("DELIVERED after 1", "SUPPRESSED after 0");
        assertThat(queue.alerts().get(0).ending()).isNull();
    }

    @Test
    void aLineThatIsGoneEndsWhatWasNear() {
        fire(Examples.approaching(30));
        add(gone());
        assertThat(attempt(FIRING, firing()).endedAt()).isEqualTo(now);
        assertThat(queue.alerts().get(0).ending()).isNotNull();
    }

    @Test
    void aLineThatIsGoneEndsNothingThatWasReached() {
        fire(Examples.reached());
        add(gone());
        assertThat(attempt(FIRING, firing())).isNull();
        assertThat(queue.alerts().get(0).ending()).isNull();
    }

    private Transition gone() {
        return Examples.transition(Examples.SUBJECT, TransitionType.WITHDRAWN, null, null, null, now, true);
    }

    @Test
    void whileOneLineIsPastItsEndTheAlertGoesOn() {
        fire(Examples.reached());
        add(Examples.transition(
                Examples.SUBJECT, TransitionType.REOPENED, Milestone.END_OF_PATCH, DATE, null, now, true));
        assertThat(attempt(FIRING, firing())).isNull();
        assertThat(queue.alerts().get(0).ending()).isNull();
    }

    @Test
    void anEndThatCannotBeToldIsLeftToRunOut() {
        fire(Examples.reached());
        add(Examples.of(TransitionType.WITHDRAWN, null, now));
        for (int i = 0; i < QueueRules.ENDING_ATTEMPTS; i++) {
            attempt(FIRING, failed());
            now = now.plus(EVERY);
        }
        assertThat(queue.isEmpty()).isTrue();
        assertThat(outcomes()).containsExactly("DELIVERED after 1", "RESOLVED after 10", "GAVE_UP after 10");
        assertThat(deliveries.get(1).reason()).contains("withdrawn", "HTTP 503");
    }

    @Test
    void aFiringReceiverThatIsDownIsTriedAtThePaceOfResending() {
        add(Examples.reached());
        attempt(FIRING, failed());
        assertThat(queue.due()).isBetween(now.plus(EVERY), now.plus(EVERY.multipliedBy(2)));
    }

    @Test
    void aQueueHasALimitAndSaysSo() {
        for (int i = 0; i <= QueueRules.MAX_WAITING; i++) {
            apply(QueueRules.add(queue, notification("ops", Examples.approaching(i)), now));
        }
        assertThat(queue.waiting()).hasSize(QueueRules.MAX_WAITING);
        assertThat(outcomes()).containsExactly("GAVE_UP after 0");
    }

    private void fire(Transition transition) {
        add(transition);
        assertThat(attempt(FIRING, firing())).isNotNull();
    }

    private void add(Transition transition) {
        queue = queue.with(notification("ops", transition), now);
    }

    private void add(Transition transition, String id) {
        var original = notification("ops", transition);
        queue = queue.with(
                new dev.shelflife.events.Notification(id, "ops", original.action(), original.decidedAt(), transition),
                now);
    }

    private Job attempt(Terms terms, Outcome outcome) {
        apply(QueueRules.settle(queue, terms, known, now));
        Job job = QueueRules.pick(queue, now);
        if (job != null) {
            apply(QueueRules.book(queue, job, outcome, terms, now));
        }
        return job;
    }

    private void apply(Step step) {
        queue = step.queue();
        deliveries.addAll(step.deliveries());
    }

    private List<String> outcomes() {
        return deliveries.stream()
                .map(each -> each.outcome() + " after " + each.attempts())
                .toList();
    }

    private Outcome firing() {
        return new Outcome.Firing(now.plus(EVERY));
    }

    private static Outcome failed() {
        return new Outcome.RetryLater("HTTP 503", null);
    }

    private static Silences acknowledgedAt(Instant at) {
        return (subject, milestone) -> new Command.Acknowledge(subject, milestone, "ada", "planned", at);
    }
}
