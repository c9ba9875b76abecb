package dev.shelflife.ingest.diff;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.shelflife.events.AcceptedCatalogue.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines that changed one field of their identity, and with it their id: of one framework version, a line that vanished
 * and a new one that differ in one field are the same line. Where either has more than one such counterpart nobody can know which
 * it is, and neither is paired.
 */
final class Replacements {

    private record Pair(String subject, String is, String was) {}

    private Replacements() {}

    /**
     * The pairs by framework version, as id of the new line → id of the vanished one.
     *
     * @param before the lines as last accepted, by id
     * @param after the lines as shown now, by id
     */
    static Map<String, Map<String, String>> between(SortedMap<String, Fact> before, SortedMap<String, Fact> after) {
        SortedMap<String, Fact> vanished = without(before, after);
        SortedMap<String, Fact> added = without(after, before);
        List<Pair> candidates = new ArrayList<>();
        vanished.forEach((was, then) -> added.forEach((is, now) -> {
            if (isOneLine(then, now)) {
                candidates.add(new Pair(now.subject(), is, was));
            }
        }));
        Map<String, Long> successors = candidates.stream().collect(groupingBy(Pair::was, counting()));
        Map<String, Long> predecessors = candidates.stream().collect(groupingBy(Pair::is, counting()));
        return candidates.stream()
                .filter(pair -> isOne(successors.get(pair.was())) && isOne(predecessors.get(pair.is())))
                .collect(groupingBy(Pair::subject, toMap(Pair::is, Pair::was)));
    }

    private static boolean isOne(@Nullable Long count) {
        return count != null && count == 1;
    }

    private static boolean isOneLine(Fact then, Fact now) {
        return then.subject().equals(now.subject())
                && then.identity() != null
                && now.identity() != null
                && then.identity().differences(now.identity()) == 1;
    }

    private static SortedMap<String, Fact> without(SortedMap<String, Fact> lines, SortedMap<String, Fact> others) {
        SortedMap<String, Fact> rest = new TreeMap<>(lines);
        rest.keySet().removeAll(others.keySet());
        return rest;
    }
}
