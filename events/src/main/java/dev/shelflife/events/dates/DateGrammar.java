package dev.shelflife.events.dates;

import dev.shelflife.events.dates.DateMatch.Form;
import dev.shelflife.events.dates.DateText.NumericOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms of a date, each a method that follows the pieces of a text from one place on. Without state, for any text. */
final class DateGrammar {

    private static final String YEAR_UNITS = "年년";
    private static final String MONTH_UNITS = "月월";
    private static final String DAY_UNITS = "日일号號";
    private static final int NOT_HERE = -1;

    private DateGrammar() {}

    /** The date that begins at a place, or null when none has its form there. */
    static @Nullable DateMatch at(List<Token> tokens, int start, NumericOrder order) {
        Token first = tokens.get(start);
        if (first.year() > 0) {
            DateMatch found = yearFirst(tokens, start);
            return found != null ? found : withUnits(tokens, start);
        }
        if (first.small() >= 0) {
            DateMatch found = numeric(tokens, start, order);
            return found != null ? found : dayFirst(tokens, start);
        }
        Integer month = first.month();
        if (month == null) {
            return null;
        }
        DateMatch found = CalendarWords.mayLead(first.text()) ? monthFirst(tokens, start, month) : null;
        return found != null ? found : monthOnly(tokens, start, month);
    }

    /** {@code 2026-07-20}, {@code 2026/07/20}, {@code 2026. 7. 20.} */
    private static @Nullable DateMatch yearFirst(List<Token> tokens, int start) {
        char separator = separator(tokens, start + 1);
        if (!areThree(tokens, start, separator) || number(tokens, start + 4) < 0) {
            return null;
        }
        boolean apart = !tokens.get(start + 2).glued();
        int end = separator == '.' && apart ? past(tokens, start + 5, ".") : start + 5;
        LocalDate date = date(tokens.get(start).year(), number(tokens, start + 2), number(tokens, start + 4));
        return new DateMatch(end, date, separator == '.' && !apart ? Form.LIKE_A_VERSION : Form.DAY);
    }

    /** {@code 2026 年 7 月 20 日}, the last mark left out or not; {@code 2026년 7월}. */
    private static @Nullable DateMatch withUnits(List<Token> tokens, int start) {
        int month = number(tokens, start + 2);
        if (!has(tokens, start + 1, YEAR_UNITS) || month < 0 || !has(tokens, start + 3, MONTH_UNITS)) {
            return null;
        }
        int year = tokens.get(start).year();
        int day = number(tokens, start + 4);
        if (day < 0) {
            return new DateMatch(start + 4, lastDay(year, month), Form.MONTH);
        }
        int end = past(tokens, start + 5, DAY_UNITS);
        boolean unmarked = end == start + 5;
        // "19 件": a number of something, and no day.
        return unmarked && end < tokens.size() && tokens.get(end).kind() != Token.Kind.MARK
                ? null
                : new DateMatch(end, date(year, month, day), Form.DAY);
    }

    /** {@code 25.07.2014} and {@code 25-07-2014}, day first wherever they are met; {@code 07/25/2014} as declared. */
    private static @Nullable DateMatch numeric(List<Token> tokens, int start, NumericOrder order) {
        char separator = separator(tokens, start + 1);
        int year = areThree(tokens, start, separator) ? tokens.get(start + 4).year() : -1;
        if (year < 0) {
            return null;
        }
        boolean monthFirst = separator == '/' && order == NumericOrder.MONTH_DAY_YEAR;
        int month = number(tokens, monthFirst ? start : start + 2);
        int day = number(tokens, monthFirst ? start + 2 : start);
        return new DateMatch(start + 5, date(year, month, day), Form.DAY);
    }

    /** {@code 1 April 2019}, {@code 1er sept. 2020}, {@code 30. Jan. 2018}, {@code 24 de marzo, 2020}, {@code 11-Jul-2025}. */
    private static @Nullable DateMatch dayFirst(List<Token> tokens, int start) {
        int at = pastOrdinal(tokens, start + 1);
        boolean dashed = has(tokens, at, "-") && tokens.get(at).glued();
        at = dashed ? at + 1 : pastOf(tokens, at);
        Integer month = at < tokens.size() ? tokens.get(at).month() : null;
        if (month == null) {
            return null;
        }
        int year = placeOfYear(tokens, at + 1, dashed);
        return year == NOT_HERE
                ? null
                : new DateMatch(year + 1, date(tokens.get(year).year(), month, number(tokens, start)), Form.DAY);
    }

    /** {@code Jul 11, 2025}, {@code Sept. 1st 2024}, {@code julio 11 de 2025}, {@code Jul-11-2025}. */
    private static @Nullable DateMatch monthFirst(List<Token> tokens, int start, int month) {
        int at = past(tokens, start + 1, ".");
        boolean dashed = has(tokens, at, "-") && tokens.get(at).glued();
        at = dashed ? at + 1 : at;
        int day = number(tokens, at);
        boolean slip = at == start + 1
                && day >= 0
                && tokens.get(at).glued()
                && CalendarWords.month(tokens.get(start).text() + "i") != null;
        // "januar1 2026" is no first of January, but the Dutch month with a digit for its last letter.
        if (day < 0 || slip) {
            return null;
        }
        at = at + 1 < tokens.size()
                        && CalendarWords.isOrdinal(tokens.get(at + 1).text())
                ? at + 2
                : at + 1;
        int year = placeOfYear(tokens, at, dashed);
        return year == NOT_HERE
                ? null
                : new DateMatch(year + 1, date(tokens.get(year).year(), month, day), Form.DAY);
    }

    /** {@code March 2026}, {@code marzo de 2026}. */
    private static @Nullable DateMatch monthOnly(List<Token> tokens, int start, int month) {
        int year = placeOfYear(tokens, start + 1, false);
        if (year == NOT_HERE) {
            return null;
        }
        boolean sure = CalendarWords.mayLead(tokens.get(start).text());
        return new DateMatch(year + 1, lastDay(tokens.get(year).year(), month), sure ? Form.MONTH : Form.SHORT_MONTH);
    }

    /** The place of the year behind the dot of an abbreviation, a comma and "of". */
    private static int placeOfYear(List<Token> tokens, int start, boolean dashed) {
        int at = past(tokens, start, ".");
        if (dashed) {
            at = has(tokens, at, "-") && tokens.get(at).glued() ? at + 1 : tokens.size();
        } else {
            at = pastOf(tokens, past(tokens, at, ",、"));
        }
        return at < tokens.size() && tokens.get(at).year() > 0 ? at : NOT_HERE;
    }

    private static int pastOrdinal(List<Token> tokens, int at) {
        boolean ordinal = at + 1 < tokens.size()
                && CalendarWords.isOrdinal(tokens.get(at).text())
                && (tokens.get(at).glued() || !CalendarWords.isOf(tokens.get(at).text()));
        return past(tokens, ordinal ? at + 1 : at, ".");
    }

    private static int pastOf(List<Token> tokens, int at) {
        return at < tokens.size() && CalendarWords.isOf(tokens.get(at).text()) ? at + 1 : at;
    }

    private static int past(List<Token> tokens, int at, String glyphs) {
        return has(tokens, at, glyphs) ? at + 1 : at;
    }

    private static boolean has(List<Token> tokens, int at, String glyphs) {
        return at < tokens.size() && tokens.get(at).isOneOf(glyphs);
    }

    private static char separator(List<Token> tokens, int at) {
        return has(tokens, at, "-/.") && tokens.get(at).glued()
                ? tokens.get(at).text().charAt(0)
                : 0;
    }

    /** Whether two more pieces follow, the first a number, both behind this separator. */
    private static boolean areThree(List<Token> tokens, int start, char separator) {
        return separator != 0
                && number(tokens, start + 2) >= 0
                && joined(tokens, start + 2, separator)
                && separator(tokens, start + 3) == separator
                && start + 4 < tokens.size()
                && joined(tokens, start + 4, separator);
    }

    /** Only behind a dot there may be a blank. */
    private static boolean joined(List<Token> tokens, int at, char separator) {
        return separator == '.' || tokens.get(at).glued();
    }

    private static int number(List<Token> tokens, int at) {
        return at < tokens.size() ? tokens.get(at).small() : -1;
    }

    /** A date, or null when the calendar has no such day. */
    private static @Nullable LocalDate date(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static @Nullable LocalDate lastDay(int year, int month) {
        return month < 1 || month > 12 ? null : YearMonth.of(year, month).atEndOfMonth();
    }
}
