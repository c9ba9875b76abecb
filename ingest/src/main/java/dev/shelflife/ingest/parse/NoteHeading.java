package dev.shelflife.ingest.parse;

import dev.shelflife.events.Problem;
import dev.shelflife.events.dates.DateText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * A heading above notes: its date, and what it names beside it.
 *
 * @param date null when the heading is none of a date
 * @param subject such as {@code PyTorch 2.13}, {@code v2.3.0}; null when it names nothing else
 */
record NoteHeading(@Nullable LocalDate date, @Nullable String subject) {

    private static final NoteHeading NONE = new NoteHeading(null, null);
    private static final Pattern PARTS = Pattern.compile("(.+?)\\s+[\u2014\u2013|-]\\s+(.+)|(.+?)\\s*\\(([^()]+)\\)");
    private static final Pattern MONTH_ALONE = Pattern.compile("\\p{L}+\\.?,? \\d{4}");
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("january", 1),
            Map.entry("february", 2),
            Map.entry("march", 3),
            Map.entry("april", 4),
            Map.entry("may", 5),
            Map.entry("june", 6),
            Map.entry("july", 7),
            Map.entry("august", 8),
            Map.entry("september", 9),
            Map.entry("october", 10),
            Map.entry("november", 11),
            Map.entry("december", 12));

    /** Reads a heading. A month without a day means its last day, which is told as a problem. */
    static NoteHeading of(Element heading, Where where, List<Problem> problems) {
        LocalDate usual = usual(heading);
        if (usual != null) {
            return new NoteHeading(usual, null);
        }
        String text = Html.heading(heading);
        if (!hasYear(text) && !hasYear(heading.attr("data-text"))) {
            return NONE;
        }
        NoteHeading compound = compound(text, where);
        LocalDate date = compound == null ? NoteDate.of(heading, where, problems) : compound.date();
        if (date != null && MONTH_ALONE.matcher(text).matches()) {
            problems.add(new Problem(
                    where.place("heading " + date), Html.shown(text), "names no day; its last day counts", true));
        }
        return compound == null ? new NoteHeading(date, null) : compound;
    }

    /** Reads the title of a feed's entry; underscores stand for blanks in some. */
    static NoteHeading ofTitle(String title, Where where) {
        String text = Html.clean(title.replace('_', ' '));
        LocalDate date = read(text, where);
        NoteHeading compound = date == null ? compound(text, where) : null;
        return compound == null ? new NoteHeading(date, date == null ? text : null) : compound;
    }

    private static @Nullable NoteHeading compound(String text, Where where) {
        Matcher m = PARTS.matcher(text);
        if (!m.matches()) {
            return null;
        }
        String first = m.group(1) == null ? m.group(3) : m.group(1);
        String last = m.group(1) == null ? m.group(4) : m.group(2);
        LocalDate ofFirst = read(first, where);
        LocalDate ofLast = read(last, where);
        if ((ofFirst == null) == (ofLast == null)) {
            return null;
        }
        return ofLast == null ? new NoteHeading(ofFirst, last) : new NoteHeading(ofLast, first);
    }

    private static @Nullable LocalDate read(String text, Where where) {
        return !hasYear(text)
                ? null
                : DateText.read(text, where.source().numericOrder()).date();
    }

    /** Whether four digits stand alone that can be a year; most headings that are no dates have none. */
    private static boolean hasYear(String text) {
        int digits = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c >= '0' && c <= '9') {
                digits++;
            } else {
                if (digits == 4 && (text.startsWith("20", i - 4) || text.startsWith("19", i - 4))) {
                    return true;
                }
                digits = 0;
            }
        }
        return false;
    }

    /** The form that nearly all headings have, in text, attribute and id alike: {@code July 14, 2025}. Else null. */
    private static @Nullable LocalDate usual(Element heading) {
        if (heading.childNodeSize() != 1 || !(heading.childNode(0) instanceof TextNode words)) {
            return null;
        }
        String text = words.getWholeText().trim();
        String told = heading.attr("data-text");
        LocalDate date = told.isEmpty() || told.equals(text) ? monthDayYear(text, ' ') : null;
        boolean agrees = date != null && (heading.id().isEmpty() || date.equals(monthDayYear(heading.id(), '_')));
        return agrees ? date : null;
    }

    private static @Nullable LocalDate monthDayYear(String text, char blank) {
        int first = text.indexOf(blank);
        int second = text.indexOf(blank, first + 1);
        if (first < 3 || second < 0 || text.length() != second + 5) {
            return null;
        }
        Integer month = MONTHS.get(text.substring(0, first).toLowerCase(Locale.ROOT));
        int comma = text.charAt(second - 1) == ',' ? 1 : 0;
        int day = number(text, first + 1, second - comma);
        int year = number(text, second + 1, text.length());
        if (month == null || day < 1 || year < 1000 || (blank == ' ') != (comma == 1)) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return to - from < 1 || to - from > 4 ? -1 : number;
    }
}
