package dev.shelflife.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * How pages are fetched.
 *
 * @param userAgent who we say we are
 * @param connectTimeout for one connection
 * @param requestTimeout for the whole fetch, with redirects and body
 * @param bodyLimit largest body in bytes, both as sent and decompressed
 * @param maxRedirects how many are followed
 */
public record FetchSettings(
        String userAgent, Duration connectTimeout, Duration requestTimeout, int bodyLimit, int maxRedirects) {

    /** 8 MiB: the largest known page has half a megabyte. */
    public static final int DEFAULT_BODY_LIMIT = 8 << 20;

    /** Checks that there are limits. */
    public FetchSettings {
        Objects.requireNonNull(userAgent, "userAgent");
        if (connectTimeout.isNegative()
                || connectTimeout.isZero()
                || requestTimeout.isNegative()
                || requestTimeout.isZero()) {
            throw new IllegalArgumentException("timeouts must be positive");
        }
        if (bodyLimit <= 0 || maxRedirects < 0) {
            throw new IllegalArgumentException(
                    "the body limit must be positive and the number of redirects not negative");
        }
    }

    /**
     * The usual limits: 10 s to connect, 60 s in all, 8 MiB, 5 redirects.
     *
     * @param version of this program
     * @param contact where whoever runs the server learns who we are and how to reach us
     */
    public static FetchSettings of(String version, URI contact) {
        return new FetchSettings(
                "shelflife/" + version + " (+" + contact + ")",
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                DEFAULT_BODY_LIMIT,
                5);
    }

    /** The same with another limit for bodies, in bytes. */
    public FetchSettings withBodyLimit(int bytes) {
        return new FetchSettings(userAgent, connectTimeout, requestTimeout, bytes, maxRedirects);
    }

    /** The same with another time for the whole fetch. */
    public FetchSettings withRequestTimeout(Duration timeout) {
        return new FetchSettings(userAgent, connectTimeout, timeout, bodyLimit, maxRedirects);
    }
}
