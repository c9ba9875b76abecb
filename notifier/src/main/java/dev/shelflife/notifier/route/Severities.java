package dev.shelflife.notifier.route;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Severity;
import dev.shelflife.events.Transition;
import java.util.Set;

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
            case REACHED ->
                transition.milestone() == Milestone.END_OF_AVAILABILITY ? Severity.CRITICAL : Severity.ERROR;
            case APPROACHING, MOVED_EARLIER -> isSoon(transition) ? Severity.ERROR : Severity.WARNING;
            default -> WARNINGS.contains(type) ? Severity.WARNING : Severity.INFO;
        };
    }

    private static boolean isSoon(Transition transition) {
        Long notice = transition.daysOfNotice();
        return notice != null && notice <= SOON_DAYS;
    }
}
