package dev.shelflife.app.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.PolicyChange;
import dev.shelflife.events.Transition;
import dev.shelflife.events.Transition.Scope;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.topics.Json;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A transition as a line. */
public final class TransitionText {

    private TransitionText() {}

    /** For machines: {@code kind}, {@code key} (the subject), then all members of the transition. */
    public static String json(Transition transition) {
        ObjectNode line = Json.mapper().createObjectNode();
        line.put("kind", "transition");
        line.put("key", transition.subject());
        line.setAll((ObjectNode) Json.mapper().valueToTree(transition));
        return line.toString();
    }

    /** For people: day, what happened, to what, and the dates. */
    public static String line(Transition transition) {
        LocalDate day = transition.effectiveAt().atZone(transition.zone()).toLocalDate();
        return String.format(
                        Locale.ROOT,
                        "%s  %-13s %-19s %-45s %s",
                        day,
                        transition.type().slug(),
                        milestone(transition.milestone()),
                        transition.subject(),
                        detail(transition))
                .stripTrailing();
    }

    private static String milestone(@Nullable Milestone milestone) {
        return milestone == null
                ? ""
                : milestone.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String detail(Transition transition) {
        String dates =
                switch (transition.type()) {
                    case RELEASED ->
                        transition.release() == null
                                ? ""
                                : transition.release().releasedOn() + ": "
                                        + transition.release().text();
                    case ANNOUNCED, APPROACHING -> transition.newDate() + ", " + notice(transition);
                    case MOVED_EARLIER, MOVED_LATER ->
                        transition.oldDate() + " → " + transition.newDate() + ", " + notice(transition);
                    case REOPENED -> "it had ended, and is now supported until " + transition.newDate();
                    case WITHDRAWN ->
                        transition.milestone() == null
                                ? "no longer on the page"
                                : "the date " + transition.oldDate() + " was taken back";
                    case RESTORED -> "on the page again";
                    case QUARANTINED,
                            QUARANTINE_ENDED,
                            CONFLICT_OPENED,
                            CONFLICT_CLOSED,
                            RELEASED_AFTER_END,
                            RENAMED,
                            IMAGE_OUTDATED,
                            IMAGE_CURRENT,
                            UNMATCHED,
                            USE_ENDED,
                            HEARTBEAT,
                            VERIFICATION_LOST,
                            VERIFICATION_REGAINED -> transition.reason() == null ? "" : transition.reason();
                    case REACHED ->
                        "last good day was " + transition.newDate()
                                + (transition.late() ? " (told after it had passed)" : "");
                    case POLICY_CHANGED -> policy(transition.policyChange());
                    case OTHER -> "";
                };
        String scope = transition.scope() == Scope.SOME && transition.type() != TransitionType.RELEASED
                ? "; " + transition.lines().size() + " of "
                        + (transition.lines().size() + transition.otherLines().size())
                        + (transition.use() == null ? " lines" : " workloads")
                : "";
        return (use(transition) + dates + scope + successor(transition)).replaceFirst("^; ", "");
    }

    /** Whose image it is about: its subject says nothing to people. */
    private static String use(Transition transition) {
        return transition.use() == null
                ? ""
                : transition.use().reference()
                        + (transition.use().owner() == null
                                ? ""
                                : " of " + transition.use().owner()) + "; ";
    }

    /** Named where somebody has to move; it is part of every transition. */
    private static String successor(Transition transition) {
        boolean ends = transition.type() == TransitionType.REACHED || transition.type() == TransitionType.APPROACHING;
        return ends && transition.successor() != null
                ? "; move to " + transition.successor().version() + ", supported until "
                        + transition.successor().supportedUntil()
                : "";
    }

    private static String policy(@Nullable PolicyChange change) {
        return change == null ? "" : String.join("; ", change.changes()) + " (" + change.language() + ")";
    }

    private static String notice(Transition transition) {
        Long days = transition.daysOfNotice();
        if (days == null) {
            return "";
        }
        if (days < 0) {
            return -days == 1 ? "1 day ago" : -days + " days ago";
        }
        return days == 1 ? "1 day left" : days + " days left";
    }
}
