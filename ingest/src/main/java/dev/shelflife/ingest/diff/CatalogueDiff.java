package dev.shelflife.ingest.diff;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.AcceptedCatalogue.Fact;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Observation.Absent;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.ImageReleased;
import dev.shelflife.events.Observation.LineAt;
import dev.shelflife.events.Observation.PolicyTold;
import dev.shelflife.events.Observation.SupportLines;
import dev.shelflife.events.Policy;
import dev.shelflife.events.SupportLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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
        return between(before, after, at, zone, Set.of(), Set.of());
    }

    /**
     * The difference that an accepted catalogue makes, but for some of its lines.
     *
     * @param doubted ids of lines that are on the page and not believed: what was accepted of them stays
     * @param known framework versions that other sources have lines of at this time: a new statement about a version and all
     *     earlier ones is also told of each of them. Those of this source need not be among them
     */
    public static Difference between(
            @Nullable AcceptedCatalogue before,
            Catalogue after,
            Instant at,
            ZoneId zone,
            Set<String> doubted,
            Set<String> known) {
        AcceptedCatalogue then = before == null ? nothing(after.source(), at) : before;
        Numbered out = new Numbered(then, at);
        List<SupportLine> believed = after.lines().stream()
                .filter(line -> !doubted.contains(line.id()))
                .toList();
        SortedMap<String, Fact> lines = LineFacts.of(believed);
        then.lines().forEach((id, fact) -> {
            if (doubted.contains(id)) {
                lines.put(id, fact);
            }
        });

        Map<String, List<SupportLine>> told = believed.stream()
                .filter(line -> !isToldBefore(then.lines().get(line.id()), lines.get(line.id())))
                .collect(groupingBy(SupportLine::key));
        Map<String, Map<String, String>> replaced = Replacements.between(known(then, doubted), lines);
        Set<String> goneOn = replaced.values().stream()
                .flatMap(pairs -> pairs.values().stream())
                .collect(toCollection(HashSet::new));
        List<Renamings.Pair> renamed =
                Renamings.between(then.lines(), lines, Renamings.settled(then, replaced.values()));
        renamed.forEach(pair -> goneOn.add(pair.was()));
        Missing missing = Missing.in(then, lines, goneOn, doubted, at);
        Map<String, List<String>> gone = missing.bySubject();
        NewReleases releases = NewReleases.in(then, after, NewReleases.with(known, lines));
        Map<String, List<ImageRelease>> released = releases.bySubject();

        List<Policy> policies = Policies.changed(then, after);
        TreeSet<String> subjects = new TreeSet<>(told.keySet());
        subjects.addAll(gone.keySet());
        subjects.addAll(released.keySet());
        renamed.forEach(pair -> subjects.add(pair.from()));
        for (String subject : subjects) {
            if (told.containsKey(subject)) {
                SortedMap<String, String> pairs = new TreeMap<>(replaced.getOrDefault(subject, Map.of()));
                SortedMap<String, LineAt> from = Renamings.arrivals(renamed, subject);
                out.add(n ->
                        new SupportLines(subject, then.source(), n, at, zone, told.get(subject), pairs, null, from));
            }
            SortedMap<String, LineAt> left = Renamings.departures(renamed, subject);
            if (!left.isEmpty()) {
                List<String> ids = List.copyOf(left.keySet());
                out.add(n -> new Absent(subject, then.source(), n, at, ids, List.of(), left));
            }
            if (gone.containsKey(subject)) {
                out.add(n -> missing.observation(subject, then.source(), n, at, gone.get(subject)));
            }
            for (ImageRelease release : released.getOrDefault(subject, List.of())) {
                out.add(n -> new ImageReleased(subject, then.source(), n, at, zone, release));
            }
        }
        for (Policy policy : policies) {
            out.add(n -> new PolicyTold(policy.key(), then.source(), n, at, zone, policy));
        }
        boolean isNews = !told.isEmpty() || !released.isEmpty() || missing.isNews() || !policies.isEmpty();
        AcceptedCatalogue accepted = new AcceptedCatalogue(
                then.source(),
                then.sequence(),
                at,
                after.sha256(),
                null,
                null,
                after.headers(),
                lines,
                releases.accepted(),
                after.problems(),
                Policies.accepted(then, after),
                after.shape(),
                Coverage.of(after.lines()),
                missing.kept(),
                then.quarantine());
        return out.end(isNews ? CheckOutcome.CHANGED : CheckOutcome.UNCHANGED, null, accepted);
    }

    /** All lines that the page may go on with: those that were shown, and those that are not missed for good. */
    private static SortedMap<String, Fact> known(AcceptedCatalogue then, Set<String> doubted) {
        SortedMap<String, Fact> known = new TreeMap<>(then.lines());
        then.absent().forEach((id, absence) -> {
            if (!doubted.contains(id)) {
                known.putIfAbsent(id, absence.fact());
            }
        });
        return known;
    }

    /** The server says that the page is the accepted one: all of it holds, with its validators. */
    public static Difference notModified(AcceptedCatalogue before, Instant at) {
        Numbered out = new Numbered(before, at);
        Missing missing = Missing.still(before, at);
        new TreeMap<>(missing.bySubject())
                .forEach((subject, ids) -> out.add(n -> missing.observation(subject, before.source(), n, at, ids)));
        return out.end(CheckOutcome.UNCHANGED, null, before.withAbsent(missing.kept()));
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

    private static boolean isToldBefore(@Nullable Fact then, @Nullable Fact now) {
        return then != null
                && now != null
                && then.subject().equals(now.subject())
                && then.hash().equals(now.hash());
    }

    /** Where a source begins: also a first look that fails has to be numbered. */
    private static AcceptedCatalogue nothing(String source, Instant at) {
        return new AcceptedCatalogue(
                source, 0, at, "", null, null, List.of(), new TreeMap<>(), new TreeMap<>(), List.of());
    }
}
