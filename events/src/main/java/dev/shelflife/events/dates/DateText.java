package dev.shelflife.events.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date from the text of a cell or heading, in English or ISO form. Never throws on text: what cannot be read is
 * {@link DateStatus#UNREADABLE}.
 *
 * <p>Forms met on real pages: {@code Jul 11, 2025}, {@code April 1, 2025}, {@code May 09, 2023}, {@code Sept 1st, 2024},
 * {@code Oct 31st 2024}, {@code 1 April 2019}, {@code 2026-07-20}, {@code 10/07/2021} in the order that the source declares,
 * {@code March 2026} (a month without a day means its last day), {@code N/A}, {@code -}, "not yet set".
 */
public final class DateText {

    /** In which order a numeric date such as {@code 10/07/2021} is written. */
    public enum NumericOrder {
        /** As in the United States. */
        MONTH_DAY_YEAR,
        /** As in most of the world. */
        DAY_MONTH_YEAR
    }

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("january", 1),
            Map.entry("jan", 1),
            Map.entry("february", 2),
            Map.entry("feb", 2),
            Map.entry("march", 3),
            Map.entry("mar", 3),
            Map.entry("april", 4),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("june", 6),
            Map.entry("jun", 6),
            Map.entry("july", 7),
            Map.entry("jul", 7),
            Map.entry("august", 8),
            Map.entry("aug", 8),
            Map.entry("september", 9),
            Map.entry("sept", 9),
            Map.entry("sep", 9),
            Map.entry("october", 10),
            Map.entry("oct", 10),
            Map.entry("november", 11),
            Map.entry("nov", 11),
            Map.entry("december", 12),
            Map.entry("dec", 12));

    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final String MONTH = "([a-z]+)\\.?";
    private static final String YEAR = "(\\d{4})";
    private static final Pattern MONTH_FIRST = Pattern.compile(MONTH + " ?" + DAY + "(?: ?, ?| )" + YEAR);
    private static final Pattern DAY_FIRST = Pattern.compile(DAY + " " + MONTH + ",? " + YEAR);
    private static final Pattern MONTH_ONLY = Pattern.compile(MONTH + ",? " + YEAR);
    private static final Pattern ISO = Pattern.compile(YEAR + "-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern NUMERIC = Pattern.compile("(\\d{1,2})[/.](\\d{1,2})[/.]" + YEAR);

    private static final Set<String> NOT_APPLICABLE =
            Set.of("n/a", "na", "-", "\u2013", "\u2014", "not applicable", "not applicable (n/a)", "none");
    private static final Pattern NOT_SET = Pattern.compile(
            "\\(?(?:tbd|tba|to be (?:determined|announced|decided)|(?:end date )?not (?:yet )?(?:been )?"
                    + "(?:set|decided|announced|determined)|determined at .*)\\)?\\.?");

    /** Which letters are mistaken for which digits, and the other way round. */
    private static final Map<Character, List<Character>> LOOK_ALIKES = Map.of(
            '1', List.of('l', 'i'),
            '0', List.of('o'),
            'l', List.of('1', 'i'),
            'i', List.of('1', 'l'),
            'o', List.of('0'));

    private static final int MAX_LENGTH = 80;
    private static final int MAX_REPAIRED_GLYPHS = 2;

    private DateText() {}

    /**
     * Reads a cell.
     *
     * @param text the text of the cell; white space of any kind and any amount counts as one blank, glyphs that
     *     take no room (soft hyphens, zero-width blanks) as nothing
     * @param order how the source writes numeric dates
     * @return what the cell says; an empty cell is {@link DateStatus#NOT_SET}, for nothing is said
     */
    public static PublishedDate read(String text, NumericOrder order) {
        String plain = normalize(text);
        if (plain.isEmpty() || NOT_SET.matcher(plain).matches()) {
            return PublishedDate.NOT_SET;
        }
        if (NOT_APPLICABLE.contains(plain)) {
            return PublishedDate.NOT_APPLICABLE;
        }
        if (plain.length() > MAX_LENGTH) {
            return PublishedDate.UNREADABLE;
        }
        LocalDate asWritten = parse(plain, order);
        if (asWritten != null) {
            return PublishedDate.of(asWritten);
        }
        Set<LocalDate> repaired = new LinkedHashSet<>();
        for (String candidate : respellings(plain)) {
            LocalDate date = parse(candidate, order);
            if (date != null) {
                repaired.add(date);
            }
        }
        return repaired.size() == 1
                ? new PublishedDate(DateStatus.REPAIRED, repaired.iterator().next())
                : PublishedDate.UNREADABLE;
    }

    private static String normalize(String text) {
        return text.replaceAll("[\\u00ad\\u200b\\u2060\\ufeff]", "")
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static @Nullable LocalDate parse(String text, NumericOrder order) {
        Matcher m = MONTH_FIRST.matcher(text);
        if (m.matches()) {
            return named(m.group(3), m.group(1), m.group(2));
        }
        m = DAY_FIRST.matcher(text);
        if (m.matches()) {
            return named(m.group(3), m.group(2), m.group(1));
        }
        m = ISO.matcher(text);
        if (m.matches()) {
            return date(number(m.group(1)), number(m.group(2)), number(m.group(3)));
        }
        m = NUMERIC.matcher(text);
        if (m.matches()) {
            int first = number(m.group(1));
            int second = number(m.group(2));
            int year = number(m.group(3));
            return order == NumericOrder.MONTH_DAY_YEAR ? date(year, first, second) : date(year, second, first);
        }
        m = MONTH_ONLY.matcher(text);
        if (m.matches()) {
            Integer month = MONTHS.get(m.group(1));
            return month == null
                    ? null
                    : YearMonth.of(number(m.group(2)), month).atEndOfMonth();
        }
        return null;
    }

    private static @Nullable LocalDate named(String year, String month, String day) {
        Integer number = MONTHS.get(month);
        return number == null ? null : date(number(year), number, number(day));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** A date, or null when the calendar has no such day. */
    private static @Nullable LocalDate date(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** All texts that differ from this one in one or two look-alike glyphs. */
    private static Set<String> respellings(String text) {
        Set<String> all = new LinkedHashSet<>();
        List<String> last = List.of(text);
        for (int depth = 0; depth < MAX_REPAIRED_GLYPHS; depth++) {
            List<String> next = new ArrayList<>();
            for (String each : last) {
                for (int at = 0; at < each.length(); at++) {
                    for (char other : LOOK_ALIKES.getOrDefault(each.charAt(at), List.of())) {
                        String respelled = each.substring(0, at) + other + each.substring(at + 1);
                        if (!respelled.equals(text) && all.add(respelled)) {
                            next.add(respelled);
                        }
                    }
                }
            }
            last = next;
        }
        return all;
    }
}
