package dev.shelflife.ingest.guard;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.AcceptedCatalogue.Fact;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.SupportLine;
import dev.shelflife.ingest.diff.Coverage;
import dev.shelflife.ingest.diff.LineFacts;
import dev.shelflife.ingest.diff.Renamings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether more is gone than vendors take away at once. */
final class LossChecks {

    /** Losing this many lines is normal housekeeping on any page. */
    static final int FEW = 3;

    /** Of the last accepted lines, the share that may go at once. */
    static final double LOSS = 0.20;

    /** From this share of the lines on, a field counts as one that the page tells. */
    static final double TOLD = 0.50;

    /** Columns that give the lines their meaning: when no table has one any more, what is left is something else. */
    private static final Map<String, Pattern> REQUIRED = Map.of(
            "version", Pattern.compile("\\bversions?\\b"),
            "end of patch", Pattern.compile("\\bend of (?:patch|support)\\b"),
            "end of availability", Pattern.compile("\\bend of availability\\b"));

    private LossChecks() {}

    /** Counted per framework version, so that a page which tells its lines in other words has lost none. */
    static Doubts rows(@Nullable AcceptedCatalogue before, Catalogue after) {
        Map<String, Long> then = count(facts(before), Fact::subject);
        Map<String, Long> now = count(after.lines(), SupportLine::key);
        long lost = then.entrySet().stream()
                .mapToLong(e -> Math.max(0, e.getValue() - now.getOrDefault(e.getKey(), 0L)))
                .sum();
        int all = facts(before).size();
        if (before != null && lost > FEW && lost > LOSS * all) {
            // What goes on under another key is not lost.
            lost -= Renamings.between(before.lines(), LineFacts.of(after.lines()), List.of())
                    .size();
        }
        return lost > FEW && lost > LOSS * all
                ? Doubts.ofPage(Optional.of(lost + " of " + all + " support lines are gone"))
                : Doubts.NONE;
    }

    static Doubts versions(@Nullable AcceptedCatalogue before, Catalogue after) {
        int then = count(facts(before), Fact::subject).size();
        int now = count(after.lines(), SupportLine::key).size();
        return then - now > FEW && now * 2 < then
                ? Doubts.ofPage(Optional.of("of " + then + " framework versions " + now + " are left"))
                : Doubts.NONE;
    }

    /** Vendors cut the old end off their notes, so the number says nothing; but something must be familiar. */
    static Doubts strangeReleases(@Nullable AcceptedCatalogue before, Catalogue after) {
        Map<String, Fact> known = before == null ? Map.of() : before.releases();
        boolean familiar = after.releases().stream().anyMatch(release -> known.containsKey(release.id()));
        return known.size() > FEW && !familiar
                ? Doubts.ofPage(Optional.of("none of the " + known.size() + " known image releases is on the page"))
                : Doubts.NONE;
    }

    static Doubts headers(@Nullable AcceptedCatalogue before, Catalogue after) {
        List<List<String>> then = before == null ? List.of() : before.headers();
        return Doubts.ofPage(REQUIRED.entrySet().stream()
                .filter(column -> has(then, column.getValue()) && !has(after.headers(), column.getValue()))
                .map(column -> "no table has a column for " + column.getKey() + " any more")
                .sorted()
                .toList());
    }

    /** A scraper that goes on with empty fields fails in silence: this is where it is heard. */
    static Doubts coverage(@Nullable AcceptedCatalogue before, Catalogue after) {
        int then = facts(before).size();
        int now = Coverage.lastOfEach(after.lines()).size();
        if (before == null || then <= FEW || now <= FEW) {
            return Doubts.NONE;
        }
        SortedMap<String, Integer> tells = Coverage.of(after.lines());
        List<String> reasons = new ArrayList<>();
        new TreeMap<>(before.coverage()).forEach((field, told) -> {
            double share = (double) told / then;
            int left = Objects.requireNonNullElse(tells.get(field), 0);
            if (share >= TOLD && left * 2 < share * now) {
                reasons.add(told + " of " + then + " lines told " + field + ", now " + left + " of " + now);
            }
        });
        return Doubts.ofPage(reasons);
    }

    private static Collection<Fact> facts(@Nullable AcceptedCatalogue before) {
        return before == null ? List.of() : before.lines().values();
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
