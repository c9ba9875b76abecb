package dev.shelflife.ingest.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What a server gave us to ask "has it changed since?" (RFC 9110 §8.8).
 *
 * @param etag as sent, null when the server sent none
 * @param lastModified as sent, null when the server sent none
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {

    /** For a page that was never fetched: the request is unconditional. */
    public static final Validators NONE = new Validators(null, null);

    /** Whether a request with these is unconditional. */
    public boolean isEmpty() {
        return etag == null && lastModified == null;
    }
}
