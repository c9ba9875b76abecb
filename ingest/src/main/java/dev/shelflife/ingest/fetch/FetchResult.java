package dev.shelflife.ingest.fetch;

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
     */
    record Failure(String reason, boolean retryable) implements FetchResult {}
}
