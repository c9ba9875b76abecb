package dev.shelflife.notifier.queue;

import java.time.Duration;
import java.util.Objects;

/**
 * How a destination wants to be treated.
 *
 * @param fires whether it has alerts that fire and end, rather than messages that are told once
 * @param fireFor how long an alert fires at most
 * @param resendEvery how often an alert is told again
 * @param retries when a first telling is tried again
 */
public record Terms(boolean fires, Duration fireFor, Duration resendEvery, RetryPolicy retries) {

    private static final int MAX_ATTEMPTS = 100_000;

    /** A destination that is told each message once. */
    public static final Terms TELL_ONCE = new Terms(false, Duration.ZERO, Duration.ZERO, RetryPolicy.STANDARD_WEBHOOKS);

    /** Checks that nothing is null. */
    public Terms {
        Objects.requireNonNull(fireFor, "fireFor");
        Objects.requireNonNull(resendEvery, "resendEvery");
        Objects.requireNonNull(retries, "retries");
    }

    /**
     * A destination with alerts. A first telling is tried at the pace of the re-sending, for as long as the alert would fire.
     */
    public static Terms firing(Duration fireFor, Duration resendEvery) {
        int attempts = (int) Math.max(1, Math.min(MAX_ATTEMPTS, fireFor.dividedBy(resendEvery)));
        return new Terms(true, fireFor, resendEvery, RetryPolicy.steady(resendEvery, attempts));
    }
}
