package dev.shelflife.notifier.route;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Severity;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.RuleOfDates;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much a transition matters. What stops working matters most, then what gets no fixes any more and what shelflife itself
 * cannot see; then what is to be planned. Types are meant by name, so that a later type is good to know until it is ranked.
 */
public final class Severities {

    /** Up to how many days before a date that is near or has come nearer it is to be done, not planned. */
    static final long SOON_DAYS = 7;

    private static final Set<String> WARNINGS =
            Set.of("WITHDRAWN", "POLICY_CHANGED", "CONFLICT_OPENED", "RELEASED_AFTER_END", "IMAGE_OUTDATED");
    private static final Set<String> OWN_FAILURES = Set.of("QUARANTINED", "VERIFICATION_LOST");

    private Severities() {}

    /** The severity of a transition. */
    public static Severity of(Transition transition) {
        String type = transition.type().name();
        if (OWN_FAILURES.contains(type)) {
            return Severity.ERROR;
        }
        return switch (transition.type()) {
            case REACHED -> ofReached(transition.milestone());
            case APPROACHING, MOVED_EARLIER -> isSoon(transition) ? Severity.ERROR : Severity.WARNING;
            default -> WARNINGS.contains(type) ? Severity.WARNING : Severity.INFO;
        };
    }

    /**
     * How much of what a transition takes back mattered at most; {@link Severity#INFO} when it takes nothing back. Who was told of an end
     * must hear that it is none, however little that matters by itself.
     */
    static Severity ofWhatItTakesBack(Transition transition) {
        return switch (transition.type()) {
            case REOPENED -> ofReached(transition.milestone());
            case WITHDRAWN, MOVED_LATER -> ofOldDate(transition);
            case USE_ENDED -> Severity.CRITICAL;
            case VERIFICATION_REGAINED -> Severity.ERROR;
            case IMAGE_CURRENT -> Severity.WARNING;
            default -> Severity.INFO;
        };
    }

    /** Lines that are gone take back only what was near. */
    private static Severity ofOldDate(Transition transition) {
        LocalDate date = transition.oldDate();
        if (date == null) {
            return Severity.ERROR;
        }
        long notice = RuleOfDates.daysOfNotice(date, transition.effectiveAt(), transition.zone());
        return notice < 0 ? ofReached(transition.milestone()) : notice <= SOON_DAYS ? Severity.ERROR : Severity.WARNING;
    }

    private static Severity ofReached(@Nullable Milestone milestone) {
        return milestone == Milestone.END_OF_AVAILABILITY ? Severity.CRITICAL : Severity.ERROR;
    }

    private static boolean isSoon(Transition transition) {
        Long notice = transition.daysOfNotice();
        return notice != null && notice <= SOON_DAYS;
    }
}
