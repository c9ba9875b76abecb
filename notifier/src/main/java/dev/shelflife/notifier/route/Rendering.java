package dev.shelflife.notifier.route;

import dev.shelflife.events.Notification;
import dev.shelflife.events.Notification.Action;
import dev.shelflife.events.Transition;
import dev.shelflife.events.identity.Ids;
import java.time.Instant;

/** Makes the notification of a transition for a subscription. The same transition always gives the same notification id. */
public final class Rendering {

    private Rendering() {}

    /** The id of a transition's notification for a subscription to everything, see {@link Subscription#everythingTo}. */
    public static String id(String destination, Transition transition) {
        return id(Subscription.everythingTo(destination), transition);
    }

    /**
     * The id of a transition's notification for a subscription: of each subject, milestone, revision and stage one, as the
     * transition's id is. Holds no dot, as Standard Webhooks demands.
     */
    public static String id(Subscription subscription, Transition transition) {
        return Ids.of("notification", subscription.name(), subscription.destination(), transition.id());
    }

    /** The notification for a subscription to everything. */
    public static Notification render(String destination, Transition transition, Instant decidedAt) {
        return render(Subscription.everythingTo(destination), transition, decidedAt);
    }

    /**
     * The notification.
     *
     * @param decidedAt domain time up to which the log had been decided
     */
    public static Notification render(Subscription subscription, Transition transition, Instant decidedAt) {
        return new Notification(
                id(subscription, transition),
                subscription.destination(),
                action(transition),
                decidedAt,
                transition,
                subscription.name(),
                Severities.of(transition),
                null,
                null,
                subscription.language().tag());
    }

    /** That a line is gone takes no end back that was reached: without a milestone there is nothing to resolve. */
    private static Action action(Transition transition) {
        return switch (transition.type()) {
            case REACHED, APPROACHING, VERIFICATION_LOST, IMAGE_OUTDATED -> Action.FIRE;
            case VERIFICATION_REGAINED, IMAGE_CURRENT -> Action.RESOLVE;
            case USE_ENDED -> transition.otherLines().isEmpty() ? Action.RESOLVE : Action.TELL;
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
                    UNMATCHED,
                    HEARTBEAT,
                    OTHER -> Action.TELL;
        };
    }
}
