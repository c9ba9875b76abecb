package dev.shelflife.streams;

import dev.shelflife.events.Observation;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Json;
import dev.shelflife.streams.rules.LifecycleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Transitions by subject, byte for byte. */
final class Told {

    private Told() {}

    /** What a log tells without Kafka. */
    static SortedMap<String, List<String>> byTheBook(List<Observation> log) {
        LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
        SortedMap<String, List<String>> told = new TreeMap<>();
        for (Observation each : log) {
            List<Transition> transitions = each instanceof Observation.Told observation
                    ? book.observe(observation)
                    : book.tick(((Observation.Tick) each).at());
            transitions.forEach(transition -> add(told, transition.subject(), Json.line(transition)));
        }
        return told;
    }

    static void add(SortedMap<String, List<String>> told, String subject, String transition) {
        told.computeIfAbsent(subject, none -> new ArrayList<>()).add(transition);
    }
}
