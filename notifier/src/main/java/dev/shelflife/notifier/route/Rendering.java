package dev.shelflife.notifier.route;

import dev.shelflife.events.Notification;
import dev.shelflife.events.Notification.Action;
import dev.shelflife.events.Transition;
import dev.shelflife.events.identity.Ids;
import java.time.Instant;

/** Makes the notification of a transition for a destination. The same transition always gives the same notification id. */
public final class Rendering {

    private Rendering() {}

    /** The id of a transition's notification to a destination; holds no dot, as Standard Webhooks demands. */
    public static String id(String destination, Transition transition) {
        return Ids.of("notification", destination, transition.id());
    }

    /**
     * The notification.
     *
     * @param decidedAt domain time up to which the log had been decided
     */
    public static Notification render(String destination, Transition transition, Instant decidedAt) {
        return new Notification(id(destination, transition), destination, action(transition), decidedAt, transition);
    }

    /** That a line is gone takes no end back that was reached: without a milestone there is nothing to resolve. */
    private static Action action(Transition transition) {
        return switch (transition.type()) {
            case REACHED, APPROACHING, VERIFICATION_LOST -> Action.FIRE;
            case VERIFICATION_REGAINED -> Action.RESOLVE;
            case REOPENED, WITHDRAWN -> transition.milestone() == null ? Action.TELL : Action.RESOLVE;
            case RELEASED,
                    ANNOUNCED,
                    MOVED_EARLIER,
                    MOVED_LATER,
                    RESTORED,
                    POLICY_CHANGED,
                    QUARANTINED,
                    QUARANTINE_ENDED,
                    CONFLICT_OPENED,
                    CONFLICT_CLOSED,
                    RELEASED_AFTER_END,
                    RENAMED,
                    OTHER -> Action.TELL;
        };
    }
}
