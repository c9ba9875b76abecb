package dev.shelflife.notifier.route;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.TransitionType;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * A standing order: tell this destination of such transitions. An empty set means all.
 *
 * @param destination name of the destination
 * @param services slugs
 * @param frameworks slugs, as in the subject's key
 * @param versions minor versions, as in the subject's key
 * @param milestones which ends; a transition about neither passes an empty set only
 * @param types what must have happened; empty stands for {@link #DEFAULT_TYPES}
 * @param horizon how far back something may have happened and still be told
 */
public record Route(
        String destination,
        Set<String> services,
        Set<String> frameworks,
        Set<String> versions,
        Set<Milestone> milestones,
        Set<TransitionType> types,
        Duration horizon) {

    /**
     * What is told unless the route says otherwise: what happens to an end, and that nobody knows any more. What is only worth
     * knowing (a new name, an image after the end, a doubt of ours) is told to those who ask for it. A route of some services
     * hears of no source, for a source is of none.
     */
    public static final Set<TransitionType> DEFAULT_TYPES = Set.of(
            TransitionType.APPROACHING,
            TransitionType.REACHED,
            TransitionType.REOPENED,
            TransitionType.MOVED_EARLIER,
            TransitionType.MOVED_LATER,
            TransitionType.WITHDRAWN,
            TransitionType.VERIFICATION_LOST,
            TransitionType.VERIFICATION_REGAINED);

    /** How far back, unless the route says otherwise. */
    public static final Duration DEFAULT_HORIZON = Duration.ofDays(30);

    /** Copies, fills in the default types, and checks the horizon. */
    public Route {
        Objects.requireNonNull(destination, "destination");
        services = Set.copyOf(services);
        frameworks = Set.copyOf(frameworks);
        versions = Set.copyOf(versions);
        milestones = Set.copyOf(milestones);
        types = types.isEmpty() ? DEFAULT_TYPES : Set.copyOf(types);
        if (horizon.isNegative()) {
            throw new IllegalArgumentException("a route's horizon cannot be negative: " + horizon);
        }
    }

    /** A route of everything, with the default types and horizon. */
    public static Route everythingTo(String destination) {
        return new Route(destination, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), DEFAULT_HORIZON);
    }
}
