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
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request, guarded and limited; redirects are the caller's. Safe for use by many threads. */
final class HttpGet {

    private final FetchSettings settings;
    private final TargetGuard guard;
    private final HttpClient client;

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

    /**
     * Asks.
     *
     * @param headers beside the one that says who we are
     * @param body how the body of a 200 is read
     * @param budget charged with what the request takes
     */
    Answer get(URI url, Map<String, String> headers, BodyHandler<byte[]> body, Budget budget)
            throws InterruptedException {
        long start = System.nanoTime();
        try {
            Failure refused = guard.refusal(url);
            return refused != null ? new None(refused) : send(request(url, headers), body, budget.left());
        } catch (IllegalArgumentException e) {
            return new None(Failures.badAddress(e));
        } finally {
            budget.spend(System.nanoTime() - start);
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
