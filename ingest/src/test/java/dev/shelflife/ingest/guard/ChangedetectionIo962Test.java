package dev.shelflife.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.ingest.Samples;
import dev.shelflife.ingest.TablePage;
import dev.shelflife.ingest.diff.Difference;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * changedetection.io#962: a page that comes blank for once, because what is looked for was not rendered, made a change to nothing
 * and back. A blank page is a failure; nothing changes, and when the page is back nothing has.
 */
class ChangedetectionIo962Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n ",
                "<html></html>",
                "<!doctype html><html lang='en'><head><title>Choose an image</title></head><body><main></main></body></html>"
            })
    void aBlankPageIsNoChange(String blank) {
        Difference first = TablePage.of(12).look(null, Samples.AT);
        Difference second = TablePage.look(blank, first.next(), Samples.AT.plus(Duration.ofHours(6)));
        Difference third = TablePage.of(12).look(second.next(), Samples.AT.plus(Duration.ofHours(12)));

        assertThat(second.checked().outcome()).isEqualTo(CheckOutcome.FAILED);
        assertThat(second.checked().reason()).contains("yields nothing");
        assertThat(second.observations()).hasSize(1);
        assertThat(second.next().lines()).isEqualTo(first.next().lines());
        assertThat(second.next().absent()).isEmpty();
        assertThat(third.checked().outcome()).isEqualTo(CheckOutcome.UNCHANGED);
        assertThat(third.observations()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 50})
    void itStaysNoChangeHoweverOftenItComesBlank(int looks) {
        Difference last = TablePage.of(12).look(null, Samples.AT);
        for (int look = 1; look <= looks; look++) {
            last = TablePage.look("<html><body></body></html>", last.next(), Samples.AT.plus(Duration.ofDays(look)));
            assertThat(last.observations()).hasSize(1);
        }
        assertThat(last.next().lines()).hasSize(12);
    }
}
