package dev.shelflife.notifier.route;

import dev.shelflife.events.Transition;
import dev.shelflife.events.identity.SubjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the subscriptions that a transition may concern without walking over all of them: by the service, framework and version
 * that they name. Whoever names none, or very many, stands under "any".
 */
final class SubscriptionIndex {

    /** Beyond so many combinations of names a subscription is looked at for each transition. */
    private static final long MOST_PLACES = 10_000;

    private static final Set<String> ANY = Set.of("");

    private record Place(String service, String framework, String version) {}

    private record Entry(int order, Subscription subscription) {
        /** By its place: subscriptions are told apart by that, and to compare them would cost more than to find them. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entry entry && entry.order == order;
        }

        @Override
        public int hashCode() {
            return order;
        }
    }

    private final Map<Place, List<Entry>> places = new HashMap<>();

    SubscriptionIndex(List<Subscription> subscriptions) {
        for (int i = 0; i < subscriptions.size(); i++) {
            Entry entry = new Entry(i, subscriptions.get(i));
            for (Place place : placesOf(entry.subscription().wanted())) {
                places.computeIfAbsent(place, none -> new ArrayList<>()).add(entry);
            }
        }
    }

    /** Those that a transition may concern, in their order. */
    List<Subscription> candidates(Transition transition) {
        Set<Entry> found = new HashSet<>();
        for (SubjectKey subject : Wanted.subjects(transition)) {
            for (String service : orAny(Wanted.serviceOf(transition, subject))) {
                for (String framework : orAny(subject == null ? null : subject.framework())) {
                    for (String version : orAny(subject == null ? null : subject.version())) {
                        found.addAll(places.getOrDefault(new Place(service, framework, version), List.of()));
                    }
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Entry::order))
                .map(Entry::subscription)
                .toList();
    }

    private static List<Place> placesOf(Wanted wanted) {
        long combinations = size(wanted.services()) * size(wanted.frameworks()) * size(wanted.versions());
        if (combinations > MOST_PLACES) {
            return List.of(new Place("", "", ""));
        }
        List<Place> all = new ArrayList<>();
        for (String service : orAny(wanted.services())) {
            for (String framework : orAny(wanted.frameworks())) {
                for (String version : orAny(wanted.versions())) {
                    all.add(new Place(service, framework, version));
                }
            }
        }
        return all;
    }

    private static long size(Set<String> names) {
        return Math.max(1, names.size());
    }

    private static Collection<String> orAny(Set<String> names) {
        return names.isEmpty() ? ANY : names;
    }

    private static Collection<String> orAny(@Nullable String name) {
        return name == null || name.isEmpty() ? ANY : List.of("", Objects.requireNonNull(name));
    }
}
