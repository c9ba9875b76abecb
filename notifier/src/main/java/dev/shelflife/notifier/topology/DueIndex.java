package dev.shelflife.notifier.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which of the things in a store are due, by destination and instant, so that whatever waits for a dead receiver is not walked over to
 * find what is due for the others. It follows from the store, and is made anew when a partition comes.
 */
final class DueIndex {

    private record Entry(Instant at, String key) {}

    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::at).thenComparing(Entry::key);

    private final Map<String, Instant> instants = new HashMap<>();
    private final Map<String, NavigableSet<Entry>> destinations = new HashMap<>();

    /** Says when something is due; null is never. */
    void set(String key, @Nullable Instant due) {
        Instant before = due == null ? instants.remove(key) : instants.put(key, due);
        if (before != null && before.equals(due)) {
            return;
        }
        NavigableSet<Entry> entries =
                destinations.computeIfAbsent(OutboxKey.destination(key), name -> new TreeSet<>(ORDER));
        if (before != null) {
            entries.remove(new Entry(before, key));
        }
        if (due != null) {
            entries.add(new Entry(due, key));
        }
    }

    /** Whether something is due at some time. */
    boolean knows(String key) {
        return instants.containsKey(key);
    }

    /** The first that are due at {@code now} for a destination, the longest due first. */
    List<String> due(String destination, Instant now, int limit) {
        NavigableSet<Entry> entries = destinations.get(destination);
        List<String> due = new ArrayList<>();
        if (entries != null) {
            for (Entry each : entries) {
                if (due.size() >= limit || each.at().isAfter(now)) {
                    break;
                }
                due.add(each.key());
            }
        }
        return due;
    }
}
