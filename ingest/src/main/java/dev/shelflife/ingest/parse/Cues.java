package dev.shelflife.ingest.parse;

import java.util.Arrays;

/** The words of interest in a text: which begin in it at all, and at which places which rules may match. */
final class Cues {

    private static final int FEW = 8;

    private final String text;
    private long signals;
    private int[] places = new int[FEW];
    private long[] candidates = new long[FEW];
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

    void add(int place, long rules) {
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
            candidates = Arrays.copyOf(candidates, count * 2);
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
