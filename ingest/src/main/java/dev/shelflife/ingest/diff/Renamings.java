package dev.shelflife.ingest.diff;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.AcceptedCatalogue.Fact;
import dev.shelflife.events.Observation.LineAt;
import dev.shelflife.events.identity.SubjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the lines that went from one framework version to another: of what a page shows, one vanished and one is new in the same
 * look, and all else that is known of them is equal: identity, dates, patch version. Two versions of one framework can have equal
 * rows, so there the image names must be equal too. Where either has more than one such counterpart neither is paired.
 */
public final class Renamings {

    /**
     * One line under two keys.
     *
     * @param was the id of the vanished line
     * @param from its framework version
     * @param is the id of the new line
     * @param to its framework version
     */
    public record Pair(String was, String from, String is, String to) {}

    private Renamings() {}

    /**
     * The pairs.
     *
     * @param before the lines as last shown, by id
     * @param after the lines as shown now, by id
     * @param settled ids of which it is known otherwise what they are: missed before, or paired
     */
    public static List<Pair> between(
            SortedMap<String, Fact> before, SortedMap<String, Fact> after, Collection<String> settled) {
        SortedMap<String, Fact> vanished = without(before, after, settled);
        SortedMap<String, Fact> added = without(after, before, settled);
        List<Pair> candidates = new ArrayList<>();
        vanished.forEach((was, then) -> added.forEach((is, now) -> {
            if (isOneLine(then, now)) {
                candidates.add(new Pair(was, then.subject(), is, now.subject()));
            }
        }));
        Map<String, Long> successors = candidates.stream().collect(groupingBy(Pair::was, counting()));
        Map<String, Long> predecessors = candidates.stream().collect(groupingBy(Pair::is, counting()));
        return candidates.stream()
                .filter(pair -> Objects.equals(successors.get(pair.was()), 1L)
                        && Objects.equals(predecessors.get(pair.is()), 1L))
                .toList();
    }

    /** What is known otherwise: lines that were missed before, or that go on in their own version. */
    static Set<String> settled(AcceptedCatalogue then, Collection<Map<String, String>> replaced) {
        Set<String> settled = new HashSet<>(then.absent().keySet());
        replaced.forEach(pairs -> {
            settled.addAll(pairs.keySet());
            settled.addAll(pairs.values());
        });
        return settled;
    }

    /** The lines that came to a framework version: new id → where it was. */
    static SortedMap<String, LineAt> arrivals(List<Pair> pairs, String subject) {
        SortedMap<String, LineAt> from = new TreeMap<>();
        pairs.stream()
                .filter(pair -> pair.to().equals(subject))
                .forEach(pair -> from.put(pair.is(), new LineAt(pair.from(), pair.was())));
        return from;
    }

    /** The lines that left a framework version: former id → where it is. */
    static SortedMap<String, LineAt> departures(List<Pair> pairs, String subject) {
        SortedMap<String, LineAt> to = new TreeMap<>();
        pairs.stream()
                .filter(pair -> pair.from().equals(subject))
                .forEach(pair -> to.put(pair.was(), new LineAt(pair.to(), pair.is())));
        return to;
    }

    private static boolean isOneLine(Fact then, Fact now) {
        return !then.subject().equals(now.subject())
                && then.identity() != null
                && then.identity().equals(now.identity())
                && (then.endOfPatch() != null || then.endOfAvailability() != null)
                && Objects.equals(then.endOfPatch(), now.endOfPatch())
                && Objects.equals(then.endOfAvailability(), now.endOfAvailability())
                && Objects.equals(then.patchVersion(), now.patchVersion())
                && (isOneVersion(then, now)
                        || (then.images() != null && then.images().equals(now.images())));
    }

    /** The same version, of the same framework or on the same service: one of the two names is another. */
    private static boolean isOneVersion(Fact then, Fact now) {
        SubjectKey was = SubjectKey.parse(then.subject());
        SubjectKey is = SubjectKey.parse(now.subject());
        return was != null
                && is != null
                && was.version().equals(is.version())
                && (was.framework().equals(is.framework()) || was.service().equals(is.service()));
    }

    private static SortedMap<String, Fact> without(
            SortedMap<String, Fact> lines, SortedMap<String, Fact> others, Collection<String> settled) {
        SortedMap<String, Fact> rest = new TreeMap<>(lines);
        rest.keySet().removeAll(others.keySet());
        rest.keySet().removeAll(settled);
        return rest;
    }
}
