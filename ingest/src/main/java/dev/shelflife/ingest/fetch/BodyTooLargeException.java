package dev.shelflife.ingest.fetch;

import java.io.IOException;

/** A body reached the limit while it was read. */
final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException(String what, int limit) {
        super("the " + what + " is larger than " + limit + " bytes");
    }
}
