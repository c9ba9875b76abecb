package dev.shelflife.notifier;

import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.notifier.channel.Destination;
import dev.shelflife.notifier.plan.Escalation;
import dev.shelflife.notifier.plan.Pace;
import dev.shelflife.notifier.route.Language;
import dev.shelflife.notifier.route.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the notifier is told by the configuration.
 *
 * @param destinations where notifications can go; names are unique
 * @param subscriptions who is told of what; each has a name of its own, and names one of the destinations
 * @param leadTimes the lead times that the installation tells
 * @param stateDir where the two applications keep their local state
 * @param replicationFactor of their internal topics
 * @param heartbeats how often a destination is given a sign of life, by its name; who is not named is given none
 */
public record NotifierSettings(
        List<Destination> destinations,
        List<Subscription> subscriptions,
        LeadTimes leadTimes,
        Path stateDir,
        int replicationFactor,
        Map<String, Duration> heartbeats) {

    /** How often a sign of life comes at most. */
    public static final Duration LEAST_HEARTBEAT = Duration.ofMinutes(1);

    /** How seldom at most: while the ids of notifications are remembered, so that none comes twice. */
    public static final Duration MOST_HEARTBEAT = Duration.ofDays(30);

    /** Settings without signs of life. */
    public NotifierSettings(
            List<Destination> destinations,
            List<Subscription> subscriptions,
            LeadTimes leadTimes,
            Path stateDir,
            int replicationFactor) {
        this(destinations, subscriptions, leadTimes, stateDir, replicationFactor, Map.of());
    }

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException naming all problems at once
     */
    public NotifierSettings {
        destinations = List.copyOf(destinations);
        subscriptions = List.copyOf(subscriptions);
        Objects.requireNonNull(leadTimes, "leadTimes");
        Objects.requireNonNull(stateDir, "stateDir");
        List<String> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Destination destination : destinations) {
            if (!names.add(destination.name())) {
                problems.add("two destinations are called " + destination.name());
            }
        }
        Set<String> subscribed = new HashSet<>();
        for (Subscription each : subscriptions) {
            if (!subscribed.add(each.name())) {
                problems.add("two subscriptions are called " + each.name());
            }
            Escalation escalation = each.pace().escalation();
            for (String to :
                    escalation == null ? List.of(each.destination()) : List.of(each.destination(), escalation.to())) {
                if (!names.contains(to)) {
                    problems.add("the subscription " + each.name() + " goes to " + to + ", which is no destination");
                }
            }
        }
        heartbeats = Map.copyOf(heartbeats);
        heartbeats.forEach((destination, every) -> {
            if (!names.contains(destination)) {
                problems.add("signs of life go to " + destination + ", which is no destination");
            }
            if (every.compareTo(LEAST_HEARTBEAT) < 0 || every.compareTo(MOST_HEARTBEAT) > 0) {
                problems.add("signs of life for " + destination + " come every " + every + ", must be from "
                        + LEAST_HEARTBEAT + " to " + MOST_HEARTBEAT);
            }
        });
        if (replicationFactor < 1 && replicationFactor != -1) {
            problems.add("a replication factor is at least 1, or -1 for the cluster's own: " + replicationFactor);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** In which language each destination is told first of all, by its name. */
    public Map<String, Language> languages() {
        return subscriptions.stream()
                .collect(Collectors.toMap(Subscription::destination, Subscription::language, (first, other) -> first));
    }

    /** When subscriptions are told, by name. */
    public Map<String, Pace> paces() {
        return subscriptions.stream().collect(Collectors.toMap(Subscription::name, Subscription::pace));
    }

    /** Settings without destinations: only the deprecation topics are written. */
    public static NotifierSettings topicsOnly(Path stateDir, int replicationFactor) {
        return new NotifierSettings(List.of(), List.of(), LeadTimes.DEFAULT, stateDir, replicationFactor);
    }
}
