package dev.shelflife.ingest.parse;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which words of interest begin somewhere in a text, found in one pass. A pattern can only match where one of its words
 * begins, so most patterns need not be tried on most sentences, and the others at few places of them; trying them all made
 * reading a page cost seventy times its parsing.
 */
final class Signals {

    /** A pattern that is tried only on texts in which one of its words begins, and there only where a match may begin. */
    static final class Rule {
        private final Pattern pattern;
        private final long bit;

        private Rule(Pattern pattern, long bit) {
            this.pattern = pattern;
            this.bit = bit;
        }

        /** Whether the pattern matches in a text from the beginning of a word on. */
        boolean in(Cues cues) {
            return (cues.signals() & bit) != 0 && matchesAtAWord(cues);
        }

        /** Whether it matches anywhere, also from within a word on. */
        boolean within(Cues cues) {
            return (cues.signals() & bit) != 0 && pattern.matcher(cues.text()).find();
        }

        private boolean matchesAtAWord(Cues cues) {
            Matcher m = null;
            for (int i = 0; i < cues.count(); i++) {
                if ((cues.candidates(i) & bit) != 0) {
                    m = m == null ? matcher(cues.text()) : m;
                    if (m.region(cues.place(i), cues.text().length()).lookingAt()) {
                        return true;
                    }
                }
            }
            return false;
        }

        private Matcher matcher(String text) {
            return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        }

        /** Whether the pattern may match. */
        boolean mayBeIn(Cues cues) {
            return (cues.signals() & bit) != 0;
        }

        Pattern pattern() {
            return pattern;
        }
    }

    private static final int LETTERS = 26;

    /** So many letters tell whether a match may begin; more of them tell little more. */
    private static final int DEPTH = 5;

    private int[] next = new int[LETTERS];
    private int nodes = 1;
    private int rules;

    /** By node: the rules of which a word begins so. */
    private long[] stems = new long[1];
    /** By node: the rules that may match where a word begins so. */
    private long[] beginnings = new long[1];
    /** By node: those of them that no further letters rule out. */
    private long[] opens = new long[1];
    /** The rules that may match where a digit stands. */
    private long digits;

    /**
     * Adds a pattern, to be tried without regard to case.
     *
     * @param words beginnings of words, lower case and Latin letters alone, one of which any match has in it
     */
    Rule rule(String regex, String words) {
        Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
        Rule rule = new Rule(pattern, bitOf(words));
        addBeginnings(rule, "", 0);
        for (char digit = '0'; digit <= '9'; digit++) {
            digits |= mayBegin(pattern, String.valueOf(digit)) ? rule.bit : 0;
        }
        return rule;
    }

    /** Adds words without a pattern, only to be asked whether one of them begins in a text. */
    Rule words(String words) {
        return within("(?!)", words);
    }

    /** Adds a pattern that is only looked for {@link Rule#within} texts. */
    Rule within(String regex, String words) {
        return new Rule(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), bitOf(words));
    }

    private long bitOf(String words) {
        if (rules == Long.SIZE) {
            throw new IllegalStateException("no more than " + Long.SIZE + " rules");
        }
        long bit = 1L << rules++;
        for (String stem : words.split(" ", -1)) {
            int node = 0;
            for (int i = 0; i < stem.length(); i++) {
                node = child(node, stem.charAt(i));
            }
            stems[node] |= bit;
        }
        return bit;
    }

    /** Notes the rule at all nodes whose letters, at the beginning of a word, may be the beginning of a match. */
    private void addBeginnings(Rule rule, String prefix, int node) {
        beginnings[node] |= rule.bit;
        StringBuilder further = new StringBuilder();
        for (char c = 'a'; c <= 'z' && prefix.length() < DEPTH; c++) {
            if (mayBegin(rule.pattern, prefix + c)) {
                further.append(c);
            }
        }
        if (further.length() == LETTERS) {
            opens[node] |= rule.bit;
            return;
        }
        for (int i = 0; i < further.length(); i++) {
            addBeginnings(rule, prefix + further.charAt(i), child(node, further.charAt(i)));
        }
    }

    /**
     * Whether a match may begin so: it matches already, or more text could change that it does not. Asked at the beginning of a
     * text, where anchors and looks behind are met; what a rule must not need is a certain word before its match.
     */
    private static boolean mayBegin(Pattern pattern, String prefix) {
        Matcher m = pattern.matcher(prefix);
        return m.lookingAt() || m.hitEnd();
    }

    private int child(int node, char letter) {
        int edge = node * LETTERS + letter - 'a';
        if (next[edge] == 0) {
            int added = newNode(); // first, for it may put another array in the place of this one
            next[edge] = added;
        }
        return next[edge];
    }

    private int newNode() {
        if (nodes == stems.length) {
            stems = Arrays.copyOf(stems, nodes * 2);
            beginnings = Arrays.copyOf(beginnings, nodes * 2);
            opens = Arrays.copyOf(opens, nodes * 2);
            next = Arrays.copyOf(next, nodes * 2 * LETTERS);
        }
        return nodes++;
    }

    /** Looks through a text. */
    Cues of(String text) {
        Cues cues = new Cues(text);
        char[] chars = text.toCharArray();
        long found = 0;
        boolean inWord = false;
        int i = 0;
        while (i < chars.length) {
            char c = chars[i];
            if (letter(c) < 0) {
                boolean word = c > '9' ? Character.isLetterOrDigit(c) : c >= '0';
                if (word && !inWord) {
                    cues.add(i, c <= '9' ? digits : -1L);
                }
                inWord = word;
                i++;
                continue;
            }
            int start = i;
            int node = 0;
            long open = opens[0];
            long may = beginnings[0];
            while (node >= 0 && i < chars.length && letter(chars[i]) >= 0) {
                int to = next[node * LETTERS + letter(chars[i])];
                if (i - start < DEPTH) {
                    open |= to == 0 ? 0 : opens[to];
                    may = to == 0 ? open : open | beginnings[to];
                }
                found |= to == 0 ? 0 : stems[to];
                node = to == 0 ? -1 : to; // -1: no word of interest begins so
                i++;
            }
            while (i < chars.length && letter(chars[i]) >= 0) {
                i++;
            }
            if (!inWord) {
                cues.add(start, may);
            }
            inWord = true;
        }
        return cues.found(found);
    }

    private static int letter(char c) {
        int letter = (c | 0x20) - 'a';
        return letter < LETTERS ? letter : -1;
    }
}
