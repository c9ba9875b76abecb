package dev.shelflife.ingest.parse;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which words of interest begin somewhere in a text, found in one pass. A pattern can only match where one of its words
 * begins, so most patterns need not be tried on most sentences; trying them all made reading a page cost seventy times its
 * parsing.
 */
final class Signals {

    /** A pattern that is tried only on texts in which one of its words begins, and there only where words begin. */
    static final class Rule {
        private final Pattern pattern;
        private final long bit;
        private final boolean[] heads;

        private Rule(Pattern pattern, long bit) {
            this.pattern = pattern;
            this.bit = bit;
            this.heads = heads(pattern);
        }

        /**
         * With which ASCII characters a match may begin: those that match alone, or where more text could change that they do
         * not. Asked at the beginning of a text, where anchors and looks behind are met; what a rule must not need is a
         * certain word before its match.
         */
        private static boolean[] heads(Pattern pattern) {
            boolean[] heads = new boolean[ASCII];
            for (char c = 0; c < ASCII; c++) {
                Matcher m = pattern.matcher(String.valueOf(c));
                heads[c] = m.lookingAt() || m.hitEnd();
            }
            return heads;
        }

        /** Whether the pattern matches in a text of these signals, from the beginning of a word on. */
        boolean in(String text, long signals) {
            return (signals & bit) != 0 && matchesAtAWord(text);
        }

        /** Whether it matches anywhere, also from within a word on. */
        boolean within(String text, long signals) {
            return (signals & bit) != 0 && pattern.matcher(text).find();
        }

        private boolean matchesAtAWord(String text) {
            Matcher m = null;
            boolean before = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean word = Character.isLetterOrDigit(c);
                if (word && !before && (c >= ASCII || heads[c])) {
                    m = m == null ? matcher(text) : m;
                    if (m.region(i, text.length()).lookingAt()) {
                        return true;
                    }
                }
                before = word;
            }
            return false;
        }

        private Matcher matcher(String text) {
            return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        }

        /** Whether the pattern may match. */
        boolean mayBeIn(long signals) {
            return (signals & bit) != 0;
        }

        Pattern pattern() {
            return pattern;
        }
    }

    private static final int LETTERS = 26;
    private static final int ASCII = 128;

    private int[] next = new int[LETTERS];
    private long[] bits = new long[1];
    private int nodes = 1;
    private int rules;

    /**
     * Adds a pattern, to be tried without regard to case.
     *
     * @param stems beginnings of words, lower case and Latin letters alone, one of which any match has in it
     */
    Rule rule(String regex, String stems) {
        return rule(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), stems);
    }

    /** Adds a pattern as it is. */
    Rule rule(Pattern pattern, String stems) {
        if (rules == Long.SIZE) {
            throw new IllegalStateException("no more than " + Long.SIZE + " rules");
        }
        long bit = 1L << rules++;
        for (String stem : stems.split(" ", -1)) {
            int node = 0;
            for (int i = 0; i < stem.length(); i++) {
                int edge = node * LETTERS + stem.charAt(i) - 'a';
                if (next[edge] == 0) {
                    int added = newNode(); // first, for it may put another array in the place of this one
                    next[edge] = added;
                }
                node = next[edge];
            }
            bits[node] |= bit;
        }
        return new Rule(pattern, bit);
    }

    private int newNode() {
        if (nodes == bits.length) {
            bits = Arrays.copyOf(bits, nodes * 2);
            next = Arrays.copyOf(next, nodes * 2 * LETTERS);
        }
        return nodes++;
    }

    /** The signals of a text. */
    long of(String text) {
        long found = 0;
        int node = -1; // -1: within a word whose beginning is no stem
        boolean inWord = false;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            int letter = (text.charAt(i) | 0x20) - 'a';
            if (letter < 0 || letter >= LETTERS) {
                inWord = false;
                continue;
            }
            if (!inWord) {
                inWord = true;
                node = 0;
            }
            if (node >= 0) {
                int to = next[node * LETTERS + letter];
                node = to == 0 ? -1 : to;
                found |= to == 0 ? 0 : bits[to];
            }
        }
        return found;
    }
}
