package dev.shelflife.ingest.parse;

import java.util.Arrays;

/** What plain words and marks may be to the names and numbers around them: sets of words, each a bit. */
final class WordRoles {

    /** Prepositions before a place. */
    static final int PLACE = 1;

    /** Prepositions that only tell what images are about: "support for", "a release of", "images with". */
    static final int ABOUT = 1 << 1;

    /** What stands before such a preposition. */
    static final int TOPIC = 1 << 2;

    static final int BEFORE_A_NAME = 1 << 3;
    static final int LISTED = 1 << 4;

    /** What may stand between a name and its numbers. */
    static final int BETWEEN = 1 << 5;

    static final int IN_A_LIST = 1 << 6;
    static final int EARLIER = 1 << 7;
    static final int AND = 1 << 8;
    static final int ARTICLE = 1 << 9;
    static final int OF = 1 << 10;
    static final int TO = 1 << 11;
    static final int FROM = 1 << 12;
    static final int WITH = 1 << 13;
    static final int THROUGH = 1 << 14;
    static final int COMMA = 1 << 15;

    private static final int LETTERS = 26;
    private static final int ASCII = 128;
    private static final WordRoles ALL = new WordRoles()
            .put(PLACE, "in on onto into across from for to of by within via using with between")
            .put(ABOUT, "for of with")
            .put(
                    TOPIC,
                    "support updates update images image containers container availability deprecation removal retirement"
                            + " launch introduction addition families family releases release environments environment versions"
                            + " version")
            .put(
                    BEFORE_A_NAME,
                    "the all a an our your both each every older newer new existing most latest legacy some other common"
                            + " experimental")
            .put(LISTED, "and or ,")
            .put(
                    BETWEEN,
                    "version versions from to and or patch release releases update updates upgrade upgrades for of been is are"
                            + " was were has have be image images container containers environment environments upgraded updated"
                            + " bumped patched raised moved switched migrated the latest now also new a cpu gpu tpu vm vms deep"
                            + " learning through experimental , ( ) : / &")
            .put(IN_A_LIST, "version versions and or through , ( / & v")
            .put(EARLIER, "earlier older below lower prior before previous")
            .put(AND, "and or")
            .put(ARTICLE, "the a")
            .put(OF, "of")
            .put(TO, "to")
            .put(FROM, "from")
            .put(WITH, "with")
            .put(THROUGH, "through")
            .put(COMMA, ",");

    private int[] next = new int[LETTERS];
    private int[] roles = new int[1];
    private int nodes = 1;
    private final int[] ofMarks = new int[ASCII];

    private WordRoles() {}

    private WordRoles put(int role, String words) {
        for (String word : words.split(" ", -1)) {
            if (word.length() == 1 && letter(word.charAt(0)) < 0) {
                ofMarks[word.charAt(0)] |= role;
            } else {
                int node = 0;
                for (int i = 0; i < word.length(); i++) {
                    node = child(node, letter(word.charAt(i)));
                }
                roles[node] |= role;
            }
        }
        return this;
    }

    private int child(int node, int letter) {
        int edge = node * LETTERS + letter;
        if (next[edge] == 0) {
            next[edge] = nodes;
            roles = nodes == roles.length ? Arrays.copyOf(roles, nodes * 2) : roles;
            next = ++nodes * LETTERS > next.length ? Arrays.copyOf(next, roles.length * LETTERS) : next;
        }
        return next[edge];
    }

    private static int letter(char c) {
        int letter = (c | 0x20) - 'a';
        return letter < LETTERS ? letter : -1;
    }

    /** The roles of a word or mark that stands in a text, whatever the case of its letters; 0 when it has none. */
    static int of(String text, int start, int end) {
        int node = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            int letter = letter(c);
            if (letter < 0) {
                return end - start == 1 && c < ASCII ? ALL.ofMarks[c] : 0;
            }
            node = ALL.next[node * LETTERS + letter];
            if (node == 0) {
                return 0;
            }
        }
        return ALL.roles[node];
    }
}
