package dev.shelflife.ingest.fetch;

import dev.shelflife.events.identity.Ids;
import dev.shelflife.ingest.fetch.Answer.Received;
import dev.shelflife.ingest.fetch.FetchResult.Failure;
import dev.shelflife.ingest.fetch.FetchResult.Fetched;
import dev.shelflife.ingest.fetch.FetchResult.NotModified;
import dev.shelflife.ingest.source.Source;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** What an answer means for a page. Pure. */
final class PageReader {

    /** What a page, a feed or a text of notes comes as. */
    private static final Set<String> READABLE = Set.of(
            "text/html",
            "application/xhtml+xml",
            "text/plain",
            "text/markdown",
            "application/atom+xml",
            "application/rss+xml",
            "application/xml",
            "text/xml");

    private PageReader() {}

    /**
     * Reads the last answer of a fetch.
     *
     * @param validators that were sent
     * @param now domain time of the fetch (UTC)
     * @param limit largest decompressed body in bytes
     */
    static FetchResult read(Source source, Validators validators, Instant now, Received answer, int limit) {
        int status = answer.status();
        if (status == 304 && !validators.isEmpty()) {
            return new NotModified();
        }
        if (status != 200) {
            return status(answer, now);
        }
        String type = answer.header("Content-Type");
        if (type != null && !READABLE.contains(mediaType(type))) {
            return new Failure("not a kind of page that can be read: " + mediaType(type), false);
        }
        String encoding = answer.header("Content-Encoding");
        byte[] body = answer.body();
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            if (!encoding.equalsIgnoreCase("gzip")) {
                return new Failure("a content encoding that was not asked for: " + encoding, false);
            }
            try {
                body = LimitedBody.gunzip(body, limit);
            } catch (BodyTooLargeException e) {
                return new Failure(String.valueOf(e.getMessage()), false);
            } catch (IOException e) {
                return new Failure("not the gzip that it says it is: " + e.getMessage(), true);
            }
        }
        var fresh = new Validators(answer.header("ETag"), answer.header("Last-Modified"));
        return new Fetched(new Page(
                source, answer.url(), now, status, type, fresh.etag(), fresh.lastModified(), Ids.sha256(body), body));
    }

    private static Failure status(Received answer, Instant now) {
        int status = answer.status();
        Duration wait = RetryAfter.of(answer.header("Retry-After"), answer.header("Date"), now);
        return new Failure(
                "HTTP " + status + " from " + answer.url(), status >= 500 || status == 429 || status == 408, wait);
    }

    private static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
