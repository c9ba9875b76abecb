package dev.shelflife.notifier.route;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.notifier.route.MessageText.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of {@link MessageText}, in the terms of the vendors' policies. */
final class MessageWords {

    private MessageWords() {}

    static String subject(Transition transition) {
        return name(transition) + ": " + headline(transition);
    }

    private static String headline(Transition transition) {
        String end = end(transition.milestone());
        LocalDate to = transition.newDate();
        return switch (transition.type()) {
            case RELEASED ->
                "image release"
                        + (transition.release() == null
                                ? ""
                                : " of " + transition.release().releasedOn());
            case ANNOUNCED -> end + " announced, last good day " + to + notice(transition);
            case MOVED_EARLIER -> end + " moved earlier, " + moved(transition);
            case MOVED_LATER -> end + " moved later, " + moved(transition);
            case APPROACHING -> end + " is near, last good day " + to + notice(transition);
            case REACHED -> end + " reached, last good day was " + to;
            case REOPENED -> end + " no longer reached, last good day now " + to;
            case WITHDRAWN ->
                transition.milestone() == null
                        ? "no longer on the page"
                        : "the date of " + end + " was taken back, it was " + transition.oldDate();
            case RESTORED -> "on the page again";
            case POLICY_CHANGED -> "the support policy changed";
            case QUARANTINED -> "what the page says is not believed";
            case QUARANTINE_ENDED -> "what was not believed is settled";
            case VERIFICATION_LOST -> "no longer verified, what is known of it may be out of date";
            case VERIFICATION_REGAINED -> "verified again";
            case IMAGE_OUTDATED ->
                "a newer image of the same version is there"
                        + (transition.use() == null || transition.use().newer() == null
                                ? ""
                                : ", " + transition.use().newer());
            case IMAGE_CURRENT -> "the newest image of its version again";
            case UNMATCHED -> "no page that is watched tells of it";
            case USE_ENDED -> transition.otherLines().isEmpty() ? "no longer run" : "run by fewer";
            case HEARTBEAT -> "at work";
            case CONFLICT_OPENED -> "a release note contradicts the support table about " + end;
            case CONFLICT_CLOSED -> "the contradiction about " + end + " is gone";
            default -> transition.type().slug().replace('-', ' ');
        };
    }

    static String what(Transition transition) {
        String meaning =
                switch (transition.type()) {
                    case APPROACHING, REACHED, ANNOUNCED, MOVED_EARLIER, MOVED_LATER -> consequence(transition);
                    case REOPENED -> "It was past this end, and the page now gives a later date.";
                    case WITHDRAWN -> "This is not read as an end.";
                    case RELEASED ->
                        transition.release() == null ? "" : transition.release().text();
                    case IMAGE_OUTDATED ->
                        "Patches are published as new images; to move to them is the task of whoever runs the image.";
                    case HEARTBEAT -> "When this message stops coming, so have all others.";
                    case POLICY_CHANGED ->
                        transition.policyChange() == null
                                ? ""
                                : String.join("; ", transition.policyChange().changes());
                    default -> "";
                };
        String late = transition.late() ? " The date had already passed when it was published." : "";
        return (subject(transition) + ". " + meaning + late).strip();
    }

    /** What the end means for who runs the image (sources: the vendors' support policies). */
    private static String consequence(Transition transition) {
        boolean past = transition.type() == TransitionType.REACHED;
        if (transition.milestone() == Milestone.END_OF_PATCH) {
            return past
                    ? "No new image versions, security patches included, are published any more."
                    : "After that day no new image versions, security patches included, are published.";
        }
        if (transition.milestone() == Milestone.END_OF_AVAILABILITY) {
            return past ? "The images can be gone at any time." : "After that day the images can be gone.";
        }
        return "";
    }

    static List<Fact> facts(Transition transition) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "milestone", transition.milestone() == null ? null : end(transition.milestone()));
        add(facts, "last good day", text(transition.newDate()));
        add(facts, "before", text(transition.oldDate()));
        Long days = days(transition);
        add(facts, days != null && days < 0 ? "days past" : "days left", days == null ? null : "" + Math.abs(days));
        add(facts, "scope", scope(transition));
        if (transition.use() != null) {
            add(facts, "owner", transition.use().owner());
            add(facts, "version", String.join(", ", transition.use().subjects()));
            add(facts, "newest", transition.use().newer());
        }
        add(facts, "move to", successor(transition));
        add(facts, "reason", transition.reason());
        add(facts, "revision", transition.revision() > 1 ? Integer.toString(transition.revision()) : null);
        add(facts, "subject", transition.subject());
        return facts;
    }

    private static String name(Transition transition) {
        if (transition.use() != null) {
            return transition.use().reference();
        }
        if (transition.framework().isEmpty() || transition.subject().startsWith("source/")) {
            return transition.subject();
        }
        String version = transition.version() == null ? "" : " " + transition.version();
        return transition.framework() + version + " on " + transition.service();
    }

    private static String end(@Nullable Milestone milestone) {
        return milestone == Milestone.END_OF_AVAILABILITY
                ? "end of availability"
                : milestone == Milestone.END_OF_PATCH ? "end of patch and support" : "an end";
    }

    private static String moved(Transition transition) {
        return "last good day now " + transition.newDate() + " instead of " + transition.oldDate() + notice(transition);
    }

    private static String notice(Transition transition) {
        Long days = days(transition);
        if (days == null) {
            return "";
        }
        return " (" + (Math.abs(days) == 1 ? "1 day" : Math.abs(days) + " days") + (days < 0 ? " ago)" : " left)");
    }

    /** Days that are left of a date, negative for one that has passed; null where it is not the point. */
    private static @Nullable Long days(Transition transition) {
        boolean tells = transition.type() != TransitionType.REACHED && transition.newDate() != null;
        return tells ? transition.daysOfNotice() : null;
    }

    private static @Nullable String scope(Transition transition) {
        int all = transition.lines().size() + transition.otherLines().size();
        return transition.scope() == Transition.Scope.SOME
                ? transition.lines().size() + " of " + all + (transition.use() == null ? " lines" : " workloads")
                : null;
    }

    private static @Nullable String successor(Transition transition) {
        Transition.Successor next = transition.successor();
        return next == null ? null : next.version() + ", supported until " + next.supportedUntil();
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static void add(List<Fact> facts, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Fact(name, value));
        }
    }
}
