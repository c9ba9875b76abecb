package dev.shelflife.ingest.diff;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.AcceptedCatalogue.Fact;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.Absent;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.ImageReleased;
import dev.shelflife.events.Observation.PolicyTold;
import dev.shelflife.events.Observation.SourceChecked;
import dev.shelflife.events.Observation.SupportLines;
import dev.shelflife.events.Policy;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.identity.SubjectKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a source tells that is new. Sequences go on where the last accepted catalogue stopped; the order is by
 * subject, in each subject lines before absences before releases (oldest first), then policies, and what came of the look is last.
 */
public final class CatalogueDiff {

    private CatalogueDiff() {}

    /**
     * The difference that an accepted catalogue makes.
     *
     * @param before what was last accepted, null when the source was never looked at
     * @param after what the page yields now, already believed
     * @param at when it was fetched (UTC)
     * @param zone the zone that the page's dates are in
     * @return {@code next} has no validators, see {@link Difference#withValidators}
     */
    public static Difference between(@Nullable AcceptedCatalogue before, Catalogue after, Instant at, ZoneId zone) {
        AcceptedCatalogue then = before == null ? nothing(after.source(), at) : before;
        Numbered out = new Numbered(then, at);
        Map<String, List<SupportLine>> rows =
                after.lines().stream().collect(groupingBy(SupportLine::id, LinkedHashMap::new, toList()));
        SortedMap<String, Fact> lines = new TreeMap<>();
        rows.forEach((id, same) -> lines.put(id, fact(same)));
        SortedMap<String, Fact> releases = new TreeMap<>(then.releases());
        after.releases().forEach(r -> releases.put(r.id(), new Fact(r.key(), FactHash.of(r), null)));

        Map<String, List<SupportLine>> told = after.lines().stream()
                .filter(line -> !isToldBefore(then.lines().get(line.id()), lines.get(line.id())))
                .collect(groupingBy(SupportLine::key));
        Map<String, Map<String, String>> replaced = Replacements.between(then.lines(), lines);
        Set<String> goneOn = replaced.values().stream()
                .flatMap(pairs -> pairs.values().stream())
                .collect(toSet());
        Map<String, List<String>> gone = then.lines().entrySet().stream()
                .filter(e -> !goneOn.contains(e.getKey()) && !isStillThere(e.getValue(), lines.get(e.getKey())))
                .collect(groupingBy(e -> e.getValue().subject(), mapping(Map.Entry::getKey, toList())));
        Map<String, List<ImageRelease>> released = newReleases(then, after);

        List<Policy> policies = Policies.changed(then, after);
        TreeSet<String> subjects = new TreeSet<>(told.keySet());
        subjects.addAll(gone.keySet());
        subjects.addAll(released.keySet());
        for (String subject : subjects) {
            if (told.containsKey(subject)) {
                SortedMap<String, String> pairs = new TreeMap<>(replaced.getOrDefault(subject, Map.of()));
                out.add(n -> new SupportLines(subject, then.source(), n, at, zone, told.get(subject), pairs));
            }
            if (gone.containsKey(subject)) {
                out.add(n -> new Absent(subject, then.source(), n, at, gone.get(subject)));
            }
            for (ImageRelease release : released.getOrDefault(subject, List.of())) {
                out.add(n -> new ImageReleased(subject, then.source(), n, at, zone, release));
            }
        }
        for (Policy policy : policies) {
            out.add(n -> new PolicyTold(policy.key(), then.source(), n, at, zone, policy));
        }
        CheckOutcome outcome = subjects.isEmpty() && policies.isEmpty() ? CheckOutcome.UNCHANGED : CheckOutcome.CHANGED;
        AcceptedCatalogue accepted = new AcceptedCatalogue(
                then.source(),
                then.sequence(),
                at,
                after.sha256(),
                null,
                null,
                after.headers(),
                lines,
                releases,
                after.problems(),
                Policies.accepted(then, after));
        return out.end(outcome, null, accepted);
    }

    /** The server says that the page is the accepted one: all of it holds, with its validators. */
    public static Difference notModified(AcceptedCatalogue before, Instant at) {
        return new Numbered(before, at).end(CheckOutcome.UNCHANGED, null, before);
    }

    /**
     * The page could not be fetched or read: what was accepted stays.
     *
     * @param before null when the source was never looked at
     * @param reason in words, for people
     */
    public static Difference failed(@Nullable AcceptedCatalogue before, String source, Instant at, String reason) {
        return without(before, source, at, CheckOutcome.FAILED, reason);
    }

    /**
     * The page was read and is not believed: what was accepted stays, with its validators, so that the page is asked for again.
     *
     * @param before null when the source was never looked at
     * @param reasons in words, for people
     */
    public static Difference held(@Nullable AcceptedCatalogue before, String source, Instant at, List<String> reasons) {
        return without(before, source, at, CheckOutcome.HELD, String.join("; ", reasons));
    }

    private static Difference without(
            @Nullable AcceptedCatalogue before, String source, Instant at, CheckOutcome outcome, String reason) {
        AcceptedCatalogue then = before == null ? nothing(source, at) : before;
        return new Numbered(then, at).end(outcome, reason, then);
    }

    /** Of rows with one id, which is a slip of the page, the later one counts. */
    private static Fact fact(List<SupportLine> rows) {
        SupportLine line = rows.get(rows.size() - 1);
        return new Fact(line.key(), FactHash.of(rows), line.identity());
    }

    private static boolean isToldBefore(@Nullable Fact then, @Nullable Fact now) {
        return then != null
                && now != null
                && then.subject().equals(now.subject())
                && then.hash().equals(now.hash());
    }

    private static boolean isStillThere(Fact then, @Nullable Fact now) {
        return now != null && now.subject().equals(then.subject());
    }

    private static Map<String, List<ImageRelease>> newReleases(AcceptedCatalogue then, Catalogue after) {
        Map<String, ImageRelease> byId = new LinkedHashMap<>();
        after.releases().stream()
                .filter(r -> !then.releases().containsKey(r.id()))
                .forEach(r -> byId.putIfAbsent(r.id(), r));
        return byId.values().stream()
                .sorted(Comparator.comparing(ImageRelease::releasedOn).thenComparing(ImageRelease::id))
                .collect(groupingBy(ImageRelease::key));
    }

    /** Where a source begins: also a first look that fails has to be numbered. */
    private static AcceptedCatalogue nothing(String source, Instant at) {
        return new AcceptedCatalogue(
                source, 0, at, "", null, null, List.of(), new TreeMap<>(), new TreeMap<>(), List.of());
    }

    /** Observations with growing numbers. */
    private static final class Numbered {
        private final Instant at;
        private final List<Observation.Told> observations = new ArrayList<>();
        private long sequence;

        Numbered(AcceptedCatalogue then, Instant at) {
            this.at = at;
            this.sequence = then.sequence();
        }

        void add(LongFunction<Observation.Told> observation) {
            sequence++;
            observations.add(observation.apply(sequence));
        }

        Difference end(CheckOutcome outcome, @Nullable String reason, AcceptedCatalogue accepted) {
            add(n -> new SourceChecked(
                    SubjectKey.source(accepted.source()),
                    accepted.source(),
                    n,
                    at,
                    outcome,
                    reason,
                    accepted.lines().size(),
                    accepted.releases().size(),
                    accepted.problems()));
            AcceptedCatalogue next = new AcceptedCatalogue(
                    accepted.source(),
                    sequence,
                    accepted.acceptedAt(),
                    accepted.sha256(),
                    accepted.etag(),
                    accepted.lastModified(),
                    accepted.headers(),
                    accepted.lines(),
                    accepted.releases(),
                    accepted.problems(),
                    accepted.policies());
            return new Difference(observations, next);
        }
    }
}
