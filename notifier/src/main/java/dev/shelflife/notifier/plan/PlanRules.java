package dev.shelflife.notifier.plan;

import dev.shelflife.events.Notification;
import dev.shelflife.notifier.queue.Silences;
import java.time.Instant;

/**
 * The rules of a plan. Nothing is dropped: what comes in is released, kept back, told as a part of a digest, or recorded as suppressed
 * with a reason. {@code now} is transport time throughout.
 */
public final class PlanRules {

    /** How many notifications can be kept back: as many as a message can tell. One more, and they are told ahead of their hour. */
    public static final int MOST_HELD = 60;

    /** How many wait for a reaction; what is beyond is told to the other destination at once, rather than never. */
    public static final int MOST_WATCHED = 200;

    private PlanRules() {}

    /**
     * Takes in a notification: it is released, or kept back until a digest, the end of quiet hours or the next hour.
     *
     * @param fires whether the destination has alerts that fire and end one by one
     */
    public static PlanStep take(Plan plan, Notification notification, Pace pace, boolean fires, Instant now) {
        Planning planning = new Planning(plan, pace, now);
        planning.take(notification, fires);
        return planning.step();
    }

    /**
     * Releases what is due. What is kept back for the same hour is told as one message, unless the destination has alerts that fire and
     * end one by one.
     *
     * @param fires whether the destination has such alerts
     */
    public static PlanStep release(Plan plan, Pace pace, Silences silences, boolean fires, Instant now) {
        Planning planning = new Planning(plan, pace, now);
        planning.release(silences, fires);
        planning.escalate(silences);
        return planning.step();
    }
}
