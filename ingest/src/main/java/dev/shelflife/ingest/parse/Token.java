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

    private static final Pattern TOKEN = Pattern.compile(
            "(?<image>" + IMAGE_MARK + ")|(?<framework>" + Vocabulary.NAME + ")"
                    + "|(?<number>[vV]?\\d+(?:\\.\\d+)*(?:\\.x)?)(?:[ -]?(?i:rc|beta|alpha)\\d*)?(?![\\w-]|\\.\\w)"
                    + "|(?<word>[\\p{L}\\p{N}_][\\p{L}\\p{N}_'\u2019.+-]*[\\p{L}\\p{N}_+]|[\\p{L}\\p{N}_])|(?<mark>\\S)");

    /** The tokens of a clause in order. */
    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher m = TOKEN.matcher(text);
        while (m.find()) {
            if (m.group("image") != null) {
                tokens.add(token(Kind.IMAGE, ""));
            } else if (m.group("framework") != null) {
                tokens.add(token(Kind.FRAMEWORK, m.group("framework")));
            } else if (m.group("number") != null) {
                tokens.add(token(Kind.NUMBER, m.group("number")));
            } else if (m.group("word") != null) {
                tokens.add(token(Kind.WORD, m.group("word")));
            } else {
                tokens.add(token(Kind.MARK, m.group("mark")));
            }
        }
        return tokens;
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
