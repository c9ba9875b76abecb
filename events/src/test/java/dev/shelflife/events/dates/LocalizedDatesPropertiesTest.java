package dev.shelflife.events.dates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.dates.DateText.NumericOrder;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.time.api.Dates;

/** Dates as the computer writes them in each language (CLDR), against the reader that knows nothing of that. */
class LocalizedDatesPropertiesTest {

    private static final Map<String, List<String>> FORMS = Map.ofEntries(
            Map.entry("en", List.of("MMM d, yyyy", "d MMM yyyy", "MMMM yyyy")),
            Map.entry("de", List.of("d. MMMM yyyy", "d. MMM yyyy", "dd.MM.yyyy", "MMMM yyyy")),
            Map.entry("fr", List.of("d MMMM yyyy", "d MMM yyyy", "dd-MM-yyyy", "MMMM yyyy")),
            Map.entry("es", List.of("d 'de' MMMM 'del' yyyy", "d 'de' MMMM, yyyy", "dd/MM/yyyy", "MMMM 'de' yyyy")),
            Map.entry(
                    "es-419", List.of("d\u00a0'de' MMMM 'de'\u00a0yyyy", "d MMM yyyy", "dd-MM-yyyy", "MMMM 'de' yyyy")),
            Map.entry("it", List.of("d MMMM yyyy", "d MMM yyyy", "dd-MM-yyyy", "MMMM yyyy")),
            Map.entry(
                    "pt-BR",
                    List.of("d 'de' MMMM 'de' yyyy", "d'º' 'de' MMMM 'de' yyyy", "dd/MM/yyyy", "MMMM 'de' yyyy")),
            Map.entry("nl", List.of("d MMMM yyyy", "d MMM yyyy", "dd-MM-yyyy", "MMMM yyyy")),
            Map.entry("tr", List.of("d MMMM yyyy", "d MMM yyyy", "dd.MM.yyyy", "MMMM yyyy")),
            Map.entry("ja", List.of("yyyy 年 M 月 d 日", "yyyy年MM月dd日", "yyyy 年 M 月 d", "yyyy年M月")),
            Map.entry("ko", List.of("yyyy년 M월 d일", "yyyy. M. d.", "yyyy년 M월")),
            Map.entry("zh-CN", List.of("yyyy 年 M 月 dd 日", "yyyy年M月d日", "yyyy-MM-dd", "yyyy年M月")),
            Map.entry("zh-TW", List.of("yyyy 年 M 月 d 日", "yyyy年M月d日", "yyyy/MM/dd", "yyyy年M月")));

    /** A way to write a date. */
    record Form(String language, String name, DateTimeFormatter formatter) {
        boolean isMonth() {
            return name.contains("yyyy") && !name.replaceAll("'[^']*'", "").contains("d");
        }

        String write(LocalDate date) {
            return formatter.format(date);
        }

        PublishedDate meaning(LocalDate date) {
            return PublishedDate.of(isMonth() ? YearMonth.from(date).atEndOfMonth() : date);
        }

        @Override
        public String toString() {
            return language + " " + name;
        }
    }

    @Property(tries = 4000)
    void everyDateIsReadBackInEveryLanguage(@ForAll("days") LocalDate date, @ForAll("forms") Form form) {
        assertReadBack(date, form);
    }

    @Property(tries = 2000)
    @AddLifecycleHook(TurkishLocale.class)
    void alsoOnATurkishComputer(@ForAll("days") LocalDate date, @ForAll("forms") Form form) {
        assertReadBack(date, form);
    }

    private static void assertReadBack(LocalDate date, Form form) {
        String text = form.write(date);
        Locale locale = Locale.forLanguageTag(form.language());
        for (String each : List.of(text, text.toUpperCase(locale), " " + text.replace(" ", " \u00a0") + "\u00ad")) {
            assertThat(DateText.read(each, NumericOrder.DAY_MONTH_YEAR))
                    .as(each)
                    .isEqualTo(form.meaning(date));
            if (!form.isMonth()) {
                HeadingDate heading = DateText.inHeading("2.10.3 (" + each + "; x)", NumericOrder.DAY_MONTH_YEAR);
                assertThat(heading).as(each).isEqualTo(new HeadingDate(form.meaning(date), List.of()));
            }
        }
    }

    @Property(tries = 2000)
    void aSlipIsNeverReadAsAnotherDateInSilence(
            @ForAll("days") LocalDate date, @ForAll("forms") Form form, @ForAll int where) {
        String text = PlainText.fold(form.write(date));
        List<String> slipped = slips(text);
        if (slipped.isEmpty()) {
            return;
        }
        String wrong = slipped.get(Math.floorMod(where, slipped.size()));
        assertThat(DateText.read(wrong, NumericOrder.DAY_MONTH_YEAR))
                .as(wrong)
                .isIn(
                        PublishedDate.UNREADABLE,
                        new PublishedDate(
                                DateStatus.REPAIRED, form.meaning(date).date()));
    }

    @Property
    void noTextMakesItThrow(@ForAll String text, @ForAll NumericOrder order) {
        assertThat(DateText.inHeading(text, order)).isNotNull();
        assertThat(DateText.read(text, order)).isNotNull();
    }

    @Property(tries = 3000)
    void noTextOfThePartsOfDatesMakesItThrow(
            @ForAll("parts") @StringLength(max = 120) String text, @ForAll NumericOrder order) {
        HeadingDate heading = DateText.inHeading(text, order);
        PublishedDate cell = DateText.read(text, order);
        if (cell.status() == DateStatus.PUBLISHED && heading.first().status() == DateStatus.PUBLISHED) {
            assertThat(heading.first()).isEqualTo(cell);
        }
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Dates.dates().between(LocalDate.of(2000, 1, 1), LocalDate.of(2099, 12, 31));
    }

    @Provide
    Arbitrary<Form> forms() {
        List<Form> forms = new ArrayList<>();
        FORMS.forEach((language, patterns) -> {
            Locale locale = Locale.forLanguageTag(language);
            for (String pattern : patterns) {
                forms.add(new Form(language, pattern, DateTimeFormatter.ofPattern(pattern, locale)));
            }
            for (FormatStyle style : List.of(FormatStyle.FULL, FormatStyle.LONG, FormatStyle.MEDIUM)) {
                forms.add(new Form(
                        language,
                        style.name(),
                        DateTimeFormatter.ofLocalizedDate(style).withLocale(locale)));
            }
        });
        return Arbitraries.of(forms);
    }

    @Provide
    Arbitrary<String> parts() {
        return Arbitraries.of(
                        "1", "31", "12", "2021", "2026", "1er", "1º", " ", " ", ".", ",", "-", "/", "(", ")", "de",
                        "del", "mai", "March", "jul", "gen", "年", "月", "日", "년", "월", "일", "l", "O", "Friday", "*",
                        "[1]", "n/a", "未定")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    private static List<String> slips(String text) {
        Map<Character, String> slips = Map.of('1', "li", '0', "o", 'l', "1i", 'i', "1l", 'o', "0");
        List<String> all = new ArrayList<>();
        for (int at = 0; at < text.length(); at++) {
            for (char glyph : slips.getOrDefault(text.charAt(at), "").toCharArray()) {
                all.add(text.substring(0, at) + glyph + text.substring(at + 1));
            }
        }
        return all;
    }
}
