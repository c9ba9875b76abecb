package dev.shelflife.notifier.route;

import dev.shelflife.events.TransitionType;
import dev.shelflife.notifier.plan.Pace;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A standing order: tell this destination of such transitions, in this way.
 *
 * @param name what it is called in deliveries; the same name keeps the ids of notifications
 * @param destination name of the destination
 * @param wanted which transitions
 * @param pace when it is told
 * @param language in which language people are told
 * @param horizon how far back something may have happened and still be told: on a first start, and after an outage
 */
public record Subscription(
        String name, String destination, Wanted wanted, Pace pace, Language language, Duration horizon) {

    /** How far back, unless the subscription says otherwise. */
    public static final Duration DEFAULT_HORIZON = Duration.ofDays(30);

    /** The beginning of the names of the subscriptions to our own health. */
    public static final String OWN_HEALTH = "own-health";

    /** What tells how shelflife itself is: held, stale or unreachable sources. By name: not all exist in each version. */
    public static final Set<TransitionType> OWN_HEALTH_TYPES = Arrays.stream(TransitionType.values())
            .filter(type -> Set.of("QUARANTINED", "QUARANTINE_ENDED", "VERIFICATION_LOST", "VERIFICATION_REGAINED")
                    .contains(type.name()))
            .collect(Collectors.toUnmodifiableSet());

    /** Checks the parts. */
    public Subscription {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(wanted, "wanted");
        Objects.requireNonNull(pace, "pace");
        Objects.requireNonNull(language, "language");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a subscription needs a name");
        }
        if (horizon.isNegative()) {
            throw new IllegalArgumentException("a subscription's horizon cannot be negative: " + horizon);
        }
    }

    /** A subscription to everything, called like its destination, with the default types and horizon. */
    public static Subscription everythingTo(String destination) {
        return new Subscription(
                destination, destination, Wanted.EVERYTHING, Pace.AT_ONCE, Language.EN, DEFAULT_HORIZON);
    }

    /** The subscription of an owner to what is theirs. */
    public static Subscription ofOwner(String owner, String destination) {
        return everythingTo(destination).called("owner-" + owner).to(Wanted.EVERYTHING.of(WantedUses.of(owner)));
    }

    /** The subscription of a destination to our own health. */
    public static Subscription ownHealth(String destination) {
        return everythingTo(destination)
                .called(OWN_HEALTH + "-" + destination)
                .to(Wanted.EVERYTHING.of(OWN_HEALTH_TYPES));
    }

    /** The same in another language. */
    public Subscription in(Language other) {
        return new Subscription(name, destination, wanted, pace, other, horizon);
    }

    /** The same with another name. */
    public Subscription called(String other) {
        return new Subscription(other, destination, wanted, pace, language, horizon);
    }

    /** The same to other transitions. */
    public Subscription to(Wanted other) {
        return new Subscription(name, destination, other, pace, language, horizon);
    }

    /** The same at another pace. */
    public Subscription at(Pace other) {
        return new Subscription(name, destination, wanted, other, language, horizon);
    }

    /** The same with another horizon. */
    public Subscription within(Duration other) {
        return new Subscription(name, destination, wanted, pace, language, other);
    }
}
