package dev.shelflife.events.dates;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * Text as it is compared: small letters without accents, one blank for white space of any kind and amount, one hyphen for
 * every dash, ASCII for full-width forms and curved apostrophes. Superscript digits become a footnote mark ({@code *}) and the marks of an ordinal
 * ({@code 1º}, {@code 1.º}, {@code 1°}) nothing, before either could turn into a letter or a digit of the date.
 */
final class PlainText {

    /** Glyphs without width: soft hyphen, zero-width blanks and joiners, marks of direction, word joiner, byte order mark. */
    private static final String WITHOUT_WIDTH = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff";

    private static final String SUPERSCRIPT = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079";
    private static final String ORDINAL_MARKS = "\u00ba\u00aa\u00b0";
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212";
    private static final char APOSTROPHE = '\u2019';
    private static final char DOTLESS_I = '\u0131';

    private PlainText() {}

    /** The text in that form; never longer than a small multiple of what came in. */
    static String fold(String text) {
        return tidy(isAscii(text) ? text : withoutAccents(text)).toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String withoutAccents(String text) {
        StringBuilder known = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (SUPERSCRIPT.indexOf(c) >= 0) {
                known.append('*');
            } else if (ORDINAL_MARKS.indexOf(c) < 0 || !endsInDigit(known)) {
                known.append(c);
            }
        }
        String decomposed = Normalizer.normalize(known, Form.NFKD);
        StringBuilder bare = new StringBuilder(decomposed.length());
        for (int at = 0; at < decomposed.length(); at++) {
            char c = decomposed.charAt(at);
            if (WITHOUT_WIDTH.indexOf(c) < 0 && (!isAccent(c) || isDamage(bare))) {
                bare.append(plain(c));
            }
        }
        // Hangul and kana were taken apart as well, and are read whole.
        return Normalizer.normalize(bare, Form.NFC);
    }

    private static char plain(char c) {
        return switch (c) {
            case DOTLESS_I -> 'i';
            case APOSTROPHE -> '\'';
            default -> DASHES.indexOf(c) >= 0 ? '-' : c;
        };
    }

    /** An accent on what looks like a digit, behind a digit, is damage and not spelling: no slip of a year is read out of it. */
    private static boolean isDamage(StringBuilder bare) {
        int last = bare.length() - 1;
        return last > 0 && "oilOIL".indexOf(bare.charAt(last)) >= 0 && isDigit(bare.charAt(last - 1));
    }

    private static boolean isAccent(char c) {
        return c >= '\u0300' && c <= '\u036f';
    }

    private static boolean endsInDigit(StringBuilder text) {
        int last = text.length() - 1;
        int digit = last > 0 && text.charAt(last) == '.' ? last - 1 : last;
        return digit >= 0 && isDigit(text.charAt(digit));
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String tidy(String text) {
        StringBuilder tidy = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!blank) {
                tidy.append(c);
            } else if (tidy.length() > 0 && tidy.charAt(tidy.length() - 1) != ' ') {
                tidy.append(' ');
            }
        }
        int length = tidy.length();
        return tidy.substring(0, length > 0 && tidy.charAt(length - 1) == ' ' ? length - 1 : length);
    }
}
