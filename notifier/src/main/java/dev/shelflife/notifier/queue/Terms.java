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
 * @param incidents whether its alerts are incidents: one for each revision of a date, told once and ended once, with everything
 *     else told in between
 */
public record Terms(boolean fires, Duration fireFor, Duration resendEvery, RetryPolicy retries, boolean incidents) {

    private static final int MAX_ATTEMPTS = 100_000;

    /** A destination that is told each message once. */
    public static final Terms TELL_ONCE =
            new Terms(false, Duration.ZERO, Duration.ZERO, RetryPolicy.STANDARD_WEBHOOKS, false);

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
        return new Terms(true, fireFor, resendEvery, RetryPolicy.steady(resendEvery, attempts), false);
    }

    /** A destination with incidents: each telling is tried by the schedule of messages. */
    public static Terms incidents(Duration openFor) {
        return new Terms(true, openFor, openFor, RetryPolicy.STANDARD_WEBHOOKS, true);
    }

    /**
     * How long to wait before the end of an alert, or a re-sending, is tried again. An incident that nobody ends stays open, so
     * its end is tried by the schedule.
     *
     * @param failures how many attempts have failed, at least one
     */
    Duration pauseAfter(int failures) {
        return incidents
                ? retries.pauses().get(Math.min(failures, retries.pauses().size() - 1))
                : resendEvery;
    }
}
