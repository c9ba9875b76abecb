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
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One request: guarded, limited, and in its turn; redirects are the caller's. Safe for use by many threads. */
final class HttpGet {

    private final FetchSettings settings;
    private final TargetGuard guard;
    private final HttpClient client;
    private final HostGate gate = new HostGate(System::nanoTime);
    private final HostBreakers breakers = new HostBreakers(System::nanoTime);

    HttpGet(FetchSettings settings) {
        this.settings = settings;
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
     */
    Answer get(URI url, Map<String, String> headers, BodyHandler<byte[]> body, Duration spacing, Budget budget)
            throws InterruptedException {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        HostGate.Turn turn = gate.enter(host, spacing);
        try {
            Failure resting = breakers.refusal(host);
            return resting != null ? new None(resting) : watched(host, url, headers, body, budget);
        } finally {
            turn.end();
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
