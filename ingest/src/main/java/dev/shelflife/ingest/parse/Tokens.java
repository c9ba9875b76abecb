package dev.shelflife.ingest.parse;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words, names, numbers and marks of a clause in their order, each with what it is. */
final class Tokens {

    enum Kind {
        FRAMEWORK,
        NUMBER,
        IMAGE,
        WORD,
        MARK
    }

    /** Stands for an image name that was taken out; a character that no page uses. */
    static final char IMAGE_MARK = '\ue000';

    private static final int USUAL_COUNT = 16;
    private static final Pattern NUMBER =
            Pattern.compile("([vV]?\\d+(?:\\.\\d+)*(?:\\.x)?)(?:[ -]?(?i:rc|beta|alpha)\\d*)?(?![\\w-]|\\.\\w)");

    private final String text;
    private Kind[] kinds = new Kind[USUAL_COUNT];
    private int[] starts = new int[USUAL_COUNT];
    private int[] ends = new int[USUAL_COUNT];
    private int[] roles = new int[USUAL_COUNT];
    private int count;

    private Tokens(String text) {
        this.text = text;
    }

    /** The tokens of a clause in order. */
    static Tokens of(String text) {
        Tokens tokens = new Tokens(text);
        int i = 0;
        while (i < text.length()) {
            i = text.charAt(i) == ' ' ? i + 1 : tokens.read(i);
        }
        return tokens;
    }

    /** Adds the token that begins at a place, and gives the place behind it. */
    private int read(int at) {
        char c = text.charAt(at);
        if (c == IMAGE_MARK) {
            return add(Kind.IMAGE, at, at + 1, at + 1);
        }
        int end = Vocabulary.endOfName(text, at);
        if (end > at) {
            return add(Kind.FRAMEWORK, at, end, end);
        }
        if (isDigit(c) || ((c | 0x20) == 'v' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            int next = number(at);
            if (next > at) {
                return next;
            }
        }
        end = endOfWord(text, at);
        if (end > at) {
            return add(Kind.WORD, at, end, end);
        }
        end = text.offsetByCodePoints(at, 1);
        return add(Kind.MARK, at, end, end);
    }

    private int add(Kind kind, int start, int end, int next) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            roles = Arrays.copyOf(roles, count * 2);
        }
        kinds[count] = kind;
        starts[count] = start;
        ends[count] = end;
        roles[count++] = WordRoles.of(text, start, end);
        return next;
    }

    /** Adds the number that begins at a place, and gives the place behind it; that place itself when none does. */
    private int number(int at) {
        int plain = endOfPlainNumber(at);
        if (plain > at) {
            return add(Kind.NUMBER, at, plain, plain);
        }
        Matcher m = NUMBER.matcher(text).useTransparentBounds(true).region(at, text.length());
        return m.lookingAt() ? add(Kind.NUMBER, at, m.end(1), m.end()) : at;
    }

    /** Where digits and dots end behind which nothing stands that the pattern would have to look at; else the beginning. */
    private int endOfPlainNumber(int at) {
        int i = isDigit(text.charAt(at)) ? at : at + 1;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
            if (i + 1 < text.length() && text.charAt(i) == '.' && isDigit(text.charAt(i + 1))) {
                i++;
            }
        }
        if (i == text.length()) {
            return i;
        }
        char next = text.charAt(i);
        char further = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        return switch (next) {
            case ' ' -> "rRbBaA".indexOf(further) < 0 ? i : at;
            case '.' -> further == ' ' ? i : at;
            case ',', ')', ':', ';', '(', '/' -> i;
            default -> at;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Where a word ends that begins here; the beginning when none does. Inner dots, dashes and apostrophes belong to it. */
    private static int endOfWord(String text, int start) {
        int end = start;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || c == '_' || (c == '+' && i > start)) {
                end = i + 1;
            } else if (i == start || (c != '.' && c != '-' && c != '\'' && c != '\u2019')) {
                break;
            }
        }
        return end;
    }

    int count() {
        return count;
    }

    Kind kind(int index) {
        return kinds[index];
    }

    /** A token as it stands. */
    String text(int index) {
        return kinds[index] == Kind.IMAGE ? "" : text.substring(starts[index], ends[index]);
    }

    /** Whether a token, in letters of either case, plays one of some {@link WordRoles}. */
    boolean is(int index, int someRoles) {
        return (roles[index] & someRoles) != 0;
    }

    /** Whether all of them are names of images and marks between these. */
    boolean areImages() {
        for (int i = 0; i < count; i++) {
            if (kinds[i] != Kind.IMAGE && kinds[i] != Kind.MARK) {
                return false;
            }
        }
        return true;
    }
}
