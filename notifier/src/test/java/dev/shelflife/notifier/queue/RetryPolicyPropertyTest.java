package dev.shelflife.notifier.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shelflife.notifier.queue.RetryPolicy.GiveUp;
import dev.shelflife.notifier.queue.RetryPolicy.Retry;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class RetryPolicyPropertyTest {

    private static final RetryPolicy POLICY = RetryPolicy.STANDARD_WEBHOOKS;
    private static final Outcome FAILED = new Outcome.RetryLater("HTTP 503", null);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Property
    void pausesNeverShrinkAndStayWithinATenthOfTheSchedule(
            @ForAll String id, @ForAll @IntRange(min = 1, max = 9) int attempt) {
        Duration scheduled = POLICY.pauses().get(attempt);
        assertThat(pause(id, FAILED, attempt)).isBetween(scheduled, scheduled.plus(scheduled.dividedBy(10)));
        if (attempt > 1) {
            assertThat(pause(id, FAILED, attempt)).isGreaterThanOrEqualTo(pause(id, FAILED, attempt - 1));
        }
    }

    @Property
    void aReceiversWishIsHonouredWithinADay(
            @ForAll String id,
            @ForAll @IntRange(min = 1, max = 9) int attempt,
            @ForAll @LongRange(min = 0, max = 10_000_000) long seconds) {
        Duration asked = Duration.ofSeconds(seconds);
        Duration pause = pause(id, new Outcome.RetryLater("HTTP 429", asked), attempt);
        assertThat(pause).isGreaterThanOrEqualTo(pause(id, FAILED, attempt));
        if (asked.compareTo(RetryPolicy.LONGEST_WAIT) <= 0) {
            assertThat(pause).isGreaterThanOrEqualTo(asked);
        }
        assertThat(pause)
                .isLessThanOrEqualTo(RetryPolicy.LONGEST_WAIT.multipliedBy(11).dividedBy(10));
    }

    @Property
    void afterTheLastAttemptItIsGivenUp(@ForAll String id, @ForAll @IntRange(min = 10, max = 1000) int attempt) {
        assertThat(POLICY.next(id, FAILED, attempt, NOW)).isInstanceOf(GiveUp.class);
    }

    @Example
    void theSameIdWaitsTheSameAndOthersSpread() {
        assertThat(pause("a", FAILED, 5)).isEqualTo(pause("a", FAILED, 5)).isNotEqualTo(pause("b", FAILED, 5));
    }

    @Example
    void whatIsRejectedIsNotTriedAgain() {
        assertThat(POLICY.next("a", new Outcome.Rejected("HTTP 410"), 1, NOW)).isEqualTo(new GiveUp("HTTP 410"));
    }

    @Example
    void successIsNothingToRetry() {
        assertThatThrownBy(() -> POLICY.next("a", new Outcome.Delivered(), 1, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Duration pause(String id, Outcome outcome, int attempt) {
        return Duration.between(NOW, ((Retry) POLICY.next(id, outcome, attempt, NOW)).at());
    }
}
