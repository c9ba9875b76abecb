package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Problem;
import dev.shelflife.ingest.Samples;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteDateTest {

    private static final String URL = "https://docs.example.com/notes";

    private final List<Problem> problems = new ArrayList<>();

    private LocalDate read(String text, String id, String told) {
        Element heading = new Element("h2").text(text).attr("id", id);
        if (!told.isEmpty()) {
            heading.attr("data-text", told);
        }
        Where where = new Where(Samples.source("notes", URL), URL, Pages.FETCHED, "0");
        return NoteDate.of(heading, where, problems);
    }

    @ParameterizedTest
    @CsvSource({
        "'March 8, 2021', March_08_2021",
        "'March 8, 2021', march-8-2021",
        "'March 8, 2021', march-08-2021-2",
        "'March 8, 2021', 20210308",
        "'March 8, 2021', 2021-03-08",
        "'March 8, 2021', march-2021",
        "'March 8, 2021', ''",
        "'March 8, 2021', section_3",
        "8. März 2021, 8.-märz-2021",
        "8 de marzo del 2021, march_8_2021",
        "2021 年 3 月 8 日, '17111'",
        "v1 (8 mars 2021), v1_march_8th_2021",
        "306.0.0 (2021-03-08), 30600_2021-03-08",
        "'March 8, 2021; changed on March 9, 2021', march_8_2021",
    })
    void theTextIsReadAndAnIdThatAgreesSaysNothing(String text, String id) {
        assertThat(read(text, id, "")).isEqualTo(LocalDate.of(2021, 3, 8));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'March 8, 2021', March_06_2021",
        "'March 8, 2021', may-31-2019-update",
        "'March 8, 2021', 20210307",
        "8. März 2021, 27.-september-2017",
        "8 mars 2021, v1_march_9th_2021",
        "2021-03-08, 2021-03-09",
    })
    void anIdThatDisagreesIsToldAndNeverCounts(String text, String id) {
        assertThat(read(text, id, "")).isEqualTo(LocalDate.of(2021, 3, 8));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.text()).isEqualTo(id);
            assertThat(problem.reason()).contains("2021-03-08 counts");
        });
    }

    @Test
    void theAttributeCountsBeforeTheText() {
        assertThat(read("9 de marzo de 2021", "March_08_2021", "March 8, 2021")).isEqualTo(LocalDate.of(2021, 3, 8));
        assertThat(problems).singleElement().extracting(Problem::text).isEqualTo("9 de marzo de 2021");
    }

    @Test
    void anAttributeWithoutADateLeavesItToTheText() {
        assertThat(read("8 mars 2021", "", "Notes")).isEqualTo(LocalDate.of(2021, 3, 8));
        assertThat(problems).isEmpty();
    }

    @Test
    void anIdIsNoDate() {
        assertThat(read("Notes", "march-8-2021", "")).isNull();
        assertThat(problems).isEmpty();
        assertThat(read("March 32, 2021", "march-8-2021", "")).isNull();
        assertThat(problems).singleElement().extracting(Problem::reason).isEqualTo("not a date");
    }
}
