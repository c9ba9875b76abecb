package dev.shelflife.ingest.guard;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a check does not believe.
 *
 * @param page why the whole page is doubtful, in words for people; empty when it is not
 * @param rows id of each doubtful line → why
 */
public record Doubts(List<String> page, SortedMap<String, List<String>> rows) {

    /** All is well. */
    public static final Doubts NONE = new Doubts(List.of(), new TreeMap<>());

    /** Copies, so that it is a value. */
    public Doubts {
        page = List.copyOf(page);
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    static Doubts ofPage(List<String> reasons) {
        return reasons.isEmpty() ? NONE : new Doubts(reasons, new TreeMap<>());
    }

    static Doubts ofPage(Optional<String> reason) {
        return ofPage(reason.stream().toList());
    }

    static Doubts ofRows(SortedMap<String, List<String>> rows) {
        return rows.isEmpty() ? NONE : new Doubts(List.of(), rows);
    }
}
