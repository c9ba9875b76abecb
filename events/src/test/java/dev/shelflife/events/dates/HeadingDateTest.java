package dev.shelflife.events.dates;

import static dev.shelflife.events.dates.DateText.NumericOrder.DAY_MONTH_YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadingDateTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                May 3, 2021                                               | 2021-05-03
                May 3, 2021; last changed May 9th, 2021                   | 2021-05-03 2021-05-09
                21 de enero del 2021 (cambiado: 24 de enero del 2021)     | 2021-01-21 2021-01-24
                3. Mai 2021; geändert am 9. Mai 2021                      | 2021-05-03 2021-05-09
                3 mai 2021 (modifié le 9 mai 2021)                        | 2021-05-03 2021-05-09
                6 de maio de 2021. Mudou em 5 de junho de 2021            | 2021-05-06 2021-06-05
                2021 年 5 月 3 日、更新 2021 年 5 月 9 日                      | 2021-05-03 2021-05-09
                2021년 5월 3일, 업데이트: 2021년 5월 9일                      | 2021-05-03 2021-05-09
                2021년 5월 3일이 속한 주                                     | 2021-05-03
                11 de febrero del 2021 (kernel)                           | 2021-02-11
                v3 (8.\u00a0März\u00a02021)                               | 2021-03-08
                v3（2021 年 3 月 8 日）                                      | 2021-03-08
                v3(2021년 3월 8일)                                          | 2021-03-08
                306.0.0 (2021-08-18)                                      | 2021-08-18
                160.0.0 (2021-06-21; taken back, see 161.0.0)             | 2021-06-21
                1.2-rc - 2021-06-23                                       | 2021-06-23
                1.2-rc \u2013 23.06.2021                                  | 2021-06-23
                2.1 - 14 June 2021                                        | 2021-06-14
                Changes as of 2021-05-31                                  | 2021-05-31
                Published on: 31/05/2021                                  | 2021-05-31
                2021-05-31 現在の変更                                       | 2021-05-31
                September_29_2021                                         | 2021-09-29
                Friday, July 16, 2021: new images                         | 2021-07-16
                June 2021 release (June 3, 2021)                          | 2021-06-03
                June 2021 release (July 2, 2021)                          | 2021-07-02
                June 2021 release                                         | 2021-06-30
                June 2021                                                 | 2021-06-30
                Notes: June 2021                                          | 2021-06-30
                3.2 (junio de 2021)                                       | 2021-06-30
                March 2021 (changed April 3, 2021)                        | 2021-03-31 2021-04-03
                June 1, 2021 - June 5, 2021                               | 2021-06-01 2021-06-05
                2021. 6. 3. 출시                                            | 2021-06-03
                Release 5 - 14 June 2021                                  | 2021-06-14
                Versions 1.4 and 1.5 and June 3, 2021                     | 2021-06-03
                Aggiornamento dell’8 luglio 2021                     | 2021-07-08
                2 Mart 2021'de                                            | 2021-03-02
                May 3, 2021*                                              | 2021-05-03
                """)
    void theFirstDateCounts(String heading, String dates) {
        List<LocalDate> all =
                Arrays.stream(dates.split(" ")).map(LocalDate::parse).toList();
        assertThat(DateText.inHeading(heading, DAY_MONTH_YEAR))
                .isEqualTo(new HeadingDate(PublishedDate.of(all.get(0)), all.subList(1, all.size())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Version 2.17",
                "3.10.12",
                "TensorFlow 2.17, Python 3.10.12",
                "0.4.150602",
                "Release 2021.1.12",
                "1.2.2021.4",
                "CVE-2021-12-01234",
                "build-2021-05-03",
                "2021-05-03-rc1",
                "3/4/5/2021",
                "Ubuntu 20.04 2021",
                "Functions gen 2 2021",
                "set 2021 as default",
                "What may 2021 bring",
                "Planned for June 2021",
                "May 31 - June 3, 2021",
                "5 and 7 June 2021",
                "5 - 7 June 2021",
                "du 31 mai au 3 juin 2021",
                "5-7 June 2021",
                "vom 5. bis 7. Juni 2021",
                "del 5 al 7 de junio de 2021",
                "May 31st & June 3rd, 2021",
                "31 June 2021",
                "31 June 2021 (changed 3 July 2021)",
                "22 de março de fevereiro de 2021",
                "2021 年 6 月 19 件",
                "Deprecated in 2021",
                "2027-10",
                "2O27-1O",
                "Release (2027-10)",
                "#may-05-2021",
            })
    void noDateIsInventedAmongWords(String heading) {
        assertThat(DateText.inHeading(heading, DAY_MONTH_YEAR)).isEqualTo(HeadingDate.NONE);
    }

    @ParameterizedTest
    @CsvSource({"'Ju1 16, 2021', 2021-07-16", "306.0.0 (2O21-08-18), 2021-08-18"})
    void aSlipIsRepairedWhereTheDateStandsAlone(String heading, LocalDate date) {
        assertThat(DateText.inHeading(heading, DAY_MONTH_YEAR).first())
                .isEqualTo(new PublishedDate(DateStatus.REPAIRED, date));
    }

    @Test
    void onlyADateHasOthersBehindIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeadingDate(PublishedDate.UNREADABLE, List.of(LocalDate.of(2021, 5, 3))));
    }
}
