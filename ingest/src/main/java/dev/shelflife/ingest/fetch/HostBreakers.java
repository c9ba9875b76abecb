package dev.shelflife.ingest.fetch;

import dev.shelflife.ingest.fetch.FetchResult.Failure;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a host alone that is in trouble: after {@link #FAILURES} in a row for {@link #LEFT_ALONE}, then one request decides. Safe
 * for use by many threads.
 */
final class HostBreakers {

    static final int FAILURES = 5;
    static final Duration LEFT_ALONE = Duration.ofMinutes(10);

    private final LongSupplier nanoTime;
    private final CircuitBreakerConfig config;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    /** @param nanoTime of the transport, not of the domain */
    HostBreakers(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.config = CircuitBreakerConfig.custom()
                .clock(new TransportClock(nanoTime))
                .slidingWindow(FAILURES, FAILURES, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(100) // all of the last ones
                .waitDurationInOpenState(LEFT_ALONE)
                .permittedNumberOfCallsInHalfOpenState(1)
                .writableStackTraceEnabled(false)
                .build();
    }

    /** Why a host must not be asked; null when it may: then one of the other methods must be told what came of it. */
    @Nullable
    Failure refusal(String host) {
        Host one = host(host);
        if (one.breaker.tryAcquirePermission()) {
            return null;
        }
        long left = LEFT_ALONE.toNanos() - (nanoTime.getAsLong() - one.openedAt);
        return new Failure(
                "not asked: " + host + " failed " + FAILURES + " times in a row, the last time with " + one.lastFailure,
                true,
                Duration.ofNanos(Math.max(0, left)));
    }

    /** The host did its part, whatever it said. */
    void succeeded(String host) {
        host(host).breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }

    /** The host was not there, or said that it cannot. */
    void failed(String host, String reason) {
        Host one = host(host);
        one.lastFailure = reason;
        one.openedAt = nanoTime.getAsLong();
        one.breaker.onError(0, TimeUnit.NANOSECONDS, new IOException(reason));
    }

    /** The request was not made, or thrown away by us. */
    void unknown(String host) {
        host(host).breaker.releasePermission();
    }

    private Host host(String name) {
        return hosts.computeIfAbsent(name, host -> new Host(CircuitBreaker.of(host, config)));
    }

    /** What is said about an open breaker: its time is that of its last failure, for none follows while it is open. */
    private static final class Host {
        final CircuitBreaker breaker;
        volatile long openedAt;
        volatile String lastFailure = "";

        Host(CircuitBreaker breaker) {
            this.breaker = breaker;
        }
    }
}
