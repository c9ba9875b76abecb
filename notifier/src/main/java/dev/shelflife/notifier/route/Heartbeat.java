package dev.shelflife.notifier.route;

import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionDraft;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.identity.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Makes signs of life: one a destination and interval. The intervals of a destination do not depend on when anything began, so whoever
 * makes the sign of an interval a second time gives it the same id.
 */
public final class Heartbeat {

    /** The name of the subscription that signs of life are sent for; people's subscriptions are called otherwise. */
    public static final String SUBSCRIPTION = "heartbeat";

    /** Their subject. */
    public static final String SUBJECT = "shelflife/heartbeat";

    /** The first Monday of all intervals, in the morning: what comes daily or weekly comes when somebody reads it. */
    private static final Instant FIRST = Instant.parse("1970-01-05T08:00:00Z");

    private Heartbeat() {}

    /** Whether a transition is a sign of life. */
    public static boolean is(Transition transition) {
        return transition.type() == TransitionType.HEARTBEAT;
    }

    /**
     * When the interval began in which an instant lies.
     *
     * @param every how long the intervals are; positive
     */
    public static Instant begin(Duration every, Instant now) {
        long passed = Math.floorDiv(Duration.between(FIRST, now).toMillis(), every.toMillis());
        return FIRST.plusMillis(Math.multiplyExact(passed, every.toMillis()));
    }

    /**
     * The sign of life of an interval.
     *
     * @param begin of the interval (transport time)
     * @param decidedUntil domain time until which everything has been decided
     * @param language in which people there are told
     */
    public static Notification of(
            String destination, Duration every, Instant begin, Instant decidedUntil, Language language) {
        Transition sign = new TransitionDraft(
                        Ids.of(SUBSCRIPTION, destination, every, begin),
                        SUBJECT,
                        TransitionType.HEARTBEAT,
                        decidedUntil)
                .of("shelflife", "", null)
                .reason("everything is decided until " + decidedUntil.truncatedTo(ChronoUnit.SECONDS) + "; told every "
                        + text(every))
                .write();
        return Rendering.render(
                Subscription.everythingTo(destination).called(SUBSCRIPTION).in(language), sign, decidedUntil);
    }

    private static String text(Duration every) {
        ChronoUnit unit = every.toSeconds() % ChronoUnit.DAYS.getDuration().toSeconds() == 0
                ? ChronoUnit.DAYS
                : every.toSeconds() % ChronoUnit.HOURS.getDuration().toSeconds() == 0
                        ? ChronoUnit.HOURS
                        : every.toSeconds() % ChronoUnit.MINUTES.getDuration().toSeconds() == 0
                                ? ChronoUnit.MINUTES
                                : ChronoUnit.SECONDS;
        long count = every.dividedBy(unit.getDuration());
        String name = unit.name().toLowerCase(java.util.Locale.ROOT);
        return count == 1 ? name.substring(0, name.length() - 1) : count + " " + name;
    }
}
