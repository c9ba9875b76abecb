package dev.shelflife.events.dates;

import static dev.shelflife.events.dates.DateText.NumericOrder.DAY_MONTH_YEAR;
import static dev.shelflife.events.dates.DateText.NumericOrder.MONTH_DAY_YEAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.dates.DateText.NumericOrder;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.time.api.Dates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {

    private static final Map<Character, List<Character>> SLIPS = Map.of(
            '1', List.of('l', 'I', 'i'),
            '0', List.of('O', 'o'),
            'l', List.of('1', 'I'),
            'i', List.of('1', 'l'),
            'I', List.of('1', 'l'),
            'o', List.of('0'),
            'O', List.of('0'));

    @ParameterizedTest(name = "{0} is {1} {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            textBlock =
                    """
                Jul 11, 2025                  | PUBLISHED      | 2025-07-11
                April 1, 2025                 | PUBLISHED      | 2025-04-01
                August 4, 2028                | PUBLISHED      | 2028-08-04
                May 09, 2023                  | PUBLISHED      | 2023-05-09
                Dec 01, 2024                  | PUBLISHED      | 2024-12-01
                Sept 1st, 2024                | PUBLISHED      | 2024-09-01
                Sept. 2nd, 2024               | PUBLISHED      | 2024-09-02
                Oct 31st 2024                 | PUBLISHED      | 2024-10-31
                'Jan  15th, 2025'             | PUBLISHED      | 2025-01-15
                Feb 12th, 2027                | PUBLISHED      | 2027-02-12
                Feb 29, 2024                  | PUBLISHED      | 2024-02-29
                JUL 11, 2025                  | PUBLISHED      | 2025-07-11
                1 April 2019                  | PUBLISHED      | 2019-04-01
                2026-07-20                    | PUBLISHED      | 2026-07-20
                2027-10                       | PUBLISHED      | 2027-10-31
                2028-02                       | PUBLISHED      | 2028-02-29
                2O27-1O                       | UNREADABLE     | null
                10/07/2021                    | PUBLISHED      | 2021-10-07
                09/6/2022                     | PUBLISHED      | 2022-09-06
                March 2026                    | PUBLISHED      | 2026-03-31
                February 2024                 | PUBLISHED      | 2024-02-29
                Ju1 11, 2026                  | REPAIRED       | 2026-07-11
                Jul l1, 2026                  | REPAIRED       | 2026-07-11
                Jul 11, 2O26                  | REPAIRED       | 2026-07-11
                JuI lI, 2026                  | UNREADABLE     | null
                0ct 31, 2024                  | REPAIRED       | 2024-10-31
                2026-O7-2O                    | REPAIRED       | 2026-07-20
                N/A                           | NOT_APPLICABLE | null
                Not applicable                | NOT_APPLICABLE | null
                Not applicable (N/A)          | NOT_APPLICABLE | null
                -                             | NOT_APPLICABLE | null
                ''                            | NOT_SET        | null
                Determined at LTS transition  | NOT_SET        | null
                not yet set                   | NOT_SET        | null
                (end date not yet set)        | NOT_SET        | null
                TBD                           | NOT_SET        | null
                2026-09-31                    | UNREADABLE     | null
                June 31, 2025                 | UNREADABLE     | null
                Feb 29, 2025                  | UNREADABLE     | null
                13/07/2021                    | UNREADABLE     | null
                2026-13-01                    | UNREADABLE     | null
                2026-13                       | UNREADABLE     | null
                2026-27                       | UNREADABLE     | null
                2027-1                        | UNREADABLE     | null
                Jul 11, 25                    | UNREADABLE     | null
                Jul 2026 11                   | UNREADABLE     | null
                July                          | UNREADABLE     | null
                2026                          | UNREADABLE     | null
                (py39)                        | UNREADABLE     | null
                CUDA 12.4                     | UNREADABLE     | null
                Jul 11, 2025 or later         | UNREADABLE     | null
                (Enddatum wurde noch nicht festgelegt) | NOT_SET | null
                """)
    void realForms(String text, DateStatus status, LocalDate date) {
        assertThat(DateText.read(text, MONTH_DAY_YEAR)).isEqualTo(new PublishedDate(status, date));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jul\u00a011,\u00a02025",
                "\u00a0 Jul 11, 2025\t\n",
                "Jul\u202f11,\u20092025",
                "Ju\u00adly 11,\u00ad\u00a02025",
                "Jul\u200b 11, 2025\ufeff",
            })
    void whiteSpaceOfAnyKindIsOneBlank(String text) {
        assertThat(DateText.read(text, MONTH_DAY_YEAR)).isEqualTo(PublishedDate.of(LocalDate.of(2025, 7, 11)));
    }

    @Test
    void theSourceDeclaresTheOrderOfNumericDates() {
        assertThat(DateText.read("10/07/2021", DAY_MONTH_YEAR)).isEqualTo(PublishedDate.of(LocalDate.of(2021, 7, 10)));
        assertThat(DateText.read("25.07.2014", DAY_MONTH_YEAR)).isEqualTo(PublishedDate.of(LocalDate.of(2014, 7, 25)));
        assertThat(DateText.read("2021-10-07", DAY_MONTH_YEAR)).isEqualTo(PublishedDate.of(LocalDate.of(2021, 10, 7)));
    }

    @Property
    void everyDateIsReadBackInEachForm(
            @ForAll("days") LocalDate date, @ForAll("forms") DateTimeFormatter form, @ForAll NumericOrder order) {
        assertThat(DateText.read(form.format(date), order)).isEqualTo(PublishedDate.of(date));
    }

    @Property
    void numericDatesAreReadBackInTheirOrder(@ForAll("days") LocalDate date) {
        assertThat(DateText.read(format("MM/dd/yyyy").format(date), MONTH_DAY_YEAR))
                .isEqualTo(PublishedDate.of(date));
        assertThat(DateText.read(format("d/M/yyyy").format(date), DAY_MONTH_YEAR))
                .isEqualTo(PublishedDate.of(date));
    }

    @Property
    void aMonthMeansItsLastDay(@ForAll("days") LocalDate date) {
        assertThat(DateText.read(format("MMMM yyyy").format(date), MONTH_DAY_YEAR))
                .isEqualTo(PublishedDate.of(date.withDayOfMonth(date.lengthOfMonth())));
    }

    @Property
    void aSlipOfALookAlikeIsNeverReadAsAnotherDateInSilence(
            @ForAll("days") LocalDate date, @ForAll("forms") DateTimeFormatter form, @ForAll int where) {
        String text = form.format(date);
        List<String> slipped = slips(text);
        if (!slipped.isEmpty()) {
            String wrong = slipped.get(Math.floorMod(where, slipped.size()));
            PublishedDate read = DateText.read(wrong, MONTH_DAY_YEAR);
            assertThat(read)
                    .as(wrong)
                    .isIn(
                            new PublishedDate(DateStatus.REPAIRED, date),
                            PublishedDate.UNREADABLE,
                            // A capital I for a small i changes nothing.
                            wrong.equalsIgnoreCase(text) ? PublishedDate.of(date) : PublishedDate.UNREADABLE);
        }
    }

    @Property
    void noTextMakesItThrow(@ForAll String text, @ForAll NumericOrder order) {
        PublishedDate read = DateText.read(text, order);
        assertThat(read.status()).isNotEqualTo(DateStatus.OTHER).isNotEqualTo(DateStatus.NOT_PUBLISHED);
    }

    @Property
    void noTextOfGlyphsThatDatesAreMadeOfMakesItThrow(
            @ForAll @StringLength(max = 90) @CharRange(from = ' ', to = '9') String text,
            @ForAll("dateLike") String dateLike) {
        assertThat(DateText.read(text, MONTH_DAY_YEAR)).isNotNull();
        assertThat(DateText.read(dateLike, MONTH_DAY_YEAR)).isNotNull();
    }

    @Property(tries = 200)
    @AddLifecycleHook(TurkishLocale.class)
    void everyDateIsReadBackOnATurkishComputer(
            @ForAll("days") LocalDate date, @ForAll("forms") DateTimeFormatter form) {
        assertThat(Locale.getDefault().getLanguage()).isEqualTo("tr");
        String loud = form.format(date).toUpperCase(Locale.ROOT);
        assertThat(DateText.read(loud, MONTH_DAY_YEAR)).isEqualTo(PublishedDate.of(date));
        assertThat(DateText.read("NOT APPLICABLE", MONTH_DAY_YEAR)).isEqualTo(PublishedDate.NOT_APPLICABLE);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Dates.dates().between(LocalDate.of(2015, 1, 1), LocalDate.of(2039, 12, 31));
    }

    @Provide
    Arbitrary<DateTimeFormatter> forms() {
        return Arbitraries.of(
                        "MMM d, yyyy",
                        "MMMM d, yyyy",
                        "MMMM dd, yyyy",
                        "MMM d'th', yyyy",
                        "MMM d yyyy",
                        "MMM. d, yyyy",
                        "d MMMM yyyy",
                        "yyyy-MM-dd")
                .map(DateTextTest::format);
    }

    @Provide
    Arbitrary<String> dateLike() {
        return Arbitraries.strings().withChars("lIi1oO0JulyMarch ,-/.2th").ofMaxLength(90);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    private static List<String> slips(String text) {
        return java.util.stream.IntStream.range(0, text.length())
                .boxed()
                .flatMap(at -> SLIPS.getOrDefault(text.charAt(at), List.of()).stream()
                        .map(glyph -> text.substring(0, at) + glyph + text.substring(at + 1)))
                .toList();
    }
}
