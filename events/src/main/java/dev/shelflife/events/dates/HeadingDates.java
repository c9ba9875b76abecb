package dev.shelflife.events.dates;

import dev.shelflife.events.dates.DateMatch.Form;
import dev.shelflife.events.dates.DateText.NumericOrder;
import dev.shelflife.events.dates.Token.Kind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the dates among the words of a heading. */
final class HeadingDates {

    private static final int MAX_YEAR = 2100;
    private static final String OPENING = "([{<\"':;,|=~、。・「『【〈《";

    /** What may stand before a month that has no day: with a word there, the month is part of what the word says. */
    private static final String BEFORE_A_MONTH = "([{:;,|-、。・「『【〈《";

    private HeadingDates() {}

    /**
     * A date in a heading.
     *
     * @param date null when the calendar has no such day
     * @param month whether only the month is named
     * @param alone whether no word follows at once: "June 2026 release" is a name, "June 2026 (updated)" is a date
     */
    private record Found(@Nullable LocalDate date, boolean month, boolean alone) {}

    /** The dates of a heading as {@link PlainText} writes it; null when nothing in it has the form of a date. */
    static @Nullable HeadingDate of(String plain, NumericOrder order) {
        List<Found> found = find(Token.of(plain), order);
        return found.isEmpty() ? null : choose(found);
    }

    private static List<Found> find(List<Token> tokens, NumericOrder order) {
        List<Found> found = new ArrayList<>();
        for (int at = 0; at < tokens.size(); ) {
            DateMatch match = mayBegin(tokens, at) ? DateGrammar.at(tokens, at, order) : null;
            if (match == null || !isDate(tokens, at, match)) {
                at++;
                continue;
            }
            boolean alone =
                    match.end() == tokens.size() || tokens.get(match.end()).kind() == Kind.MARK;
            found.add(new Found(endsASpan(tokens, at) ? null : match.date(), match.form() == Form.MONTH, alone));
            at = match.end();
        }
        return found;
    }

    /** Not inside a version, a path or a longer word. */
    private static boolean mayBegin(List<Token> tokens, int at) {
        if (at == 0 || !tokens.get(at).glued()) {
            return true;
        }
        Token before = tokens.get(at - 1);
        return before.kind() == Kind.IDEOGRAPH || before.isOneOf(OPENING);
    }

    private static boolean isDate(List<Token> tokens, int start, DateMatch match) {
        if ((match.date() != null && match.date().getYear() > MAX_YEAR) || continues(tokens, match.end())) {
            return false;
        }
        return switch (match.form()) {
            case DAY -> true;
            case MONTH -> start == 0 || tokens.get(start - 1).isOneOf(BEFORE_A_MONTH);
            case SHORT_MONTH, LIKE_A_VERSION -> false;
        };
    }

    /** Whether letters or digits follow without a blank, at once or behind one mark: {@code 2026-01-02-rc1}. */
    private static boolean continues(List<Token> tokens, int end) {
        if (end == tokens.size() || !tokens.get(end).glued()) {
            return false;
        }
        Token next = tokens.get(end);
        return next.kind() == Kind.WORD
                || next.kind() == Kind.NUMBER
                || (next.isOneOf("-./")
                        && end + 1 < tokens.size()
                        && tokens.get(end + 1).glued()
                        && tokens.get(end + 1).kind() != Kind.MARK);
    }

    /**
     * Whether it is the end of a span whose beginning has no year: {@code May 31 - June 3, 2026}, {@code 5 y 7 de junio de 2019}.
     * That is no one day. Between a number and a day, a dash is no word: {@code Release 5 - 14 June 2019}.
     */
    private static boolean endsASpan(List<Token> tokens, int start) {
        if (start < 2 || !isAnd(tokens.get(start - 1))) {
            return false;
        }
        int before = start - 2;
        while (before > 0
                && (tokens.get(before).is('.')
                        || CalendarWords.isOrdinal(tokens.get(before).text()))) {
            before--;
        }
        Token day = tokens.get(before);
        if (day.month() != null || day.small() <= 0) {
            return day.month() != null;
        }
        if (before == 0) {
            return tokens.get(start).small() > 0;
        }
        Token last = tokens.get(before - 1);
        boolean ofAVersion = day.glued() && last.isOneOf("./-");
        return last.month() != null || (tokens.get(start - 1).kind() == Kind.WORD && !ofAVersion);
    }

    private static boolean isAnd(Token token) {
        return token.isOneOf("-&/") || CalendarWords.isAnd(token.text());
    }

    private static HeadingDate choose(List<Found> found) {
        int first = 0;
        while (first < found.size() && yieldsToADay(found, first)) {
            first++;
        }
        LocalDate date = first < found.size() ? found.get(first).date() : null;
        if (date == null) {
            return HeadingDate.NONE;
        }
        List<LocalDate> others = new ArrayList<>();
        for (Found each : found.subList(first + 1, found.size())) {
            if (each.date() != null && !each.month()) {
                others.add(each.date());
            }
        }
        return new HeadingDate(PublishedDate.of(date), others);
    }

    /** A month gives way to a day within it, and as a part of a name to any day: "June 2026 release (July 2, 2026)". */
    private static boolean yieldsToADay(List<Found> found, int at) {
        Found month = found.get(at);
        if (!month.month() || month.date() == null) {
            return false;
        }
        for (Found each : found.subList(at + 1, found.size())) {
            LocalDate day = each.date();
            if (!each.month()
                    && (!month.alone() || (day != null && YearMonth.from(day).equals(YearMonth.from(month.date()))))) {
                return true;
            }
        }
        return false;
    }
}
