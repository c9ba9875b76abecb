package dev.shelflife.events.dates;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date from the text of a cell or heading, in English, German, French, Spanish, Italian, Portuguese, Dutch, Turkish,
 * Japanese, Korean, Chinese and ISO form; the language need not be told, for translated pages keep cells of the original. Never
 * throws on text: what cannot be read is {@link DateStatus#UNREADABLE}. No date is guessed.
 *
 * <p>Forms met on real pages: {@code Jul 11, 2025}, {@code Oct 31st 2024}, {@code 1 April 2019}, {@code 1. Sep. 2020},
 * {@code 1er sept. 2020}, {@code 24 de marzo, 2020}, {@code 14 de noviembre del 2019}, {@code 1º de abril de 2019},
 * {@code 14 Kasım 2019}, {@code 2019 年 4 月 1 日}, {@code 2020 年 6 月 19}, {@code 2019년 4월 1일}, {@code 2026-07-20}. A month
 * without a day ({@code March 2026}, {@code marzo de 2026}, {@code 2026年3月}, in a cell also {@code 2026-03}) means its last day. A weekday beside the date says
 * nothing more and is not compared with it: a date is read as written.
 *
 * <p>Numeric dates: with the year first, all are year, month, day. With the year last, {@code 25.07.2014} and
 * {@code 25-07-2014} are day first whatever the source declares, for no page met writes dots or dashes otherwise; with slashes
 * the declared order alone counts. A day that the calendar does not have in that order ({@code 13/07/2021} as month first) is
 * unreadable, although the other order would have it: a page that breaks its own order once may have done so in silence before.
 *
 * <p>A footnote mark behind it ({@code *}, {@code †}, {@code ¹}, {@code ※1}, {@code [1]}, {@code (1)}) or a full stop is no part of the text;
 * any other word is, and makes a cell unreadable.
 */
public final class DateText {

    /** In which order a numeric date such as {@code 10/07/2021} is written. */
    public enum NumericOrder {
        /** As in the United States. */
        MONTH_DAY_YEAR,
        /** As in most of the world. */
        DAY_MONTH_YEAR
    }

    private static final int MAX_LENGTH = 80;
    private static final int MAX_RAW_LENGTH = 1000;
    private static final char REFERENCE_MARK = '\u203b';
    private static final String FOOTNOTE_MARKS = "*\u2020\u2021\u00a7\u203b";

    /** A month in ISO form; only where it is a whole cell, for in a heading it may be a version. */
    private static final Pattern ISO_MONTH = Pattern.compile("\\d{4}-(?:0[1-9]|1[0-2])");

    private DateText() {}

    /**
     * Reads a cell.
     *
     * @param text the text of the cell; white space of any kind and any amount counts as one blank, glyphs that
     *     take no room (soft hyphens, zero-width blanks) as nothing
     * @param order how the source writes numeric dates with slashes
     * @return what the cell says; an empty cell is {@link DateStatus#NOT_SET}, for nothing is said
     */
    public static PublishedDate read(String text, NumericOrder order) {
        if (text.length() > MAX_RAW_LENGTH && text.strip().length() > MAX_RAW_LENGTH) {
            return PublishedDate.UNREADABLE;
        }
        String folded = PlainText.fold(text);
        String plain = withoutFootnote(folded);
        if (folded.isEmpty()) {
            return PublishedDate.NOT_SET;
        }
        if (plain.length() > MAX_LENGTH) {
            return PublishedDate.UNREADABLE;
        }
        if (ISO_MONTH.matcher(plain).matches()) {
            return PublishedDate.of(YearMonth.parse(plain).atEndOfMonth());
        }
        LocalDate asWritten = whole(plain, order);
        if (asWritten != null) {
            return PublishedDate.of(asWritten);
        }
        if (Phrases.saysNotSet(plain)) {
            return PublishedDate.NOT_SET;
        }
        return Phrases.saysNotApplicable(plain) ? PublishedDate.NOT_APPLICABLE : repaired(plain, order);
    }

    /**
     * Finds the dates among the words of a heading: {@code 306.0.0 (2020-08-18)},
     * {@code 21 de enero del 2020 (última actualización: 24 de enero del 2020)}. The first counts. A month without a day counts
     * where no word stands before it; it gives way to a day of that month further on, and as part of a name
     * ({@code June 2026 release (July 2, 2026)}) to any day. If the first date does not exist, or the heading names a span of days,
     * no date counts. A slip of look-alike glyphs is repaired where the date is the whole heading or stands alone in brackets.
     *
     * @param text the text of the heading; underscores count as blanks
     * @param order how the source writes numeric dates with slashes
     * @return the date that counts and the others
     */
    public static HeadingDate inHeading(String text, NumericOrder order) {
        if (text.length() > MAX_RAW_LENGTH) {
            return HeadingDate.NONE;
        }
        String plain = withoutFootnote(PlainText.fold(text.replace('_', ' ')));
        if (!LookAlikes.mayHoldAYear(plain)) {
            return HeadingDate.NONE;
        }
        HeadingDate found = HeadingDates.of(plain, order);
        if (found != null) {
            return found;
        }
        PublishedDate repaired = repaired(plain, order);
        int open = plain.lastIndexOf('(');
        int close = plain.indexOf(')', open + 1);
        if (repaired.date() == null && open >= 0 && close > open) {
            repaired = repaired(plain.substring(open + 1, close).strip(), order);
        }
        return new HeadingDate(repaired, List.of());
    }

    /** The date that a text is as a whole, or null. */
    private static @Nullable LocalDate whole(String plain, NumericOrder order) {
        if (plain.length() > MAX_LENGTH || !PlainText.hasDigit(plain)) {
            return null;
        }
        LocalDate date = exactly(plain, order);
        if (date != null) {
            return date;
        }
        String bare = CalendarWords.withoutWeekday(plain);
        return bare.length() == plain.length() ? null : exactly(bare, order);
    }

    private static @Nullable LocalDate exactly(String plain, NumericOrder order) {
        List<Token> tokens = Token.of(plain);
        if (tokens.isEmpty()) {
            return null;
        }
        DateMatch match = DateGrammar.at(tokens, 0, order);
        boolean stopped = match != null
                && match.end() == tokens.size() - 1
                && tokens.get(match.end()).isOneOf(".。");
        return match != null && (stopped || match.end() == tokens.size()) ? match.date() : null;
    }

    /** The one date that a text can mean with one or two look-alike glyphs respelled. */
    private static PublishedDate repaired(String plain, NumericOrder order) {
        Set<LocalDate> repaired = new LinkedHashSet<>();
        for (String candidate : LookAlikes.respellings(plain)) {
            LocalDate date = whole(candidate, order);
            if (date != null) {
                repaired.add(date);
            }
        }
        return repaired.size() == 1
                ? new PublishedDate(DateStatus.REPAIRED, repaired.iterator().next())
                : PublishedDate.UNREADABLE;
    }

    /** Without the marks of footnotes at its end; a text that is nothing but marks stays. */
    private static String withoutFootnote(String plain) {
        int end = plain.length();
        for (int next = footnote(plain, end); next > 0; next = footnote(plain, end)) {
            end = next;
        }
        return end == plain.length() ? plain : plain.substring(0, end);
    }

    /** Where the last footnote mark before {@code end} begins, or the blank before it; {@code -1} when there is none. */
    private static int footnote(String plain, int end) {
        if (end == 0) {
            return -1;
        }
        char last = plain.charAt(end - 1);
        if (FOOTNOTE_MARKS.indexOf(last) >= 0 || last == ' ') {
            return end - 1;
        }
        int reference = plain.lastIndexOf(REFERENCE_MARK, end - 1);
        if (reference >= 0 && isNumber(plain.substring(reference + 1, end).strip())) {
            return reference;
        }
        int open = last == ']' ? plain.lastIndexOf('[', end - 1) : last == ')' ? plain.lastIndexOf('(', end - 1) : -1;
        if (open < 0) {
            return -1;
        }
        String mark = plain.substring(open + 1, end - 1);
        boolean letter = last == ']' && mark.length() == 1 && Character.isLetter(mark.charAt(0));
        return isNumber(mark) || letter ? open : -1;
    }

    private static boolean isNumber(String mark) {
        return !mark.isEmpty() && mark.length() <= 2 && mark.chars().allMatch(c -> PlainText.isDigit((char) c));
    }
}
