package dev.shelflife.notifier.channel;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import java.util.Locale;

/** How bad it is. The words are those of Alertmanager's convention and of PagerDuty. */
enum Severity {
    /** Nothing to do today. */
    INFO,
    /** No more patches, or nobody knows. */
    WARNING,
    /** The images can be gone. */
    CRITICAL;

    static Severity of(Transition transition) {
        if (transition.type() == TransitionType.VERIFICATION_LOST
                || transition.type() == TransitionType.IMAGE_OUTDATED) {
            return WARNING;
        }
        if (transition.type() != TransitionType.REACHED) {
            return INFO;
        }
        return transition.milestone() == Milestone.END_OF_AVAILABILITY ? CRITICAL : WARNING;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
