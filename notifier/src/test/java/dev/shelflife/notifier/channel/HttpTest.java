package dev.shelflife.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.notifier.queue.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTest {

    private static final Duration HASTY = Duration.ofMillis(500);
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

    @Test
    void anAnswerThatBeginsAndDoesNotEndIsBrokenOffInTime() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Integer> broken = CompletableFuture.supplyAsync(() -> answerWithoutEnd(server));
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"))
                    .timeout(HASTY)
                    .build();
            assertThat(Http.sendAndAwait(Http.client(), request, HASTY, NOW, HttpPost.BY_STATUS))
                    .isEqualTo(new Outcome.RetryLater("no answer within " + HASTY, null));
            assertThat(broken.get(10, TimeUnit.SECONDS)).as("we hung up").isEqualTo(-1);
        }
    }

    /** Promises more than it sends, and reads until the other side hangs up. */
    private static int answerWithoutEnd(ServerSocket server) {
        try (Socket socket = server.accept()) {
            InputStream in = socket.getInputStream();
            in.read(new byte[8_192]);
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nx".getBytes(StandardCharsets.US_ASCII));
            return in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome outcome(int status) {
        return Http.outcome(status, HttpHeaders.of(Map.of("Retry-After", List.of("7")), (name, value) -> true), NOW);
    }
}
