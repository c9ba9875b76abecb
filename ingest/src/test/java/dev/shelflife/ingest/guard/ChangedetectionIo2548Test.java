package dev.shelflife.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Quarantined.Ending;
import dev.shelflife.ingest.Samples;
import dev.shelflife.ingest.TablePage;
import dev.shelflife.ingest.diff.Difference;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * changedetection.io#2548 stands for the alerts that error pages make: the server answers 200 and tells of an error, or asks to
 * sign in. Such a page is held, however often it comes, and leaves no trace when the real one is back.
 */
class ChangedetectionIo2548Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "404 Not Found",
                "Page not found",
                "Error 503",
                "502 Bad Gateway",
                "Access Denied",
                "Service unavailable",
                "Just a moment...",
                "Sign in",
                "Sign in - Accounts",
                "Log in to continue",
                "P\u00e1gina no encontrada",
                "Page introuvable"
            })
    void anErrorPageWithStatus200IsHeld(String title) {
        Difference first = TablePage.of(12).look(null, Samples.AT);
        Difference last = first;
        for (int look = 1; look <= 5; look++) {
            last = TablePage.look(
                    "<!doctype html><html lang='en'><head><title>" + title + "</title></head><body><h1>" + title
                            + "</h1><p>Sorry.</p></body></html>",
                    last.next(),
                    Samples.AT.plus(Duration.ofHours(6L * look)));
            assertThat(last.checked().outcome()).isEqualTo(CheckOutcome.HELD);
            assertThat(last.observations()).hasSize(1);
            assertThat(last.checked().quarantine()).singleElement().satisfies(held -> assertThat(held.line())
                    .isNull());
        }
        Difference back = TablePage.of(12).look(last.next(), Samples.AT.plus(Duration.ofDays(2)));
        assertThat(back.checked().outcome()).isEqualTo(CheckOutcome.UNCHANGED);
        assertThat(back.checked().ended()).singleElement().satisfies(end -> assertThat(end.how())
                .isEqualTo(Ending.REVERTED));
        assertThat(back.next().lines()).isEqualTo(first.next().lines());
    }

    @Test
    void aPageThatAsksForAPasswordIsHeldWhateverItsTitle() {
        Difference first = TablePage.of(12).look(null, Samples.AT);
        Difference second = TablePage.look(
                "<html lang='en'><title>Welcome</title><form><input name='u'><input type='password'></form></html>",
                first.next(),
                Samples.AT.plus(Duration.ofHours(6)));
        assertThat(second.checked().outcome()).isEqualTo(CheckOutcome.HELD);
        assertThat(second.checked().reason()).contains("sign in");
    }

    @Test
    void aFirstLookThatMeetsAnErrorAcceptsNothing() {
        Difference first =
                TablePage.look("<html><head><title>404 Not Found</title></head><body></body></html>", null, Samples.AT);
        assertThat(first.checked().outcome()).isEqualTo(CheckOutcome.HELD);
        Difference second = TablePage.of(12).look(first.next(), Samples.AT.plus(Duration.ofHours(6)));
        assertThat(second.checked().outcome()).isEqualTo(CheckOutcome.CHANGED);
        assertThat(second.checked().lines()).isEqualTo(12);
    }
}
