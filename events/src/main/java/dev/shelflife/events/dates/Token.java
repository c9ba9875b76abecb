package dev.shelflife.events.dates;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a plain text: a run of digits, a run of letters, one letter of a script without blanks between words, or one other
 * glyph.
 *
 * @param text never empty, without blanks
 * @param kind what it is
 * @param glued whether it follows the piece before it without a blank
 */
record Token(String text, Kind kind, boolean glued) {

    /** What a piece is made of. */
    enum Kind {
        NUMBER,
        WORD,
        /** Kana, Han or Hangul: words there are not set apart, so each glyph is a piece. */
        IDEOGRAPH,
        MARK
    }

    private static final int FIRST_IDEOGRAPH = 0x2e80;
    private static final int MIN_YEAR = 1900;

    /** The pieces of a text as {@link PlainText} writes it. */
    static List<Token> of(String plain) {
        List<Token> tokens = new ArrayList<>();
        boolean glued = false;
        for (int at = 0; at < plain.length(); ) {
            if (plain.charAt(at) == ' ') {
                glued = false;
                at++;
                continue;
            }
            Kind kind = kind(plain.charAt(at));
            int end = at + 1;
            while (end < plain.length()
                    && (kind == Kind.NUMBER || kind == Kind.WORD)
                    && kind(plain.charAt(end)) == kind) {
                end++;
            }
            tokens.add(new Token(plain.substring(at, end), kind, glued));
            glued = true;
            at = end;
        }
        return tokens;
    }

    private static Kind kind(char c) {
        if (PlainText.isDigit(c)) {
            return Kind.NUMBER;
        }
        if (!Character.isLetter(c)) {
            return Kind.MARK;
        }
        return c < FIRST_IDEOGRAPH ? Kind.WORD : Kind.IDEOGRAPH;
    }

    boolean is(char mark) {
        return text.length() == 1 && text.charAt(0) == mark;
    }

    boolean isOneOf(String glyphs) {
        return text.length() == 1 && glyphs.indexOf(text.charAt(0)) >= 0;
    }

    /** The month that this word names, or null. */
    @Nullable
    Integer month() {
        return kind == Kind.WORD ? CalendarWords.month(text) : null;
    }

    /** The number of a day or a month; -1 for anything but one or two digits. */
    int small() {
        return kind == Kind.NUMBER && text.length() <= 2 ? Integer.parseInt(text) : -1;
    }

    /** A year of four digits from 1900 on; -1 for anything else. */
    int year() {
        int year = kind == Kind.NUMBER && text.length() == 4 ? Integer.parseInt(text) : -1;
        return year >= MIN_YEAR ? year : -1;
    }
}
