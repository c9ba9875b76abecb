package dev.shelflife.ingest.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a fetch went. What the world does is a value here, never an exception. */
public sealed interface FetchResult {

    /** The server sent a page. */
    record Fetched(Page page) implements FetchResult {}

    /** The server says that the page is the one of our validators. */
    record NotModified() implements FetchResult {}

    /**
     * There is no page to read.
     *
     * @param reason in words, for people
     * @param retryable whether the same request may well succeed soon
     * @param retryAfter how long the page must be left alone, for its host says so or is in trouble; 0 to 24 h, null
     *     when nobody says
     */
    record Failure(String reason, boolean retryable, @Nullable Duration retryAfter) implements FetchResult {

        /** A failure after which nobody asks to be left alone. */
        public Failure(String reason, boolean retryable) {
            this(reason, retryable, null);
        }
    }
}
