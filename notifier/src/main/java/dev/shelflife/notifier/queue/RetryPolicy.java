package dev.shelflife.notifier.queue;

import dev.shelflife.events.identity.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * When to try again after an attempt that failed, and when to stop. Deterministic: the jitter comes from the id.
 *
 * @param pauses the pause before each attempt, the first included; their number is the number of attempts
 */
public record RetryPolicy(List<Duration> pauses) {

    /** The schedule that Standard Webhooks 1.0.0 recommends; ten attempts over some three days. */
    public static final RetryPolicy STANDARD_WEBHOOKS = new RetryPolicy(List.of(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24)));

    /** The longest that a receiver can make us wait by Retry-After. */
    public static final Duration LONGEST_WAIT = Duration.ofHours(24);

    /** Jitter adds up to a tenth: less than the smallest step of the schedule, so that pauses never shrink. */
    private static final int JITTER_DIVISOR = 10;

    private static final int JITTER_STEPS = 1 << 16;

    /** What to do after an attempt that failed. */
    public sealed interface Next {}

    /**
     * Try again.
     *
     * @param at when (transport time)
     */
    public record Retry(Instant at) implements Next {}

    /**
     * Stop.
     *
     * @param reason why, in words
     */
    public record GiveUp(String reason) implements Next {}

    /** Checks that there is an attempt. */
    public RetryPolicy {
        pauses = List.copyOf(pauses);
        if (pauses.isEmpty() || pauses.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("a retry policy needs one attempt at least, and no negative pause");
        }
    }

    /** Always the same pause. */
    public static RetryPolicy steady(Duration pause, int attempts) {
        return new RetryPolicy(Collections.nCopies(attempts, pause));
    }

    /**
     * What to do next.
     *
     * @param id of the notification; spreads the retries of many
     * @param outcome of the attempt that failed
     * @param attempt how many attempts were made, this one included
     * @param now transport time at the end of the attempt
     * @throws IllegalArgumentException when the outcome is not a failure
     */
    public Next next(String id, Outcome outcome, int attempt, Instant now) {
        if (outcome instanceof Outcome.Rejected rejected) {
            return new GiveUp(rejected.reason());
        }
        if (!(outcome instanceof Outcome.RetryLater failure)) {
            throw new IllegalArgumentException("nothing to retry after " + outcome);
        }
        if (attempt >= pauses.size()) {
            return new GiveUp("given up after " + attempt + " attempts: " + failure.reason());
        }
        Duration pause = pauses.get(attempt);
        Duration wait = pause.plus(jitter(id, attempt, pause));
        Duration asked = failure.retryAfter() == null ? Duration.ZERO : failure.retryAfter();
        Duration bounded = asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
        return new Retry(now.plus(bounded.compareTo(wait) > 0 ? bounded : wait));
    }

    private static Duration jitter(String id, int attempt, Duration pause) {
        int step = Integer.parseInt(Ids.of("jitter", id, attempt).substring(0, 4), 16);
        return Duration.ofMillis(pause.toMillis() * step / JITTER_STEPS / JITTER_DIVISOR);
    }
}
