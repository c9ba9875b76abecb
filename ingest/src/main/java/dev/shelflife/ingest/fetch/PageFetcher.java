package dev.shelflife.ingest.fetch;

import dev.shelflife.ingest.fetch.Answer.None;
import dev.shelflife.ingest.fetch.Answer.Received;
import dev.shelflife.ingest.fetch.FetchResult.Failure;
import dev.shelflife.ingest.source.Source;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Gets pages over HTTP: says who asks, asks only for what changed, goes only where it may, and has a limit on everything. Safe
 * for use by many threads.
 */
public final class PageFetcher {

    /** HTML before everything else: where a site has a page in several forms, the known ones are HTML. */
    private static final String ACCEPT = "text/html, application/xhtml+xml, application/atom+xml;q=0.9,"
            + " application/rss+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, text/markdown;q=0.7, text/plain;q=0.6";

    private final FetchSettings settings;
    private final HttpGet http;
    private final Robots robots;

    /** A fetcher with its own connections. */
    public PageFetcher(FetchSettings settings) {
        this(settings, System::nanoTime);
    }

    /** For tests of what is kept, or left alone, for long. */
    PageFetcher(FetchSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.http = new HttpGet(settings, nanoTime);
        this.robots = new Robots(http, settings, nanoTime);
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
        try {
            Answer answer = follow(source.url(), headers(validators), new Budget(settings.requestTimeout()), now);
            FetchResult result = answer instanceof Received received
                    ? PageReader.read(source, validators, now, received, settings.bodyLimit())
                    : ((None) answer).failure();
            return result instanceof Failure failure ? withTime(failure, now) : result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failure("interrupted", true);
        }
    }

    private Answer ask(URI url, Map<String, String> headers, Budget budget, Instant now) throws InterruptedException {
        Failure refused = http.refusal(url);
        if (refused != null) {
            return new None(refused);
        }
        RobotsRules rules = robots.of(url, now);
        Failure forbidden = rules.refusal(url);
        if (forbidden != null) {
            return new None(forbidden);
        }
        Duration spacing = rules.delay().compareTo(settings.hostSpacing()) > 0 ? rules.delay() : settings.hostSpacing();
        return http.get(url, headers, info -> LimitedBody.of(info, settings.bodyLimit()), spacing, budget, now);
    }

    private Answer follow(URI start, Map<String, String> headers, Budget budget, Instant now)
            throws InterruptedException {
        URI url = start;
        for (int redirects = 0; ; redirects++) {
            Answer answer = ask(url, headers, budget, now);
            if (!(answer instanceof Received received) || !received.isRedirect()) {
                return answer;
            }
            if (redirects == settings.maxRedirects()) {
                return new None(new Failure("more than " + redirects + " redirects, the last from " + url, false));
            }
            try {
                url = received.target();
            } catch (IllegalArgumentException e) {
                return new None(Failures.badAddress(e));
            }
        }
    }

    /** For people, who cannot know when the wait began. */
    private static Failure withTime(Failure failure, Instant now) {
        Duration wait = failure.retryAfter();
        return wait == null
                ? failure
                : new Failure(
                        failure.reason() + "; not again before "
                                + now.plus(wait).truncatedTo(ChronoUnit.SECONDS),
                        failure.retryable(),
                        wait);
    }

    private static Map<String, String> headers(Validators validators) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", ACCEPT);
        headers.put("Accept-Language", "en");
        headers.put("Accept-Encoding", "gzip");
        if (validators.etag() != null) {
            headers.put("If-None-Match", validators.etag());
        }
        if (validators.lastModified() != null) {
            headers.put("If-Modified-Since", validators.lastModified());
        }
        return headers;
    }
}
