package dev.shelflife.app.archive;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page as a WARC file holds it.
 *
 * @param name file, address and offset, for people
 * @param offset in the file, at which its record begins; in bytes
 * @param url the address that was asked
 * @param at when it was fetched (UTC)
 * @param source id of the source as the record names it, null when it names none
 * @param contentType as sent, null when not sent
 * @param etag as sent, null when not sent
 * @param lastModified as sent, null when not sent
 * @param body without transfer and content encoding
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Capture(
        String name,
        long offset,
        URI url,
        Instant at,
        @Nullable String source,
        @Nullable String contentType,
        @Nullable String etag,
        @Nullable String lastModified,
        byte[] body) {}
