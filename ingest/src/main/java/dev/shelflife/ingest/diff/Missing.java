package dev.shelflife.ingest.diff;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.shelflife.events.AbsenceRule;
import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.AcceptedCatalogue.Absence;
import dev.shelflife.events.AcceptedCatalogue.Fact;
import dev.shelflife.events.Observation.Absent;
import dev.shelflife.events.Observation.AbsentLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The lines that a look misses, with those that it is not the first to miss. A line is missed until it is shown again, goes on
 * as another, or its absence is confirmed.
 *
 * @param told the lines that this look misses, by id
 * @param kept what is still to be missed by later looks; without those whose absence this look confirms
 * @param isNews whether this look is the first to miss one of them
 */
record Missing(SortedMap<String, Absence> told, SortedMap<String, Absence> kept, boolean isNews) {

    /** A look that shows these lines. Lines that are doubted are on the page: this look does not miss them. */
    static Missing in(
            AcceptedCatalogue then,
            SortedMap<String, Fact> shown,
            Set<String> goneOn,
            Set<String> doubted,
            Instant at) {
        SortedMap<String, Absence> told = new TreeMap<>();
        SortedMap<String, Absence> kept = new TreeMap<>();
        then.lines().forEach((id, fact) -> {
            if (!goneOn.contains(id) && !isShown(fact, shown.get(id))) {
                told.put(id, new Absence(fact, at, 1));
            }
        });
        boolean news = !told.isEmpty();
        then.absent().forEach((id, absence) -> {
            if (doubted.contains(id)) {
                kept.put(id, absence);
            } else if (!goneOn.contains(id) && !shown.containsKey(id)) {
                told.put(id, absence.again());
            }
        });
        return of(told, kept, shown.keySet(), news, at);
    }

    /** A look that found the page as it was. */
    static Missing still(AcceptedCatalogue then, Instant at) {
        SortedMap<String, Absence> told = new TreeMap<>();
        then.absent().forEach((id, absence) -> told.put(id, absence.again()));
        return of(told, new TreeMap<>(), Set.of(), false, at);
    }

    /** By framework version. */
    Map<String, List<String>> bySubject() {
        return told.entrySet().stream()
                .collect(groupingBy(e -> e.getValue().fact().subject(), mapping(Map.Entry::getKey, toList())));
    }

    /** The observation of some of them. */
    Absent observation(String subject, String source, long sequence, Instant at, List<String> ids) {
        return new Absent(
                subject, source, sequence, at, ids, ids.stream().map(this::line).toList());
    }

    private AbsentLine line(String id) {
        return line(id, java.util.Objects.requireNonNull(told.get(id)));
    }

    private static AbsentLine line(String id, Absence absence) {
        return new AbsentLine(id, absence.since(), absence.fetches());
    }

    private static Missing of(
            SortedMap<String, Absence> told,
            SortedMap<String, Absence> kept,
            Set<String> shown,
            boolean news,
            Instant at) {
        told.forEach((id, absence) -> {
            if (!shown.contains(id) && !AbsenceRule.DEFAULT.isConfirmed(line(id, absence), at)) {
                kept.put(id, absence);
            }
        });
        return new Missing(told, kept, news);
    }

    private static boolean isShown(Fact then, @org.jspecify.annotations.Nullable Fact now) {
        return now != null && now.subject().equals(then.subject());
    }
}
