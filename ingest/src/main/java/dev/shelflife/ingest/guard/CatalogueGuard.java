package dev.shelflife.ingest.guard;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.AcceptedCatalogue.Fact;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.SupportLine;
import dev.shelflife.ingest.guard.Verdict.Accepted;
import dev.shelflife.ingest.guard.Verdict.Held;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a broken or rebuilt page from being read as the end of everything. Only the shape of the difference is judged: what a
 * vendor publishes is accepted, however absurd, and told as a problem elsewhere.
 */
public final class CatalogueGuard {

    /** Losing this many lines is normal housekeeping on any page. */
    static final int FEW = 3;

    /** Of the last accepted lines, the share that may go at once. */
    static final double LOSS = 0.20;

    /** Columns that give the lines their meaning: when no table has one any more, what is left is something else. */
    private static final Map<String, Pattern> REQUIRED = Map.of(
            "version", Pattern.compile("\\bversions?\\b"),
            "end of patch", Pattern.compile("\\bend of patch\\b"),
            "end of availability", Pattern.compile("\\bend of availability\\b"));

    private CatalogueGuard() {}

    /**
     * Judges a catalogue.
     *
     * @param before what was last accepted, null when nothing ever was
     * @param after what the page yields now
     * @return {@link Held} when the page yields nothing at all, lost more than a few and more than a fifth of its lines, lost a
     *     required column in all tables, lost half of its framework versions, or shares no release with what it told before
     */
    public static Verdict check(@Nullable AcceptedCatalogue before, Catalogue after) {
        if (after.isEmpty()) {
            return new Held(List.of("the page yields nothing: no support line and no image release"));
        }
        if (before == null) {
            return new Accepted();
        }
        List<String> reasons = Stream.of(
                        lostLines(before, after), lostSubjects(before, after), strangeReleases(before, after))
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(ArrayList::new));
        reasons.addAll(lostHeaders(before, after));
        return reasons.isEmpty() ? new Accepted() : new Held(reasons);
    }

    /** Counted per framework version, so that a page which tells its lines in other words has lost none. */
    private static Optional<String> lostLines(AcceptedCatalogue before, Catalogue after) {
        Map<String, Long> then = count(before.lines().values(), Fact::subject);
        Map<String, Long> now = count(after.lines(), SupportLine::key);
        long lost = then.entrySet().stream()
                .mapToLong(e -> Math.max(0, e.getValue() - now.getOrDefault(e.getKey(), 0L)))
                .sum();
        int all = before.lines().size();
        return lost > FEW && lost > LOSS * all
                ? Optional.of(lost + " of " + all + " support lines are gone")
                : Optional.empty();
    }

    private static Optional<String> lostSubjects(AcceptedCatalogue before, Catalogue after) {
        int then = count(before.lines().values(), Fact::subject).size();
        int now = count(after.lines(), SupportLine::key).size();
        return then - now > FEW && now * 2 < then
                ? Optional.of("of " + then + " framework versions " + now + " are left")
                : Optional.empty();
    }

    /** Vendors cut the old end off their notes, so the number says nothing; but something must be familiar. */
    private static Optional<String> strangeReleases(AcceptedCatalogue before, Catalogue after) {
        int known = before.releases().size();
        boolean familiar =
                after.releases().stream().anyMatch(release -> before.releases().containsKey(release.id()));
        return known > FEW && !familiar
                ? Optional.of("none of the " + known + " known image releases is on the page")
                : Optional.empty();
    }

    private static List<String> lostHeaders(AcceptedCatalogue before, Catalogue after) {
        return REQUIRED.entrySet().stream()
                .filter(column -> has(before.headers(), column.getValue()) && !has(after.headers(), column.getValue()))
                .map(column -> "no table has a column for " + column.getKey() + " any more")
                .sorted()
                .toList();
    }

    private static boolean has(List<List<String>> headers, Pattern column) {
        return headers.stream()
                .flatMap(List::stream)
                .map(text -> text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\u00a0-]+", " "))
                .anyMatch(text -> column.matcher(text).find());
    }

    private static <T> Map<String, Long> count(Collection<T> all, Function<T, String> subject) {
        return all.stream().collect(Collectors.groupingBy(subject, Collectors.counting()));
    }
}
