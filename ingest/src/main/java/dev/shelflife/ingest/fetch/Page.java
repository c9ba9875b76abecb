package dev.shelflife.ingest.fetch;

import dev.shelflife.events.identity.Ids;
import dev.shelflife.ingest.source.Source;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page as received.
 *
 * @param source which source it is of
 * @param url the address that answered
 * @param fetchedAt domain time of the fetch (UTC)
 * @param status HTTP status; 200 for a page from a file
 * @param contentType as sent, null when not sent
 * @param etag validator as sent, null when not sent
 * @param lastModified validator as sent, null when not sent
 * @param sha256 digest of the body
 * @param body decompressed bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: the digest stands for the body
public record Page(
        Source source,
        URI url,
        Instant fetchedAt,
        int status,
        @Nullable String contentType,
        @Nullable String etag,
        @Nullable String lastModified,
        String sha256,
        byte[] body) {
    /** Checks the parts that are always there. */
    public Page {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(fetchedAt, "fetchedAt");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(body, "body");
    }

    /** A page from a file, as if it had been fetched then. */
    public static Page of(Source source, Instant fetchedAt, byte[] body) {
        return new Page(source, source.url(), fetchedAt, 200, null, null, null, Ids.sha256(body), body);
    }
}
