package dev.shelflife.ingest;

import dev.shelflife.ingest.fetch.FetchSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How pages are watched. All durations are real time, never domain time.
 *
 * @param fetch how pages are fetched
 * @param interval between two looks at a source; null: only when asked by {@link Ingest#round()}
 * @param jitter share of the interval by which it varies, 0 to 1, so that not all come at once
 * @param retryInterval until the next look after a failure that may pass soon
 * @param sessionTimeout after which a silent instance loses its sources to the others
 * @param pollLimit how long one transaction may keep the instance busy before it loses its sources
 * @param transactionTimeout after which the broker gives up the transaction of a dead instance
 * @param fetchThreads how many pages are fetched and read at the same time
 */
public record IngestSettings(
        FetchSettings fetch,
        @Nullable Duration interval,
        double jitter,
        Duration retryInterval,
        Duration sessionTimeout,
        Duration pollLimit,
        Duration transactionTimeout,
        int fetchThreads) {

    /** Checks the ranges. */
    public IngestSettings {
        Objects.requireNonNull(fetch, "fetch");
        requirePositive("interval", interval == null ? Duration.ofSeconds(1) : interval);
        requirePositive("retryInterval", retryInterval);
        requirePositive("sessionTimeout", sessionTimeout);
        requirePositive("pollLimit", pollLimit);
        requirePositive("transactionTimeout", transactionTimeout);
        if (jitter < 0 || jitter > 1) {
            throw new IllegalArgumentException("jitter is a share, 0 to 1: " + jitter);
        }
        if (fetchThreads < 1) {
            throw new IllegalArgumentException("at least one thread must fetch");
        }
    }

    /**
     * The usual: every 6 hours give or take a tenth, after passing failures a quarter of an hour.
     *
     * @param version of this program
     * @param contact where whoever runs the server learns who we are and how to reach us
     */
    public static IngestSettings of(String version, URI contact) {
        return new IngestSettings(
                FetchSettings.of(version, contact),
                Duration.ofHours(6),
                0.1,
                Duration.ofMinutes(15),
                Duration.ofSeconds(10),
                Duration.ofMinutes(2),
                Duration.ofSeconds(30),
                4);
    }

    /** The same with another interval; null: only when asked. */
    public IngestSettings withInterval(@Nullable Duration other) {
        return new IngestSettings(
                fetch, other, jitter, retryInterval, sessionTimeout, pollLimit, transactionTimeout, fetchThreads);
    }

    /** The same with other limits for fetches. */
    public IngestSettings withFetch(FetchSettings other) {
        return new IngestSettings(
                other, interval, jitter, retryInterval, sessionTimeout, pollLimit, transactionTimeout, fetchThreads);
    }

    /** The same for a site of one's own on this machine: {@link FetchSettings#forOwnSite()}. */
    public IngestSettings forOwnSite() {
        return withFetch(fetch.forOwnSite());
    }

    /** The same with other times after which an instance counts as gone. */
    public IngestSettings withTimeouts(Duration session, Duration poll, Duration transaction) {
        return new IngestSettings(fetch, interval, jitter, retryInterval, session, poll, transaction, fetchThreads);
    }

    private static void requirePositive(String what, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(what + " must be positive: " + value);
        }
    }
}
