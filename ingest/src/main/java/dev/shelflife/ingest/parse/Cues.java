package dev.shelflife.ingest.parse;

import java.util.Arrays;

/** The words of interest in a text: which begin in it at all, and at which places which rules may match. */
final class Cues {

    private static final int FEW = 8;
    private static final int[] NO_PLACES = {};
    private static final long[] NO_CANDIDATES = {};

    private final String text;
    private long signals;
    private int[] places = NO_PLACES;
    private long[] candidates = NO_CANDIDATES;
    private int count;

    Cues(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** The rules of which some word begins in the text, as bits. */
    long signals() {
        return signals;
    }

    /** How many places there are at which some rule may match. */
    int count() {
        return count;
    }

    int place(int index) {
        return places[index];
    }

    /** The rules that may match at a place, as bits. */
    long candidates(int index) {
        return candidates[index];
    }

    /** Notes that rules may match at a place. */
    void add(int place, long rules) {
        if (rules == 0) {
            return;
        }
        if (count == places.length) {
            int more = Math.max(FEW, count * 2);
            places = Arrays.copyOf(places, more);
            candidates = Arrays.copyOf(candidates, more);
        }
        places[count] = place;
        candidates[count++] = rules;
    }

    /** Ends the search: a rule of which no word begins here matches nowhere. */
    Cues found(long rules) {
        signals = rules;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if ((candidates[i] & rules) != 0) {
                places[kept] = places[i];
                candidates[kept++] = candidates[i] & rules;
            }
        }
        count = kept;
        return this;
    }
}
