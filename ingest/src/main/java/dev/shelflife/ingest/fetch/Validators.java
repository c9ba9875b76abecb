package dev.shelflife.ingest.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What a server gave us to ask "has it changed since?" (RFC 9110 §8.8). One that cannot be sent back is dropped: it is kept in
 * every record of the source and is no reason to fail.
 *
 * @param etag as sent, null when the server sent none that can be used
 * @param lastModified as sent, null when the server sent none that can be used
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {

    /** For a page that was never fetched: the request is unconditional. */
    public static final Validators NONE = new Validators(null, null);

    /** Longest that is kept. */
    static final int MOST = 1 << 10;

    /** Drops what cannot be used. */
    public Validators {
        etag = usable(etag);
        lastModified = usable(lastModified);
    }

    private static @Nullable String usable(@Nullable String value) {
        boolean usable = value != null
                && !value.isBlank()
                && value.length() <= MOST
                && value.chars().allMatch(Validators::isFieldCharacter);
        return usable ? value : null;
    }

    /** What a header may hold (RFC 9110 §5.5), without the tab. */
    private static boolean isFieldCharacter(int c) {
        return c >= 0x20 && c <= 0xff && c != 0x7f;
    }

    /** Whether a request with these is unconditional. */
    public boolean isEmpty() {
        return etag == null && lastModified == null;
    }
}
