package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows by the time from which they were known: answers what was known at an instant. An answer for an instant before the last
 * tick of the log never changes by what is added later. Pure; not for use by several threads.
 */
public final class KnownRows {

    private final SortedMap<String, NavigableMap<Instant, Lifecycle>> bySubject = new TreeMap<>();

    /**
     * Adds a row, in the order of the log. Of two that were known from the same instant on, the later one counts.
     *
     * @param knownFrom domain time (UTC) of the log when the row came about
     */
    public void add(Lifecycle row, Instant knownFrom) {
        bySubject.computeIfAbsent(row.subject(), none -> new TreeMap<>()).put(knownFrom, row);
    }

    /** The rows as known at an instant (UTC), that instant included; a subject of which nothing was known is not among them. */
    public SortedMap<String, Lifecycle> at(Instant knownAt) {
        SortedMap<String, Lifecycle> rows = new TreeMap<>();
        bySubject.forEach((subject, known) -> {
            Map.Entry<Instant, Lifecycle> entry = known.floorEntry(knownAt);
            if (entry != null) {
                rows.put(subject, entry.getValue());
            }
        });
        return rows;
    }
}
