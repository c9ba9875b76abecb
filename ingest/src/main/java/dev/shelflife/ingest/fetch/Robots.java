package dev.shelflife.ingest.fetch;

import dev.shelflife.ingest.fetch.Answer.None;
import dev.shelflife.ingest.fetch.Answer.Received;
import dev.shelflife.ingest.fetch.FetchResult.Failure;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules of each origin, asked for at most once a day and through the same guarded, limited client as the pages. Safe for use
 * by many threads.
 */
final class Robots {

    /** What a parser must be ready to read (RFC 9309 §2.5); the rest is not read. */
    static final int LIMIT = 500 << 10;

    /** How long rules hold (RFC 9309 §2.4). */
    static final Duration KEPT = Duration.ofHours(24);

    /** How long it is believed that there are none to be had: less than until a failed page is looked at again. */
    static final Duration FAILURE_KEPT = Duration.ofMinutes(5);

    private static final int MAX_REDIRECTS = 5;

    private final HttpGet http;
    private final FetchSettings settings;
    private final LongSupplier nanoTime;
    private final Map<String, Origin> origins = new ConcurrentHashMap<>();

    Robots(HttpGet http, FetchSettings settings, LongSupplier nanoTime) {
        this.http = http;
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /**
     * The rules for an address.
     *
     * @param url that may be asked as far as we are concerned
     * @param now domain time (UTC)
     */
    RobotsRules of(URI url, Instant now) throws InterruptedException {
        if (!settings.robots()) {
            return RobotsRules.ALL;
        }
        URI robots = url.resolve("/robots.txt");
        Origin origin = origins.computeIfAbsent(robots.toString().toLowerCase(Locale.ROOT), key -> new Origin());
        origin.lock.lockInterruptibly(); // who comes second finds what the first was told
        try {
            RobotsRules known = origin.rules;
            if (known != null && nanoTime.getAsLong() - origin.expires < 0) {
                return known;
            }
            RobotsRules rules = ask(robots, now);
            origin.rules = rules;
            origin.expires = nanoTime.getAsLong() + kept(rules).toNanos();
            return rules;
        } finally {
            origin.lock.unlock();
        }
    }

    private static Duration kept(RobotsRules rules) {
        return rules instanceof RobotsRules.Nothing ? FAILURE_KEPT : KEPT;
    }

    private RobotsRules ask(URI robots, Instant now) throws InterruptedException {
        var budget = new Budget(settings.requestTimeout());
        URI url = robots;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            Failure refused = http.refusal(url);
            if (refused != null) {
                return RobotsReader.unreachable(refused);
            }
            Answer answer = http.get(
                    url,
                    Map.of("Accept", "text/plain, */*;q=0.1", "Accept-Encoding", "identity"),
                    info -> LimitedBody.cutAt(LIMIT),
                    settings.hostSpacing(),
                    budget,
                    now);
            if (!(answer instanceof Received received)) {
                return RobotsReader.unreachable(((None) answer).failure());
            }
            if (!received.isRedirect()) {
                return RobotsReader.read(robots, received, now);
            }
            try {
                url = received.target();
            } catch (IllegalArgumentException e) {
                return RobotsReader.unreachable(Failures.badAddress(e));
            }
        }
        return RobotsRules.ALL; // whoever has five redirects has no rules (RFC 9309 §2.3.1.2)
    }

    /** Fields for whoever holds the lock only. */
    private static final class Origin {
        final ReentrantLock lock = new ReentrantLock();

        @Nullable
        RobotsRules rules;

        long expires;
    }
}
