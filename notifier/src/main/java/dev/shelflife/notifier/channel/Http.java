package dev.shelflife.notifier.channel;

import dev.shelflife.notifier.queue.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What the channels over HTTP share: a client that follows no redirect, and what an answer means. */
final class Http {

    static final String USER_AGENT = "shelflife";

    /** Refusals that another attempt with the same bytes will not change (RFC 9110); others may pass, such as 401 or 404. */
    private static final Set<Integer> FOR_GOOD = Set.of(400, 405, 410, 411, 413, 414, 415, 422);

    /** The receiver is gone for good (RFC 9110, 15.5.11); Standard Webhooks 1.0.0 wants it to be disabled. */
    private static final int GONE = 410;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private Http() {}

    /**
     * A client for one destination. What it has to do between two packets is done by the thread at hand and its own selector, which halves
     * the processor time of a request; nothing there waits, save for the handshakes of this one destination.
     */
    static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .executor(Runnable::run)
                .build();
    }

    /** Whether it can be posted to. */
    static boolean isAddress(URI url) {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        return http && url.getHost() != null;
    }

    /**
     * Sends and waits for the whole answer, for {@code timeout} at most; by far cheaper than {@link #send} where one answer is waited for.
     *
     * @param verdict what the answer means
     * @return what the verdict says, or a failure whose reason holds no address
     */
    static Outcome sendAndAwait(
            HttpClient client, HttpRequest request, Duration timeout, Instant now, HttpPost.Verdict verdict) {
        HeadOfBody head = new HeadOfBody(timeout);
        try {
            return verdict.of(client.send(request, response -> head), now);
        } catch (IOException e) {
            return head.isLate() || e instanceof HttpTimeoutException
                    ? new Outcome.RetryLater("no answer within " + timeout, null)
                    : new Outcome.RetryLater(reason(e), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.RetryLater("interrupted", null);
        } finally {
            head.end();
        }
    }

    /** Sends; the answer is read, and its beginning kept. */
    static CompletableFuture<HttpResponse<String>> send(HttpClient client, HttpRequest request) {
        return client.sendAsync(request, response -> new HeadOfBody());
    }

    /**
     * Waits for the whole answer, for {@code timeout} at most.
     *
     * @param verdict what the answer means
     * @return what the verdict says, or a failure whose reason holds no address
     */
    static Outcome await(
            CompletableFuture<HttpResponse<String>> answer, Duration timeout, Instant now, HttpPost.Verdict verdict) {
        try {
            return verdict.of(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS), now);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Outcome.RetryLater("no answer within " + timeout, null);
        } catch (ExecutionException e) {
            return new Outcome.RetryLater(reason(e.getCause()), null);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.RetryLater("interrupted", null);
        }
    }

    /** What a status means. */
    static Outcome outcome(int status, HttpHeaders headers, Instant now) {
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered();
        }
        String reason = "HTTP " + status;
        if (FOR_GOOD.contains(status)) {
            return new Outcome.Rejected(reason, status == GONE);
        }
        Duration retryAfter = headers.firstValue("retry-after")
                .map(value -> retryAfter(value, now))
                .orElse(Duration.ZERO);
        return new Outcome.RetryLater(reason, retryAfter.isZero() ? null : retryAfter);
    }

    /** Both forms of Retry-After (RFC 9110, 10.2.3); what is neither, or not ahead, is zero. */
    static Duration retryAfter(String value, Instant now) {
        String text = value.strip();
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                    .toInstant();
            return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
        } catch (DateTimeParseException neitherForm) {
            return Duration.ZERO;
        }
    }

    /** Messages of network errors can quote addresses, and addresses can hold tokens; so only the kind is told. */
    private static String reason(@Nullable Throwable failure) {
        return failure instanceof IOException network
                ? "network: " + network.getClass().getSimpleName()
                : "cannot be sent: "
                        + (failure == null ? "unknown" : failure.getClass().getSimpleName());
    }
}
