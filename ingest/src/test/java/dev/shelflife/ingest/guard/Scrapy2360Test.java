package dev.shelflife.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.ingest.Samples;
import dev.shelflife.ingest.TablePage;
import dev.shelflife.ingest.diff.Difference;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * scrapy#2360 asks for a scraper that does not go on with a warning when what it has to read is missing. A field that most
 * lines told and now do not is heard: the look is held with the field's name.
 */
class Scrapy2360Test {

    @ParameterizedTest
    @CsvSource({
        "3, , end of patch",
        "3, soon, end of patch",
        "4, , end of availability",
        "4, not yet set, end of availability",
        "5, , images",
        "1, , patch version"
    })
    void aFieldThatIsMissingFromMostLinesIsHeardByItsName(int column, String text, String field) {
        Difference first = TablePage.of(12).look(null, Samples.AT);
        Difference second = TablePage.of(12)
                .withColumn(column, text == null ? "" : text)
                .look(first.next(), Samples.AT.plus(Duration.ofHours(6)));

        assertThat(second.checked().outcome()).isEqualTo(CheckOutcome.HELD);
        assertThat(second.checked().reason()).contains("told " + field);
        assertThat(second.observations()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"ML framework version", "End of patch and support date", "End of availability date"})
    void aHeaderThatIsRenamedIsHeard(String header) {
        TablePage page = TablePage.of(12);
        Difference first = page.look(null, Samples.AT);
        Difference second = TablePage.look(
                page.html().replace(header, "Remarks"), first.next(), Samples.AT.plus(Duration.ofHours(6)));

        assertThat(second.checked().outcome()).isIn(CheckOutcome.HELD, CheckOutcome.FAILED);
        assertThat(second.observations()).hasSize(1);
        assertThat(second.next().lines()).isEqualTo(first.next().lines());
    }

    @ParameterizedTest
    @CsvSource({"3", "4", "5"})
    void aFewEmptyCellsAreNews(int column) {
        Difference first = TablePage.of(12).look(null, Samples.AT);
        Difference second = TablePage.of(12)
                .with(0, column, "")
                .with(1, column, "")
                .look(first.next(), Samples.AT.plus(Duration.ofHours(6)));
        assertThat(second.checked().outcome()).isEqualTo(CheckOutcome.CHANGED);
    }
}
