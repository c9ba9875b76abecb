package dev.shelflife.notifier;

import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.notifier.channel.Destination;
import dev.shelflife.notifier.plan.Escalation;
import dev.shelflife.notifier.plan.Pace;
import dev.shelflife.notifier.route.Subscription;
import java.nio.file.Path;
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
 */
public record NotifierSettings(
        List<Destination> destinations,
        List<Subscription> subscriptions,
        LeadTimes leadTimes,
        Path stateDir,
        int replicationFactor) {

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
        if (replicationFactor < 1 && replicationFactor != -1) {
            problems.add("a replication factor is at least 1, or -1 for the cluster's own: " + replicationFactor);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
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
