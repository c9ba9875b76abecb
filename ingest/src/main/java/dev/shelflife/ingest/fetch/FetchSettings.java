package dev.shelflife.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * How pages are fetched.
 *
 * @param userAgent who we say we are
 * @param connectTimeout for one connection
 * @param requestTimeout for the whole fetch, with redirects and body, without waiting for one's turn
 * @param bodyLimit largest body in bytes, both as sent and decompressed
 * @param maxRedirects how many are followed
 * @param allowPrivateTargets whether loopback, private and reserved addresses may be asked, as for a mirror in one's own network
 * @param hostSpacing least time between the starts of two requests to one host; zero: none
 * @param robots whether robots.txt is asked for and obeyed
 */
public record FetchSettings(
        String userAgent,
        Duration connectTimeout,
        Duration requestTimeout,
        int bodyLimit,
        int maxRedirects,
        boolean allowPrivateTargets,
        Duration hostSpacing,
        boolean robots) {

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
        if (hostSpacing.isNegative()) {
            throw new IllegalArgumentException("the spacing of requests to a host must not be negative");
        }
    }

    /**
     * The usual limits: 10 s to connect, 60 s in all, 8 MiB, 5 redirects, public addresses only, 2 s between two requests to a
     * host, as robots.txt allows.
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
                5,
                false,
                Duration.ofSeconds(2),
                true);
    }

    /** The same with another limit for bodies, in bytes. */
    public FetchSettings withBodyLimit(int bytes) {
        return new FetchSettings(
                userAgent,
                connectTimeout,
                requestTimeout,
                bytes,
                maxRedirects,
                allowPrivateTargets,
                hostSpacing,
                robots);
    }

    /** The same with another time for the whole fetch. */
    public FetchSettings withRequestTimeout(Duration timeout) {
        return new FetchSettings(
                userAgent, connectTimeout, timeout, bodyLimit, maxRedirects, allowPrivateTargets, hostSpacing, robots);
    }

    /** The same, and loopback, private and reserved addresses may be asked, or may not. */
    public FetchSettings withPrivateTargets(boolean allowed) {
        return new FetchSettings(
                userAgent, connectTimeout, requestTimeout, bodyLimit, maxRedirects, allowed, hostSpacing, robots);
    }

    /** The same with another least time between the starts of two requests to one host. */
    public FetchSettings withHostSpacing(Duration spacing) {
        return new FetchSettings(
                userAgent,
                connectTimeout,
                requestTimeout,
                bodyLimit,
                maxRedirects,
                allowPrivateTargets,
                spacing,
                robots);
    }

    /** The same for a site of one's own on this machine, which may be private and minds no haste. */
    public FetchSettings forOwnSite() {
        return withPrivateTargets(true).withHostSpacing(Duration.ZERO);
    }
}
