package dev.shelflife.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "120 | PT2M",
                " 7 | PT7S",
                "86401 | PT24H",
                "99999999999999999999999 | PT24H",
                "Sun, 01 Mar 2026 12:05:00 GMT | PT5M",
                "Sunday, 01-Mar-26 12:05:00 GMT | PT5M",
                "Sun Mar  1 12:05:00 2026 | PT5M",
                "Sun, 01 Mar 2026 11:00:00 GMT | PT0S",
                "Tue, 01 Dec 2026 00:00:00 GMT | PT24H",
            })
    void bothFormsAreReadAndBounded(String value, Duration wait) {
        assertThat(RetryAfter.of(value, null, NOW)).isEqualTo(wait);
    }

    @Test
    void aDateIsRelativeToTheClockOfItsServer() {
        assertThat(RetryAfter.of("Sun, 01 Mar 2026 15:01:00 GMT", "Sun, 01 Mar 2026 15:00:00 GMT", NOW))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(RetryAfter.of("Sun, 01 Mar 2026 12:01:00 GMT", "yesterday", NOW))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", " ", "soon", "-5", "1.5", "１２", "Sun, 32 Mar 2026 12:05:00 GMT", "2026-03-01T12:05:00Z"})
    void whatIsNoneOfBothIsNothing(String value) {
        assertThat(RetryAfter.of(value, null, NOW)).isNull();
    }
}
