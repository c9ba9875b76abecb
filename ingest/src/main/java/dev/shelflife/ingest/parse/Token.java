package dev.shelflife.ingest.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a clause with what it is.
 *
 * @param kind what it is
 * @param text as it stands
 * @param word in lower case
 */
record Token(Kind kind, String text, String word) {

    enum Kind {
        FRAMEWORK,
        NUMBER,
        IMAGE,
        WORD,
        MARK
    }

    /** Stands for an image name that was taken out; a character that no page uses. */
    static final String IMAGE_MARK = "\ue000";

    private static final Pattern FRAMEWORK = Pattern.compile(Vocabulary.NAME);
    private static final Pattern NUMBER =
            Pattern.compile("([vV]?\\d+(?:\\.\\d+)*(?:\\.x)?)(?:[ -]?(?i:rc|beta|alpha)\\d*)?(?![\\w-]|\\.\\w)");

    /** The tokens of a clause in order. */
    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher framework = FRAMEWORK.matcher(text).useTransparentBounds(true);
        Matcher number = NUMBER.matcher(text).useTransparentBounds(true);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end;
            if (c == ' ') {
                i++;
            } else if (c == IMAGE_MARK.charAt(0)) {
                tokens.add(token(Kind.IMAGE, ""));
                i++;
            } else if (Vocabulary.mayBegin(text, i)
                    && framework.region(i, text.length()).lookingAt()) {
                tokens.add(token(Kind.FRAMEWORK, framework.group()));
                i = framework.end();
            } else if (mayBeNumber(text, i) && number.region(i, text.length()).lookingAt()) {
                tokens.add(token(Kind.NUMBER, number.group(1)));
                i = number.end();
            } else if ((end = endOfWord(text, i)) > i) {
                tokens.add(token(Kind.WORD, text.substring(i, end)));
                i = end;
            } else {
                end = text.offsetByCodePoints(i, 1);
                tokens.add(token(Kind.MARK, text.substring(i, end)));
                i = end;
            }
        }
        return tokens;
    }

    private static boolean mayBeNumber(String text, int at) {
        char c = text.charAt(at);
        return isDigit(c) || ((c | 0x20) == 'v' && at + 1 < text.length() && isDigit(text.charAt(at + 1)));
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

    private static Token token(Kind kind, String text) {
        return new Token(kind, text, text.toLowerCase(Locale.ROOT));
    }

    boolean isOneOf(Set<String> words) {
        return words.contains(word);
    }

    boolean is(String other) {
        return word.equals(other);
    }
}
