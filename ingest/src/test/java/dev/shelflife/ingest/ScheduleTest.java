package dev.shelflife.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final long START = Long.MAX_VALUE - 1000; // nanoTime may overflow
    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final IngestSettings SIX_HOURS = IngestSettings.of("test", URI.create("https://example.org"));

    private final Schedule schedule = new Schedule(SIX_HOURS, new Random(7));
    private final Schedule onRequest = new Schedule(SIX_HOURS.withInterval(null), new Random(7));

    @Test
    void aSourceIsDueAtOnceAndAgainAfterTheIntervalGiveOrTakeItsJitter() {
        assertThat(schedule.isDue("a", START)).isTrue();
        long look = schedule.started("a");
        assertThat(schedule.isDue("a", START)).as("while it is looked at").isFalse();
        schedule.published("a", look, false, START);
        assertThat(schedule.isDue("a", START + 5 * HOUR)).isFalse();
        assertThat(schedule.isDue("a", START + 7 * HOUR)).isTrue();
    }

    @Test
    void aSourceWithAnIntervalOfItsOwnIsDueByThatUnlessNothingIsDueWithoutARequest() {
        schedule.watch("a", Duration.ofHours(1));
        schedule.watch("b", null);
        schedule.published("a", schedule.started("a"), false, START);
        schedule.published("b", schedule.started("b"), false, START);
        assertThat(schedule.isDue("a", START + 2 * HOUR)).isTrue();
        assertThat(schedule.isDue("b", START + 2 * HOUR)).isFalse();
        onRequest.watch("a", Duration.ofHours(1));
        assertThat(onRequest.isDue("a", START)).isFalse();
    }

    @Test
    void aFailureThatMayPassIsLookedAtSooner() {
        schedule.published("a", schedule.started("a"), true, START);
        assertThat(schedule.isDue("a", START + Duration.ofMinutes(14).toNanos()))
                .isFalse();
        assertThat(schedule.isDue("a", START + Duration.ofMinutes(15).toNanos()))
                .isTrue();
    }

    @Test
    void aSourceWhoseServerAskedForTimeIsLeftAloneEvenWhenSomebodyAsks() {
        var first = onRequest.ask();
        onRequest.settle(Set.of("a"));
        onRequest.published("a", onRequest.started("a"), true, Duration.ofHours(1), START);
        var second = onRequest.ask();
        onRequest.settle(Set.of("a"));
        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
        assertThat(onRequest.isLeftAlone("a", START + HOUR - 1)).isTrue();
        assertThat(onRequest.isDue("a", START + HOUR - 1)).isFalse();
        assertThat(onRequest.isDue("a", START + HOUR)).isTrue();
    }

    @Test
    void leftAloneIsLongerThanTheRetryInterval() {
        schedule.published("a", schedule.started("a"), true, Duration.ofHours(1), START);
        assertThat(schedule.isDue("a", START + HOUR - 1)).isFalse();
        assertThat(schedule.isDue("a", START + HOUR)).isTrue();
    }

    @Test
    void withoutAnIntervalOnlyARoundMakesASourceDue() {
        assertThat(onRequest.isDue("a", START)).isFalse();
        var round = onRequest.ask();
        onRequest.settle(Set.of("a", "b"));
        assertThat(onRequest.isDue("a", START)).isTrue();
        onRequest.published("a", onRequest.started("a"), false, START);
        assertThat(onRequest.isDue("a", START)).isFalse();
        assertThat(round).isNotDone();
        onRequest.published("b", onRequest.started("b"), false, START);
        assertThat(round).isCompleted();
    }

    @Test
    void aLookThatBeganBeforeTheRoundDoesNotCountForIt() {
        long early = onRequest.started("a");
        var round = onRequest.ask();
        onRequest.settle(Set.of("a"));
        onRequest.published("a", early, false, START);
        assertThat(round).isNotDone();
        assertThat(onRequest.isDue("a", START)).isTrue();
    }

    @Test
    void nobodyWaitsForSourcesOfOthers() {
        var nothingOwned = onRequest.ask();
        onRequest.settle(Set.of());
        assertThat(nothingOwned).isCompleted();
        var round = onRequest.ask();
        onRequest.settle(Set.of("a"));
        onRequest.settle(Set.of("b"));
        assertThat(round).isCompleted();
    }

    @Test
    void pausesAfterThrownAwayLooksDoubleUpToTheRetryIntervalAndEndWithSuccess() {
        long now = START;
        long pause = Schedule.PAUSE.toNanos();
        for (int i = 0; i < 40; i++) {
            schedule.started("a");
            schedule.thrownAway("a", now);
            assertThat(schedule.isDue("a", now + pause - 1)).isFalse();
            assertThat(schedule.isDue("a", now + pause)).isTrue();
            now += pause;
            pause = Math.min(2 * pause, SIX_HOURS.retryInterval().toNanos());
        }
        long look = schedule.started("a");
        schedule.published("a", look, false, now);
        schedule.started("a");
        schedule.thrownAway("a", now + 7 * HOUR);
        assertThat(schedule.isDue("a", now + 7 * HOUR + Schedule.PAUSE.toNanos()))
                .isTrue();
    }

    @Test
    void theEndIsToldToAllWhoWait() {
        var waiting = onRequest.ask();
        onRequest.settle(Set.of("a"));
        var asked = onRequest.ask();
        onRequest.end(new IllegalStateException("over"));
        assertThat(waiting).isCompletedExceptionally();
        assertThat(asked).isCompletedExceptionally();
        assertThat(onRequest.isAsked()).isFalse();
    }
}
