package dev.shelflife.notifier.queue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An alert that a destination has taken and that is told again until it ends.
 *
 * @param notification what it tells
 * @param since when it was first taken (transport time)
 * @param nextSend when it is to be told again (transport time)
 * @param failures how many attempts have failed since the last one that went well
 * @param ending why it no longer fires; null while it does
 */
public record Alert(Notification notification, Instant since, Instant nextSend, int failures, @Nullable Ending ending) {

    /**
     * Why an alert no longer fires.
     *
     * @param at since when (transport time)
     * @param reason in words
     * @param by the notification that took it back; null for an acknowledgement and the end of its time
     * @param taken whether the destination has been told
     * @param acknowledged whether somebody said "known"
     */
    public record Ending(Instant at, String reason, @Nullable Notification by, boolean taken, boolean acknowledged) {
        /** Checks the parts that are always there. */
        public Ending {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Checks the parts that are always there. */
    public Alert {
        Objects.requireNonNull(notification, "notification");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(nextSend, "nextSend");
    }

    /** Whether it is about a milestone that is near, rather than one that was reached. */
    @JsonIgnore
    public boolean isApproaching() {
        return notification.transition().type() == TransitionType.APPROACHING;
    }

    /** Which milestone it is about. */
    @JsonIgnore
    public @Nullable Milestone milestone() {
        return notification.transition().milestone();
    }

    /** Whether it ended and the destination does not know yet. */
    @JsonIgnore
    public boolean isEndUntold() {
        return ending != null && !ending.taken();
    }

    /** Whether this and another are one alert to the destination. */
    public boolean isSameAs(Alert other, Terms terms) {
        return milestone() == other.milestone()
                && isApproaching() == other.isApproaching()
                && (!terms.incidents() || isSameRevisionAs(other));
    }

    private boolean isSameRevisionAs(Alert other) {
        Transition one = notification.transition();
        Transition two = other.notification.transition();
        return one.revision() == two.revision() && Objects.equals(one.newDate(), two.newDate());
    }

    /** Whether what it tells no longer holds after a later transition of the same subject. */
    public boolean isEndedBy(Transition later) {
        return Superseding.isEnded(notification.transition(), later);
    }

    /** The same, said of those who still run the image, and told at once. */
    Alert renewed(Transition fewer, Instant now) {
        return new Alert(
                notification.of(notification.transition().of(fewer.use(), fewer.otherLines())), since, now, 0, ending);
    }

    Alert ended(Instant now, String reason, @Nullable Notification by) {
        return new Alert(notification, since, now, 0, new Ending(now, reason, by, false, false));
    }

    Alert acknowledged(Instant now, String reason) {
        return new Alert(notification, since, now, 0, new Ending(now, reason, null, false, true));
    }

    Alert sentAgainAt(Instant again) {
        Ending told = ending == null
                ? null
                : new Ending(ending.at(), ending.reason(), ending.by(), true, ending.acknowledged());
        return new Alert(notification, since, again, 0, told);
    }

    Alert failedUntil(Instant again) {
        return new Alert(notification, since, again, failures + 1, ending);
    }
}
