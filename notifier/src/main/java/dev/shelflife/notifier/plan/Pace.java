package dev.shelflife.notifier.plan;

import org.jspecify.annotations.Nullable;

/**
 * When a subscription is told. Nothing given: at once.
 *
 * @param digest one message for all of a day or week
 * @param quiet hours at which nothing is told
 * @param perHour how many messages an hour of the clock may have; what is beyond is told as one message when the hour is over
 * @param escalation who is told when nobody reacts
 */
public record Pace(
        @Nullable Digest digest,
        @Nullable QuietHours quiet,
        @Nullable Integer perHour,
        @Nullable Escalation escalation) {

    /** Everything at once, as often as it happens. */
    public static final Pace AT_ONCE = new Pace(null, null, null, null);

    /** Checks the budget. */
    public Pace {
        if (perHour != null && perHour < 1) {
            throw new IllegalArgumentException("a budget is at least one message an hour: " + perHour);
        }
    }

    /** Whether all is told at once and nobody else ever is. */
    public boolean isAtOnce() {
        return equals(AT_ONCE);
    }
}
