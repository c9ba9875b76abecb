package dev.shelflife.notifier.queue;

import dev.shelflife.events.Command;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether an alert is silent because somebody said so. The last thing that was said counts, and it is about the date that the
 * person saw: an earlier date is news and opens it again; one beyond the longest lead time is another story and closes a snooze or a
 * waiver; in between the silence follows the date. An acknowledgement holds for what was there to be told before it, a snooze and a waiver for
 * all stages until they end.
 */
public final class SilenceRule {

    /** How far the date may move away before what was said about it is closed. */
    static final int HORIZON_DAYS = LeadTimes.DEFAULT.days().get(0);

    private SilenceRule() {}

    /**
     * What silences a notification now.
     *
     * @param known since when it was there to be told (transport time)
     * @param now transport time
     * @return null when nothing does
     */
    public static Command.@Nullable Silence of(
            Notification notification, Instant known, Silences silences, Instant now) {
        Transition transition = notification.transition();
        if (notification.action() != Notification.Action.FIRE
                || transition.milestone() == null
                || notification.transitions().size() > 1) {
            return null;
        }
        Command.Silence said = silences.of(transition.subject(), transition.milestone());
        return said != null && isAboutDate(said, transition.newDate()) && holds(said, known, now) ? said : null;
    }

    /** Who said it and why. */
    public static String text(Command.Silence said) {
        String what = said instanceof Command.Snooze snooze
                ? "snoozed until " + snooze.until() + " by "
                : said instanceof Command.Waive waive ? "waived until " + waive.until() + " by " : "acknowledged by ";
        return what + said.by() + (said.reason() == null ? "" : ": " + said.reason());
    }

    private static boolean isAboutDate(Command.Silence said, @Nullable LocalDate date) {
        LocalDate seen = said.date();
        return seen == null
                || date == null
                || (!date.isBefore(seen) && (said.until() == null || !date.isAfter(seen.plusDays(HORIZON_DAYS))));
    }

    private static boolean holds(Command.Silence said, Instant known, Instant now) {
        Instant until = said.until();
        return until == null ? known.isBefore(said.at()) : until.isAfter(now);
    }
}
