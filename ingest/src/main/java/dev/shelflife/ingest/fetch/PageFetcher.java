package dev.shelflife.ingest.fetch;

import dev.shelflife.ingest.fetch.Answer.None;
import dev.shelflife.ingest.fetch.Answer.Received;
import dev.shelflife.ingest.fetch.FetchResult.Failure;
import dev.shelflife.ingest.source.Source;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gets pages over HTTP: says who asks, asks only for what changed, goes only where it may, and has a limit on everything. Safe
 * for use by many threads.
 */
public final class PageFetcher {

    private final FetchSettings settings;
    private final HttpGet http;

    /** A fetcher with its own connections. */
    public PageFetcher(FetchSettings settings) {
        this.settings = settings;
        this.http = new HttpGet(settings);
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
            Answer answer = follow(source.url(), headers(validators), new Budget(settings.requestTimeout()));
            return answer instanceof Received received
                    ? PageReader.read(source, validators, now, received, settings.bodyLimit())
                    : ((None) answer).failure();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failure("interrupted", true);
        }
    }

    private Answer follow(URI start, Map<String, String> headers, Budget budget) throws InterruptedException {
        URI url = start;
        for (int redirects = 0; ; redirects++) {
            Answer answer = http.get(url, headers, info -> new LimitedBody(settings.bodyLimit()), budget);
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

    private static Map<String, String> headers(Validators validators) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "text/html, application/xhtml+xml");
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
