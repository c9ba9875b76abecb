package dev.shelflife.ingest.parse;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The clauses that were read last, whichever page they stood on: a page that is fetched again has changed in a note or two,
 * and the rest need not be taken apart once more. What a clause says depends on its words alone, so nobody can tell from a
 * result whether it was known; how many are kept is bounded by the length of their text.
 */
final class KnownClauses {

    private static final int LONGEST = 600;
    private static final int MAX_WEIGHT = 512 * 1024;

    /** What a clause weighs beside its characters. */
    private static final int OWN_WEIGHT = 64;

    private static final int CAPACITY = 1024;
    private static final float LOAD = 0.75f;

    private final int maxWeight;
    private final Map<String, Clause> clauses = new LinkedHashMap<>(CAPACITY, LOAD, true);
    private int weight;

    KnownClauses() {
        this(MAX_WEIGHT);
    }

    /** @param maxWeight of all clauses together, in characters; each counts some more than it has */
    KnownClauses(int maxWeight) {
        this.maxWeight = maxWeight;
    }

    /** The clause of a sentence; the one that was read least lately makes room for it. */
    Clause of(String sentence) {
        if (sentence.length() > LONGEST) {
            return new Clause(sentence);
        }
        synchronized (clauses) {
            Clause known = clauses.get(sentence);
            if (known != null) {
                return known;
            }
            Clause read = new Clause(sentence);
            clauses.put(sentence, read);
            weight += weight(sentence);
            Iterator<String> oldest = clauses.keySet().iterator();
            while (weight > maxWeight) {
                weight -= weight(oldest.next());
                oldest.remove();
            }
            return read;
        }
    }

    /** Forgets all of them. */
    void clear() {
        synchronized (clauses) {
            clauses.clear();
            weight = 0;
        }
    }

    /** How many clauses are kept. */
    int size() {
        synchronized (clauses) {
            return clauses.size();
        }
    }

    private static int weight(String sentence) {
        return sentence.length() + OWN_WEIGHT;
    }
}
