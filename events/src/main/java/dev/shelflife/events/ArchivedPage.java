package dev.shelflife.events;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A response as received: the value of {@code shelflife.pages}.
 *
 * @param source id of the source
 * @param url the address that was asked
 * @param fetchedAt when (UTC)
 * @param status HTTP status
 * @param contentType as sent, null when the server sent none
 * @param length of the body in bytes
 * @param gzip the body, compressed with gzip
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: the key of the record is the digest of the body
public record ArchivedPage(
        String source,
        String url,
        Instant fetchedAt,
        int status,
        @Nullable String contentType,
        int length,
        byte[] gzip) {
    /** Checks the parts that are always there. */
    public ArchivedPage {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(fetchedAt, "fetchedAt");
        Objects.requireNonNull(gzip, "gzip");
    }
}
