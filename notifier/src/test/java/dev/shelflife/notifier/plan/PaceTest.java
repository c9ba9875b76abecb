package dev.shelflife.notifier.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Command;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Severity;
import dev.shelflife.events.TransitionType;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.queue.Silences;
import dev.shelflife.notifier.route.Rendering;
import dev.shelflife.notifier.route.Subscription;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final List<Notification> released = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private Plan plan = Plan.EMPTY;
    private Instant now = Instant.parse("2026-03-04T12:00:00Z"); // a Wednesday

    @Test
    void aDigestIsDueAtItsHourOfItsZoneAlsoWhenTheClocksChange() {
        Digest daily = new Digest(Digest.Every.DAILY, LocalTime.of(8, 0), DayOfWeek.MONDAY, BERLIN, null);
        assertThat(daily.nextAfter(Instant.parse("2026-03-28T06:59:59Z"))).isEqualTo("2026-03-28T07:00:00Z");
        assertThat(daily.nextAfter(Instant.parse("2026-03-28T07:00:00Z"))).isEqualTo("2026-03-29T06:00:00Z");
        Digest weekly = new Digest(Digest.Every.WEEKLY, LocalTime.of(8, 0), DayOfWeek.MONDAY, ZoneOffset.UTC, null);
        assertThat(weekly.nextAfter(now)).isEqualTo("2026-03-09T08:00:00Z");
        assertThat(weekly.nextAfter(Instant.parse("2026-03-09T08:00:00Z"))).isEqualTo("2026-03-16T08:00:00Z");
    }

    @Test
    void quietHoursCanGoOverMidnightAndEndInTheMorning() {
        QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneOffset.UTC, null);
        assertThat(night.endOf(Instant.parse("2026-03-04T21:59:59Z"))).isNull();
        assertThat(night.endOf(Instant.parse("2026-03-04T22:00:00Z"))).isEqualTo("2026-03-05T07:00:00Z");
        assertThat(night.endOf(Instant.parse("2026-03-05T06:59:59Z"))).isEqualTo("2026-03-05T07:00:00Z");
        assertThat(night.endOf(Instant.parse("2026-03-05T07:00:00Z"))).isNull();
        QuietHours noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0), ZoneOffset.UTC, null);
        assertThat(noon.endOf(now)).isEqualTo("2026-03-04T13:00:00Z");
        assertThat(noon.endOf(Instant.parse("2026-03-04T08:00:00Z"))).isNull();
    }

    @Test
    void aDigestTellsAllAsOneAndEachIsBookedWithIt() {
        Pace pace = new Pace(
                new Digest(Digest.Every.DAILY, LocalTime.of(8, 0), DayOfWeek.MONDAY, ZoneOffset.UTC, Severity.CRITICAL),
                null,
                null,
                null);
        take(pace, of("s/f/1", TransitionType.REACHED));
        take(pace, of("s/f/2", TransitionType.MOVED_LATER));
        assertThat(released).isEmpty();
        now = plan.due();
        assertThat(now).isEqualTo("2026-03-05T08:00:00Z");
        release(pace, Silences.NONE);
        Notification digest = released.get(0);
        assertThat(digest.transitions()).extracting(each -> each.subject()).containsExactly("s/f/1", "s/f/2");
        assertThat(digest.severity()).isEqualTo(Severity.ERROR);
        assertThat(deliveries)
                .hasSize(2)
                .allMatch(each -> each.outcome() == Delivery.Outcome.DIGESTED
                        && digest.id().equals(each.digest()));
        assertThat(plan.due()).isNull();
    }

    @Test
    void whatIsBeyondTheBudgetIsToldAsOneWhenTheHourIsOver() {
        Pace pace = new Pace(null, null, 2, null);
        for (int i = 0; i < 5; i++) {
            take(pace, of("s/f/" + i, TransitionType.REACHED));
        }
        assertThat(released).hasSize(2);
        now = plan.due();
        assertThat(now).isEqualTo("2026-03-04T13:00:00Z");
        release(pace, Silences.NONE);
        assertThat(released).hasSize(3);
        assertThat(released.get(2).transitions()).hasSize(3);
    }

    @Test
    void somebodyElseIsToldWhenNobodyReactsAndNotWhenSomebodyDoes() {
        Pace pace = new Pace(null, null, null, new Escalation(Duration.ofHours(4), "boss", Severity.ERROR));
        take(pace, of("s/f/1", TransitionType.REACHED));
        take(pace, of("s/f/2", TransitionType.REACHED));
        take(pace, of("s/f/3", TransitionType.MOVED_LATER));
        assertThat(released).hasSize(3);
        Command.Silence known =
                new Command.Acknowledge("s/f/2", Milestone.END_OF_PATCH, "ada", null, now.plusSeconds(60));
        now = plan.due();
        release(pace, (subject, milestone) -> subject.equals(known.subject()) ? known : null);
        assertThat(released).hasSize(4);
        assertThat(released.get(3).destination()).isEqualTo("boss");
        assertThat(released.get(3).id()).isNotEqualTo(released.get(0).id());
        assertThat(deliveries).singleElement().satisfies(each -> assertThat(each.reason())
                .isEqualTo("somebody has reacted: acknowledged by ada"));
    }

    @Test
    void whatIsTakenBackWhileItIsHeldIsNotTold() {
        Pace pace = new Pace(
                new Digest(Digest.Every.DAILY, LocalTime.of(8, 0), DayOfWeek.MONDAY, ZoneOffset.UTC, null),
                null,
                null,
                null);
        take(pace, of("s/f/1", TransitionType.APPROACHING));
        take(pace, of("s/f/1", TransitionType.REACHED));
        assertThat(deliveries).singleElement().satisfies(each -> {
            assertThat(each.outcome()).isEqualTo(Delivery.Outcome.SUPPRESSED);
            assertThat(each.reason()).startsWith("superseded by reached");
        });
        now = plan.due();
        release(pace, Silences.NONE);
        assertThat(released).singleElement().satisfies(each -> assertThat(each.digest())
                .isNull());
    }

    @Test
    void aDigestThatIsFullIsToldAheadOfItsHour() {
        Pace pace = new Pace(
                new Digest(Digest.Every.WEEKLY, LocalTime.of(8, 0), DayOfWeek.MONDAY, ZoneOffset.UTC, null),
                null,
                null,
                null);
        for (int i = 0; i <= PlanRules.MOST_HELD; i++) {
            take(pace, of("s/f/" + i, TransitionType.MOVED_LATER));
        }
        assertThat(released).singleElement().satisfies(each -> assertThat(each.transitions())
                .hasSize(PlanRules.MOST_HELD));
        assertThat(plan.held()).hasSize(1);
    }

    @Test
    void aDigestThatIsTooLargeForOneRecordIsSeveralAndLosesNothing() {
        List<Notification> large = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            large.add(Rendering.render(
                    Subscription.everythingTo("team"),
                    Examples.withLines(
                            "s/f/" + i,
                            TransitionType.MOVED_LATER,
                            Milestone.END_OF_PATCH,
                            Examples.DATE,
                            null,
                            now,
                            false,
                            700),
                    now));
        }
        List<List<Notification>> portions = Merging.portions(large);
        assertThat(portions).hasSizeGreaterThan(1);
        assertThat(portions.stream().flatMap(List::stream)).containsExactlyElementsOf(large);
        assertThat(portions)
                .allMatch(each -> each.size() == 1
                        || dev.shelflife.events.topics.Json.write(Merging.digest(each)).length < 1 << 20);
    }

    private Notification of(String subject, TransitionType type) {
        return Rendering.render(
                Subscription.everythingTo("team"),
                Examples.transition(
                        subject,
                        type,
                        Milestone.END_OF_PATCH,
                        Examples.DATE,
                        type == TransitionType.APPROACHING ? 30 : null,
                        now,
                        type == TransitionType.REACHED),
                now);
    }

    private void take(Pace pace, Notification notification) {
        apply(PlanRules.take(plan, notification, pace, false, now));
    }

    private void release(Pace pace, Silences silences) {
        apply(PlanRules.release(plan, pace, silences, false, now));
    }

    private void apply(PlanStep step) {
        plan = step.plan();
        released.addAll(step.released());
        deliveries.addAll(step.deliveries());
    }
}
