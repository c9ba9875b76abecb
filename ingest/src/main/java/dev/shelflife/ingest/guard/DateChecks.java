package dev.shelflife.ingest.guard;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.AcceptedCatalogue.Fact;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.SupportLine;
import dev.shelflife.ingest.diff.Coverage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whether dates change as dates of vendors do. Only lines that were known before are judged. */
final class DateChecks {

    /** Of the lines that were known, the share whose dates may change at once. */
    static final double MASS = 0.20;

    /** No vendor moves a date further at once. */
    static final int MOST_YEARS = 5;

    static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    static final LocalDate LAST = LocalDate.of(2050, 12, 31);

    /** A line before and after. */
    private record Pair(Fact then, SupportLine now) {}

    private DateChecks() {}

    static Doubts mass(@Nullable AcceptedCatalogue before, Catalogue after) {
        SortedMap<String, Pair> pairs = pairs(before, after);
        long changed = pairs.values().stream().filter(DateChecks::isChanged).count();
        return changed > LossChecks.FEW && changed > MASS * pairs.size()
                ? Doubts.ofPage(Optional.of(changed + " of " + pairs.size() + " lines have other dates at once"))
                : Doubts.NONE;
    }

    /** In most lines the dates have changed places, or the patch version is what the version was: so have the columns. */
    static Doubts swapped(@Nullable AcceptedCatalogue before, Catalogue after) {
        SortedMap<String, Pair> pairs = pairs(before, after);
        SortedMap<String, List<String>> swapped = new TreeMap<>();
        pairs.forEach((id, pair) -> {
            if (isSwapped(pair)) {
                swapped.put(
                        id,
                        List.of("end of patch and end of availability have changed places: "
                                + pair.then().endOfPatch() + " and "
                                + pair.then().endOfAvailability()));
            }
        });
        long dated = pairs.values().stream().filter(DateChecks::couldBeSwapped).count();
        List<String> page = new ArrayList<>();
        if (!swapped.isEmpty() && swapped.size() > dated / 2.0) {
            page.add("end of patch and end of availability have changed places in " + swapped.size() + " of " + dated
                    + " lines");
        }
        long versions =
                pairs.values().stream().filter(DateChecks::isVersionSwapped).count();
        if (versions > LossChecks.FEW && versions * 2 > pairs.size()) {
            page.add("version and patch version have changed places in " + versions + " of " + pairs.size() + " lines");
        }
        return page.isEmpty() ? Doubts.ofRows(swapped) : Doubts.ofPage(page);
    }

    static Doubts jumps(@Nullable AcceptedCatalogue before, Catalogue after) {
        SortedMap<String, List<String>> rows = new TreeMap<>();
        pairs(before, after).forEach((id, pair) -> {
            List<String> reasons = Milestone.DATED.stream()
                    .map(milestone -> jump(pair, milestone))
                    .filter(Objects::nonNull)
                    .toList();
            if (!reasons.isEmpty()) {
                rows.put(id, reasons);
            }
        });
        return Doubts.ofRows(rows);
    }

    private static @Nullable String jump(Pair pair, Milestone milestone) {
        LocalDate then = pair.then().date(milestone);
        LocalDate now = pair.now().published(milestone).date();
        if (now == null || now.equals(then)) {
            return null;
        }
        String name = milestone.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (isImpossible(now) && (then == null || !isImpossible(then))) {
            return name + " is now " + now + ", before " + FIRST.getYear() + " or after " + LAST.getYear();
        }
        return then != null
                        && (then.plusYears(MOST_YEARS).isBefore(now)
                                || then.minusYears(MOST_YEARS).isAfter(now))
                ? name + " moved from " + then + " to " + now + ", by more than " + MOST_YEARS + " years"
                : null;
    }

    static boolean isImpossible(LocalDate date) {
        return date.isBefore(FIRST) || date.isAfter(LAST);
    }

    /** A date that appears is news, however many do; one that changes or goes was told. */
    private static boolean isChanged(Pair pair) {
        return Milestone.DATED.stream().anyMatch(milestone -> {
            LocalDate then = pair.then().date(milestone);
            return then != null && !then.equals(pair.now().published(milestone).date());
        });
    }

    private static boolean couldBeSwapped(Pair pair) {
        return !Objects.equals(pair.then().endOfPatch(), pair.then().endOfAvailability());
    }

    private static boolean isSwapped(Pair pair) {
        return couldBeSwapped(pair)
                && Objects.equals(pair.then().endOfPatch(), pair.now().endOfAvailability())
                && Objects.equals(pair.then().endOfAvailability(), pair.now().endOfPatch());
    }

    private static boolean isVersionSwapped(Pair pair) {
        String then = pair.then().patchVersion();
        String now = pair.now().patchVersion();
        return then != null
                && now != null
                && !then.equals(now)
                && !then.equals(pair.now().version())
                && now.equals(pair.now().version());
    }

    private static SortedMap<String, Pair> pairs(@Nullable AcceptedCatalogue before, Catalogue after) {
        SortedMap<String, Pair> pairs = new TreeMap<>();
        if (before != null) {
            Coverage.lastOfEach(after.lines()).forEach((id, line) -> {
                Fact then = before.lines().get(id);
                if (then == null && before.absent().containsKey(id)) {
                    then = Objects.requireNonNull(before.absent().get(id)).fact();
                }
                if (then != null) {
                    pairs.put(id, new Pair(then, line));
                }
            });
        }
        return pairs;
    }
}
