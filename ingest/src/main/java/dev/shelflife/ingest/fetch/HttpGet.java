package dev.shelflife.ingest.fetch;

import dev.shelflife.ingest.fetch.Answer.None;
import dev.shelflife.ingest.fetch.Answer.Received;
import dev.shelflife.ingest.fetch.FetchResult.Failure;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One request: guarded, limited, and in its turn; redirects are the caller's. Safe for use by many threads. */
final class HttpGet {

    private final FetchSettings settings;
    private final TargetGuard guard;
    private final HttpClient client;
    private final HostGate gate;
    private final HostBreakers breakers;

    /** @param nanoTime for waits that concern a host; the limits of a request are always kept by the machine's own */
    HttpGet(FetchSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.gate = new HostGate(nanoTime);
        this.breakers = new HostBreakers(nanoTime);
        this.guard = new TargetGuard(settings.allowPrivateTargets());
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER) // each target must be checked
                .connectTimeout(settings.connectTimeout())
                .proxy(ProxySelector.getDefault())
                .build();
    }

    /** Why an address must not be asked; null when it may. */
    @Nullable
    Failure refusal(URI url) {
        return guard.refusal(url);
    }

    /**
     * Waits for the host's turn and asks.
     *
     * @param url that may be asked
     * @param headers beside the one that says who we are
     * @param body how the body of a 200 is read
     * @param spacing least time since the start of the last request to that host
     * @param budget charged with what the request takes, without the wait
     * @param now domain time (UTC), for an answer that asks to be left alone until a date and does not say what time it is
     */
    Answer get(
            URI url,
            Map<String, String> headers,
            BodyHandler<byte[]> body,
            Duration spacing,
            Budget budget,
            Instant now)
            throws InterruptedException {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        Failure held = held(host); // before the wait for one's turn, which would be in vain
        if (held != null) {
            return new None(held);
        }
        HostGate.Turn turn = gate.enter(host, spacing);
        try {
            Failure resting = held(host);
            if (resting == null) {
                resting = breakers.refusal(host);
            }
            Answer answer = resting != null ? new None(resting) : watched(host, url, headers, body, budget);
            if (answer instanceof Received received) {
                hold(host, received, now);
            }
            return answer;
        } finally {
            turn.end();
        }
    }

    private @Nullable Failure held(String host) {
        Duration left = gate.heldFor(host);
        return left == null ? null : new Failure("not asked: " + host + " asks to be left alone", true, left);
    }

    /** "Too many" and "not now" are said of the server, not of a page (RFC 6585 §4, RFC 9110 §15.6.4). */
    private void hold(String host, Received answer, Instant now) {
        if (answer.status() == 429 || answer.status() == 503) {
            Duration wait = RetryAfter.of(answer.header("Retry-After"), answer.header("Date"), now);
            if (wait != null) {
                gate.hold(host, wait);
            }
        }
    }

    private Answer watched(String host, URI url, Map<String, String> headers, BodyHandler<byte[]> body, Budget budget)
            throws InterruptedException {
        Answer answer = null;
        try {
            answer = charged(url, headers, body, budget);
            return answer;
        } finally {
            tell(host, answer);
        }
    }

    private Answer charged(URI url, Map<String, String> headers, BodyHandler<byte[]> body, Budget budget)
            throws InterruptedException {
        long start = System.nanoTime();
        try {
            // Again, and now: since it was last asked, the name may stand for something else.
            Failure refused = guard.refusal(url);
            return refused != null ? new None(refused) : send(request(url, headers), body, budget.left());
        } catch (IllegalArgumentException e) {
            return new None(Failures.badAddress(e));
        } finally {
            budget.spend(System.nanoTime() - start);
        }
    }

    private void tell(String host, @Nullable Answer answer) {
        if (answer == null) {
            breakers.unknown(host);
        } else if (answer instanceof None none) {
            if (none.failure().retryable()) {
                breakers.failed(host, none.failure().reason());
            } else {
                breakers.unknown(host); // refused by us, before or after it answered
            }
        } else if (answer instanceof Received received && (received.status() >= 500 || received.status() == 429)) {
            breakers.failed(host, "HTTP " + received.status());
        } else {
            breakers.succeeded(host);
        }
    }

    private HttpRequest request(URI url, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).header("User-Agent", settings.userAgent());
        headers.forEach(request::header);
        return request.build();
    }

    private Answer send(HttpRequest request, BodyHandler<byte[]> body, long nanos) throws InterruptedException {
        // Not HttpRequest.timeout: that one ends with the headers, and a body may trickle for ever.
        var answer = client.sendAsync(
                request, info -> info.statusCode() == 200 ? body.apply(info) : BodySubscribers.replacing(new byte[0]));
        try {
            HttpResponse<byte[]> response = answer.get(nanos, TimeUnit.NANOSECONDS);
            return new Received(request.uri(), response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            return new None(new Failure("no whole answer within " + settings.requestTimeout(), true));
        } catch (ExecutionException e) {
            return new None(Failures.of(e));
        } finally {
            answer.cancel(true); // without effect on what is complete
        }
    }
}
