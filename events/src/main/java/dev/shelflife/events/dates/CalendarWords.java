package dev.shelflife.events.dates;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names of months and weekdays, and the small words between the parts of a date, in the languages of the pages. All are looked
 * up as {@link PlainText} writes them, so {@code MÄRZ}, {@code März} and {@code Marz} are one name.
 */
final class CalendarWords {

    /** Twelve months a line; of each month the full names come first, its abbreviations after a colon. */
    private static final Map<String, String> MONTHS_BY_LANGUAGE = Map.of(
            "en",
            "january:jan|february:feb|march:mar|april:apr|may|june:jun|july:jul|august:aug"
                    + "|september:sep sept|october:oct|november:nov|december:dec",
            "de",
            "januar jänner:jan jän|februar:feb|märz:mär mrz|april:apr|mai|juni:jun|juli:jul|august:aug"
                    + "|september:sep sept|oktober:okt|november:nov|dezember:dez",
            "fr",
            "janvier:jan janv|février:févr fév|mars:mar|avril:avr|mai|juin|juillet:juil|août"
                    + "|septembre:sept sep|octobre:oct|novembre:nov|décembre:déc",
            "es",
            "enero:ene|febrero:feb|marzo:mar|abril:abr|mayo:may|junio:jun|julio:jul|agosto:ago"
                    + "|septiembre setiembre:sep sept set|octubre:oct|noviembre:nov|diciembre:dic",
            "it",
            "gennaio:gen|febbraio:feb|marzo:mar|aprile:apr|maggio:mag|giugno:giu|luglio:lug|agosto:ago"
                    + "|settembre:set sett|ottobre:ott|novembre:nov|dicembre:dic",
            "pt",
            "janeiro:jan|fevereiro:fev|março:mar|abril:abr|maio:mai|junho:jun|julho:jul|agosto:ago"
                    + "|setembro:set|outubro:out|novembro:nov|dezembro:dez",
            "nl",
            "januari:jan|februari:feb|maart:mrt|april:apr|mei|juni:jun|juli:jul|augustus:aug"
                    + "|september:sep sept|oktober:okt|november:nov|december:dec",
            "tr",
            "ocak:oca|şubat:şub|mart:mar|nisan:nis|mayıs:may|haziran:haz|temmuz:tem|ağustos:ağu"
                    + "|eylül:eyl|ekim:eki|kasım:kas|aralık:ara");

    private static final Set<String> WEEKDAYS = folded(
            "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
            "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so",
            "lundi mardi mercredi jeudi vendredi samedi dimanche",
            "lunes martes miércoles jueves viernes sábado domingo",
            "lunedì martedì mercoledì giovedì venerdì sabato domenica",
            "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta",
            "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
            "pazartesi salı çarşamba perşembe cuma cumartesi pazar");

    /** What stands behind a date in Japanese, Korean and Chinese; the short forms in brackets only. */
    private static final List<String> WEEKDAY_ENDINGS = Stream.of(
                    endings("日月火水木金土", "", "曜日", "(", ")", "(", "曜日)"),
                    endings("일월화수목금토", "", "요일", "(", ")", "(", "요일)"),
                    endings("一二三四五六日天", "星期", "", "周", "", "週", "", "(", ")", "(星期", ")", "(周", ")", "(週", ")"))
            .flatMap(List::stream)
            .map(PlainText::fold)
            .toList();

    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "er", "re", "e", "ste", "de");
    private static final Set<String> OF = Set.of("de", "del", "of");

    private static final Set<String> ARTICLES = Set.of("den", "le", "el", "il");
    private static final Set<String> AND =
            Set.of("and", "to", "und", "bis", "et", "au", "y", "al", "e", "a", "ate", "en", "tot", "ve");
    private static final int MIN_LAST = 4;
    private static final Map<String, Integer> MONTHS = months();
    private static final Set<String> LEADING = leading();

    private CalendarWords() {}

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (String twelve : MONTHS_BY_LANGUAGE.values()) {
            int number = 1;
            for (String month : twelve.split("\\|", -1)) {
                for (String name : month.split("[ :]", -1)) {
                    Integer before = months.put(PlainText.fold(name), number);
                    if (before != null && before != number) {
                        throw new IllegalStateException(name + " names month " + before + " and month " + number);
                    }
                }
                number++;
            }
        }
        return Map.copyOf(months);
    }

    private static Set<String> leading() {
        Set<String> leading = new HashSet<>();
        MONTHS_BY_LANGUAGE.forEach((language, twelve) -> {
            for (String month : twelve.split("\\|", -1)) {
                String names = language.equals("en") ? month : month.split(":", -1)[0];
                for (String name : names.split("[ :]", -1)) {
                    leading.add(PlainText.fold(name));
                }
            }
        });
        return Set.copyOf(leading);
    }

    /** The number of the month that a word names in any language, or null. No name means two months. */
    static @Nullable Integer month(String word) {
        return MONTHS.get(word);
    }

    /**
     * Whether this name of a month may stand before its day, or without one among other words: a full name or an English
     * abbreviation. Elsewhere only the day comes first, and "gen", "set", "out" and "ago" are words of other meaning.
     */
    static boolean mayLead(String month) {
        return LEADING.contains(month);
    }

    static boolean isOrdinal(String word) {
        return ORDINALS.contains(word);
    }

    static boolean isOf(String word) {
        return OF.contains(word);
    }

    /** Whether a word joins two days to a list or a span. */
    static boolean isAnd(String word) {
        return AND.contains(word);
    }

    /** A plain text without a weekday before or behind it, and without an article: {@code Freitag, den 11. Juli 2025}. */
    static String withoutWeekday(String dated) {
        String plain = withoutArticle(dated);
        int end = 0;
        while (end < plain.length() && (Character.isLetter(plain.charAt(end)) || plain.charAt(end) == '-')) {
            end++;
        }
        if (end > 0 && end < plain.length() && WEEKDAYS.contains(plain.substring(0, end))) {
            while (end < plain.length() && "., ".indexOf(plain.charAt(end)) >= 0) {
                end++;
            }
            return withoutArticle(plain.substring(end));
        }
        // Turkish puts it last, and has no short names that are words elsewhere.
        int blank = plain.lastIndexOf(' ');
        if (blank > 0 && plain.length() - blank > MIN_LAST && WEEKDAYS.contains(plain.substring(blank + 1))) {
            return plain.substring(0, blank);
        }
        for (String ending : WEEKDAY_ENDINGS) {
            if (plain.endsWith(ending)) {
                return plain.substring(0, plain.length() - ending.length()).strip();
            }
        }
        return plain;
    }

    private static String withoutArticle(String plain) {
        int blank = plain.indexOf(' ');
        return blank > 0 && ARTICLES.contains(plain.substring(0, blank)) ? plain.substring(blank + 1) : plain;
    }

    private static List<String> endings(String days, String... beforeAndBehind) {
        return days.chars()
                .mapToObj(day -> String.valueOf((char) day))
                .flatMap(day -> IntStream.range(0, beforeAndBehind.length / 2)
                        .mapToObj(each -> beforeAndBehind[2 * each] + day + beforeAndBehind[2 * each + 1]))
                .toList();
    }

    private static Set<String> folded(String... lines) {
        return Arrays.stream(lines)
                .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                .map(PlainText::fold)
                .collect(Collectors.toUnmodifiableSet());
    }
}
