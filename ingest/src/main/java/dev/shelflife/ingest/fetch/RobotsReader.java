package dev.shelflife.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.shelflife.ingest.fetch.Answer.Received;
import dev.shelflife.ingest.fetch.FetchResult.Failure;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer to a request for robots.txt means (RFC 9309 §2.3.1). Pure. */
final class RobotsReader {

    /** What is asked of a crawler between two requests is granted up to this: pages are few, and nobody is kept for an hour. */
    static final Duration MOST_DELAY = Duration.ofSeconds(60);

    /** Our name in a robots.txt. */
    private static final List<String> PRODUCT = List.of("shelflife");

    private RobotsReader() {}

    /**
     * Reads the last answer.
     *
     * @param robots its address, before redirects
     * @param now domain time (UTC)
     */
    static RobotsRules read(URI robots, Received answer, Instant now) {
        int status = answer.status();
        if (status == 200) {
            String encoding = answer.header("Content-Encoding");
            return encoding == null || encoding.equalsIgnoreCase("identity")
                    ? parse(robots, answer)
                    : no("a content encoding that was not asked for: " + encoding + ", from " + robots, null);
        }
        // 429 is in the RFC's range of "no rules here", but a server that is asked too much does not mean that.
        boolean unavailable = status / 100 == 2 || (status / 100 == 4 && status != 429);
        return unavailable
                ? RobotsRules.ALL
                : no(
                        "HTTP " + status + " from " + robots,
                        RetryAfter.of(answer.header("Retry-After"), answer.header("Date"), now));
    }

    /** There was no answer. */
    static RobotsRules unreachable(Failure why) {
        return new RobotsRules.Nothing(
                new Failure(why.reason() + " (while asking for robots.txt)", true, why.retryAfter()));
    }

    private static RobotsRules no(String reason, @Nullable Duration wait) {
        return new RobotsRules.Nothing(
                new Failure(reason + ": as long as that is so, nothing may be fetched there", true, wait));
    }

    private static RobotsRules parse(URI robots, Received answer) {
        String type = answer.header("Content-Type");
        // The parser has a limit of its own, above which it forbids everything.
        var parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 1);
        BaseRobotRules rules =
                parser.parseContent(robots.toString(), answer.body(), type == null ? "text/plain" : type, PRODUCT);
        long millis = rules.getCrawlDelay();
        Duration delay = millis <= 0 ? Duration.ZERO : Duration.ofMillis(millis);
        return new RobotsRules.Some(rules, delay.compareTo(MOST_DELAY) > 0 ? MOST_DELAY : delay);
    }
}
