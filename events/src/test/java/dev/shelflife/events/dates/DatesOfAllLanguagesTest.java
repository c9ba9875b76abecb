package dev.shelflife.events.dates;

import static dev.shelflife.events.dates.DateText.NumericOrder.DAY_MONTH_YEAR;
import static dev.shelflife.events.dates.DateText.NumericOrder.MONTH_DAY_YEAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.dates.DateText.NumericOrder;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells of translated pages, by hand. */
class DatesOfAllLanguagesTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                1. Feb. 2021                      | 2021-02-01
                3. März 2021                      | 2021-03-03
                14. Mär. 2021                     | 2021-03-14
                5. Mrz 2021                       | 2021-03-05
                06. August 2021                   | 2021-08-06
                30.\u00ad\u00a0Jän. 2021          | 2021-01-30
                Freitag, 16. Juli 2021            | 2021-07-16
                Fr., 16. Juli 2021                | 2021-07-16
                Freitag, den 16. Juli 2021        | 2021-07-16
                le vendredi 16 juillet 2021       | 2021-07-16
                el 16 de julio de 2021            | 2021-07-16
                DEZEMBER 2026                     | 2026-12-31
                1er août 2021                     | 2021-08-01
                1\u1d49\u02b3 août 2021           | 2021-08-01
                1 er août 2021                    | 2021-08-01
                12 févr. 2021                     | 2021-02-12
                1er sept. 2021                    | 2021-09-01
                05\u00a0juin\u00a02021            | 2021-06-05
                31 DÉCEMBRE 2021                  | 2021-12-31
                30 juil. 2021                     | 2021-07-30
                août 2026                         | 2026-08-31
                vendredi 16 juillet 2021          | 2021-07-16
                1 de abril de 2021                | 2021-04-01
                14 de noviembre del 2021          | 2021-11-14
                24 de marzo, 2021                 | 2021-03-24
                julio 16 de 2021                  | 2021-07-16
                1\u00a0de abril de\u00a02021      | 2021-04-01
                12 de setiembre de 2021           | 2021-09-12
                16 jul 2021                       | 2021-07-16
                marzo de 2026                     | 2026-03-31
                viernes, 16 de julio de 2021      | 2021-07-16
                1.º de abril de 2021              | 2021-04-01
                1º gennaio 2021                   | 2021-01-01
                1° febbraio 2021                  | 2021-02-01
                29 mag 2021                       | 2021-05-29
                luglio 2026                       | 2026-07-31
                1º de março de 2021               | 2021-03-01
                17 de outubro 2021                | 2021-10-17
                11 de dez. de 2021                | 2021-12-11
                sexta-feira, 16 de julho de 2021  | 2021-07-16
                setembro de 2026                  | 2026-09-30
                3 mrt. 2021                       | 2021-03-03
                31 mei 2021                       | 2021-05-31
                28 maart 2021                     | 2021-03-28
                14 Kasım 2021                     | 2021-11-14
                14 KASIM 2021                     | 2021-11-14
                3 HAZİRAN 2021                    | 2021-06-03
                6 Ağu 2021                        | 2021-08-06
                5 Şubat 2021                      | 2021-02-05
                16 Temmuz 2021 Cuma               | 2021-07-16
                Eylül 2026                        | 2026-09-30
                2021 年 4 月 1 日                  | 2021-04-01
                2021年04月01日                     | 2021-04-01
                ２０２１年４月１日                    | 2021-04-01
                2021 年 6 月 19                    | 2021-06-19
                2021年7月16日金曜日                 | 2021-07-16
                2021年7月16日(金)                  | 2021-07-16
                2021年7月16日星期五                 | 2021-07-16
                2021 年 7 月 16 日（週五）           | 2021-07-16
                2026年3月                          | 2026-03-31
                2021/07/16                        | 2021-07-16
                2021년 4월 1일                     | 2021-04-01
                2021년 7월 16일 금요일              | 2021-07-16
                2026년 3월                         | 2026-03-31
                2021. 7. 16.                      | 2021-07-16
                25.07.2021                        | 2021-07-25
                1. 9. 2021                        | 2021-09-01
                25-07-2021                        | 2021-07-25
                25/07/2021                        | 2021-07-25
                16-Jul-2021                       | 2021-07-16
                Friday, July 16, 2021             | 2021-07-16
                16th of July, 2021                | 2021-07-16
                März 11, 2021                     | 2021-03-11
                Jul 16, 2021*                     | 2021-07-16
                Jul 16, 2021 **                   | 2021-07-16
                Jul 16, 2021 †                    | 2021-07-16
                Jul 16, 2021¹                     | 2021-07-16
                Jul 16, 2021 [1]                  | 2021-07-16
                Jul 16, 2021[a]                   | 2021-07-16
                Jul 16, 2021 (2)                  | 2021-07-16
                2021 年 7 月 16 日 ※1              | 2021-07-16
                2021 年 7 月 16 日。                | 2021-07-16
                """)
    void aDateOfALanguage(String text, LocalDate date) {
        assertThat(DateText.read(text, DAY_MONTH_YEAR)).isEqualTo(PublishedDate.of(date));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31. Juni 2021",
                "30 février 2021",
                "31 de septiembre de 2021",
                "29 febbraio 2021",
                "32 de março de 2021",
                "31 november 2021",
                "31 Nisan 2021",
                "2021 年 9 月 31 日",
                "2021年13月",
                "2021년 2월 30일",
                "31.11.2021",
                "07-16-2021",
                "07.16.2021",
                "16/07/21",
                "16 de julio",
                "julio",
                "2021年",
                "2021 年 6 月 19 件",
                "gen 2, 2021",
                "Jul 16, 20211",
                "Jul 16, 2021 (Extended)",
                "Jul 16, 2021 (planned)",
                "ab 16. Juli 2021",
                "after July 16, 2021",
                "jusqu'au 16 juillet 2021",
                "July 16, 2021, July 17, 2021",
                "bis 16. Juli 2021",
                "16 y 17 de julio de 2021",
                "16. bis 18. Juli 2021",
                "16-18 July 2021",
                "22 de março de fevereiro de 2021",
                "1/2/3/2021",
                "1.2-2021",
                "0001-01-01",
                "20210716",
                // Ten with a letter O, or the first without its mark?
                "1o de abril de 2021",
                "1O Eylül 2021",
                "*",
                "¹",
                "[1]",
                "Someday, July 16, 2021",
            })
    void noDateIsGuessed(String text) {
        assertThat(DateText.read(text, DAY_MONTH_YEAR)).isEqualTo(PublishedDate.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "07/25/2021, 2021-07-25, UNREADABLE",
        "25/07/2021, UNREADABLE, 2021-07-25",
        "03/04/2021, 2021-03-04, 2021-04-03",
        "03.04.2021, 2021-04-03, 2021-04-03",
        "03-04-2021, 2021-04-03, 2021-04-03",
        "2021/03/04, 2021-03-04, 2021-03-04"
    })
    void onlySlashesFollowTheDeclaredOrder(String text, String monthFirst, String dayFirst) {
        assertThat(shown(text, MONTH_DAY_YEAR)).isEqualTo(monthFirst);
        assertThat(shown(text, DAY_MONTH_YEAR)).isEqualTo(dayFirst);
    }

    private static String shown(String text, NumericOrder order) {
        PublishedDate read = DateText.read(text, order);
        return read.date() == null ? read.status().name() : read.date().toString();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                Ju1 16, 2021                | 2021-07-16
                l6. Juli 2021               | 2021-07-16
                l. Ju1i 2021                | 2021-07-01
                ler août 2021               | 2021-08-01
                16 jui1. 2021               | 2021-07-16
                20 de ju1io de 2021         | 2021-07-20
                2O de julio de 2021         | 2021-07-20
                14 Ey1ül 2021               | 2021-09-14
                5 0cak 2021                 | 2021-01-05
                2O21年7月l6日                | 2021-07-16
                2021년 1O월 16일             | 2021-10-16
                """)
    void aSlipThatLeavesOneReadingIsRepaired(String text, LocalDate date) {
        assertThat(DateText.read(text, DAY_MONTH_YEAR)).isEqualTo(new PublishedDate(DateStatus.REPAIRED, date));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u00a0",
                "TBD",
                "tbd*",
                "To be announced.",
                "Determined at LTS transition",
                "has not been set yet",
                "(Enddatum wurde noch nicht festgelegt)",
                "Das Ende steht noch nicht fest.",
                "Noch nicht bekannt",
                "wird noch bekannt gegeben",
                "à déterminer",
                "À définir",
                "(date de fin pas encore définie)",
                "Por determinar",
                "Aún no se ha definido",
                "sin fecha",
                "Da definire",
                "non ancora stabilita",
                "A definir",
                "Ainda não definido",
                "nog te bepalen",
                "Nog niet bekend",
                "Henüz belirlenmedi",
                "HENÜZ BELİRLENMEDİ",
                "未定",
                "まだ設定されていません",
                "미정",
                "아직 결정되지 않음",
                "尚未设定",
                "尚未设置。",
                "待定",
                "（尚未確定）",
            })
    void notSetYet(String text) {
        assertThat(DateText.read(text, MONTH_DAY_YEAR)).isEqualTo(PublishedDate.NOT_SET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "N/A",
                "n/a*",
                "n. a.",
                "-",
                "\u2013",
                "\u2014\u2014",
                "(N/A)",
                "Not applicable",
                "None",
                "Nicht zutreffend",
                "k. A.",
                "k.A.",
                "entfällt",
                "s.o.",
                "s. o.",
                "Sans objet",
                "Non applicable",
                "no aplicable",
                "No corresponde",
                "non applicabile",
                "Não aplicável",
                "não se aplica",
                "Niet van toepassing",
                "n.v.t.",
                "Geçerli değil",
                "該当なし",
                "なし",
                "해당 사항 없음",
                "해당 없음",
                "不适用",
                "不適用",
                "无"
            })
    void notApplicable(String text) {
        assertThat(DateText.read(text, MONTH_DAY_YEAR)).isEqualTo(PublishedDate.NOT_APPLICABLE);
    }

    @Test
    void noMonthIsNamedTwice() {
        // The table itself refuses to load otherwise; two that look alike but are not.
        assertThat(CalendarWords.month("mar")).isEqualTo(3);
        assertThat(CalendarWords.month("mai")).isEqualTo(5);
        assertThat(CalendarWords.month("juin")).isEqualTo(6);
        assertThat(CalendarWords.month("juil")).isEqualTo(7);
        assertThat(CalendarWords.month("ma")).isNull();
    }
}
