package dev.shelflife.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.notifier.queue.Outcome;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void bothFormsOfRetryAfterAreRead() {
        assertThat(Http.retryAfter("120", NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Http.retryAfter("Sun, 22 Nov 2026 10:05:00 GMT", NOW)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Http.retryAfter("Sun, 22 Nov 2026 09:00:00 GMT", NOW)).isEqualTo(Duration.ZERO);
        assertThat(Http.retryAfter("soon", NOW)).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void twoHundredsAreTaken(int status) {
        assertThat(outcome(status)).isEqualTo(new Outcome.Delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 401, 403, 404, 408, 425, 429, 500, 502, 503, 504})
    void redirectsAndWhatMayPassAreTriedAgain(int status) {
        assertThat(outcome(status)).isEqualTo(new Outcome.RetryLater("HTTP " + status, Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void refusalsAreFinal(int status) {
        assertThat(outcome(status)).isEqualTo(new Outcome.Rejected("HTTP " + status, status == 410));
    }

    @Test
    void goneIsGone() {
        assertThat(outcome(410)).isEqualTo(new Outcome.Rejected("HTTP 410", true));
    }

    private static Outcome outcome(int status) {
        return Http.outcome(status, HttpHeaders.of(Map.of("Retry-After", List.of("7")), (name, value) -> true), NOW);
    }
}
