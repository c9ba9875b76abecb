package dev.shelflife.ingest.fetch;

import dev.shelflife.events.identity.Ids;
import dev.shelflife.ingest.fetch.FetchResult.Failure;
import dev.shelflife.ingest.fetch.FetchResult.Fetched;
import dev.shelflife.ingest.fetch.FetchResult.NotModified;
import dev.shelflife.ingest.source.Source;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Gets pages over HTTP: says who asks, asks only for what changed, and has a limit on everything. Safe for use by many
 * threads.
 */
public final class PageFetcher {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");

    private final FetchSettings settings;
    private final HttpClient client;

    /** A fetcher with its own connections. */
    public PageFetcher(FetchSettings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER) // we count them ourselves
                .connectTimeout(settings.connectTimeout())
                .proxy(ProxySelector.getDefault())
                .build();
    }

    /**
     * Fetches a page.
     *
     * @param source which page
     * @param validators of the page that we have, or {@link Validators#NONE}
     * @param now domain time of the fetch (UTC); not used for timeouts
     * @return never throws for what the world does
     */
    public FetchResult fetch(Source source, Validators validators, Instant now) {
        long deadline = System.nanoTime() + settings.requestTimeout().toNanos();
        try {
            URI url = source.url();
            for (int redirects = 0; ; redirects++) {
                if (!isHttp(url)) {
                    return new Failure("not an http or https address: " + url, false);
                }
                HttpResponse<byte[]> response = send(url, validators, deadline);
                if (!REDIRECTS.contains(response.statusCode())) {
                    return read(source, url, validators, now, response);
                }
                if (redirects == settings.maxRedirects()) {
                    return new Failure("more than " + redirects + " redirects, the last from " + url, false);
                }
                String location = header(response.headers(), "Location");
                if (location == null) {
                    return new Failure("HTTP " + response.statusCode() + " without an address to go to", false);
                }
                URI target = url.resolve(location);
                if (url.getScheme().equalsIgnoreCase("https") && "http".equalsIgnoreCase(target.getScheme())) {
                    return new Failure("redirected from https to plain http: " + target, false);
                }
                url = target;
            }
        } catch (IllegalArgumentException badAddress) {
            return new Failure("an address that cannot be used: " + badAddress.getMessage(), false);
        } catch (TimeoutException e) {
            return new Failure("no whole answer within " + settings.requestTimeout(), true);
        } catch (ExecutionException e) {
            return failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failure("interrupted", true);
        }
    }

    private HttpResponse<byte[]> send(URI url, Validators validators, long deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("User-Agent", settings.userAgent())
                .header("Accept", "text/html, application/xhtml+xml")
                .header("Accept-Language", "en")
                .header("Accept-Encoding", "gzip");
        if (validators.etag() != null) {
            request.header("If-None-Match", validators.etag());
        }
        if (validators.lastModified() != null) {
            request.header("If-Modified-Since", validators.lastModified());
        }
        // Not HttpRequest.timeout: that one ends with the headers, and a body may trickle for ever.
        var answer = client.sendAsync(
                request.build(),
                info -> info.statusCode() == 200
                        ? new LimitedBody(settings.bodyLimit())
                        : BodySubscribers.replacing(new byte[0]));
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } finally {
            answer.cancel(true); // without effect on what is complete
        }
    }

    private FetchResult read(
            Source source, URI url, Validators validators, Instant now, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        HttpHeaders headers = response.headers();
        if (status == 304 && !validators.isEmpty()) {
            return new NotModified();
        }
        if (status != 200) {
            Duration retryAfter = RetryAfter.of(header(headers, "Retry-After"), header(headers, "Date"), now);
            return new Failure(
                    "HTTP " + status + " from " + url + (retryAfter == null ? "" : ", not again before " + now.plus(retryAfter)),
                    status >= 500 || status == 429 || status == 408,
                    retryAfter);
        }
        String type = header(headers, "Content-Type");
        if (type != null && !HTML.contains(mediaType(type))) {
            return new Failure("not HTML: " + mediaType(type), false);
        }
        String encoding = header(headers, "Content-Encoding");
        byte[] body = response.body();
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            if (!encoding.equalsIgnoreCase("gzip")) {
                return new Failure("a content encoding that was not asked for: " + encoding, false);
            }
            try {
                body = LimitedBody.gunzip(body, settings.bodyLimit());
            } catch (BodyTooLargeException e) {
                return new Failure(String.valueOf(e.getMessage()), false);
            } catch (IOException e) {
                return new Failure("not the gzip that it says it is: " + e.getMessage(), true);
            }
        }
        return new Fetched(new Page(
                source,
                url,
                now,
                status,
                type,
                header(headers, "ETag"),
                header(headers, "Last-Modified"),
                Ids.sha256(body),
                body));
    }

    private static Failure failed(ExecutionException e) {
        Throwable deepest = e;
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof BodyTooLargeException) {
                return new Failure(String.valueOf(t.getMessage()), false);
            }
            if (t instanceof ConnectException || t instanceof HttpConnectTimeoutException) {
                return new Failure("cannot connect: " + words(t, hasCause(t, UnresolvedAddressException.class)), true);
            }
            if (t instanceof IllegalArgumentException) {
                return new Failure("an address that cannot be used: " + t.getMessage(), false);
            }
            deepest = t;
        }
        return new Failure("cannot be fetched: " + words(deepest, false), true);
    }

    /** The client leaves the message out when a name has no address. */
    private static String words(Throwable t, boolean unknownHost) {
        String message = unknownHost ? "unknown host" : t.getMessage();
        return message == null ? t.getClass().getSimpleName() : message;
    }

    private static boolean hasCause(Throwable error, Class<?> kind) {
        for (Throwable t = error; t != null; t = t.getCause()) {
            if (kind.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHttp(URI url) {
        return url.getHost() != null
                && ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()));
    }

    private static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String header(HttpHeaders headers, String name) {
        return headers.firstValue(name).orElse(null);
    }
}
