package dev.shelflife.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import dev.shelflife.ingest.fetch.FetchResult.Failure;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an origin allows. */
sealed interface RobotsRules {

    /** Nobody forbids anything. */
    RobotsRules ALL = new Some(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), Duration.ZERO);

    /** Why an address of that origin must not be asked; null when it may. */
    @Nullable
    Failure refusal(URI url);

    /** Least time between two requests; zero when the origin does not care. */
    Duration delay();

    /** Rules. */
    record Some(BaseRobotRules rules, Duration delay) implements RobotsRules {
        @Override
        public @Nullable Failure refusal(URI url) {
            return rules.isAllowed(url.toString())
                    ? null
                    : new Failure("robots.txt of " + url.getAuthority() + " does not allow it: " + url, false);
        }
    }

    /** There may be rules, but they cannot be had: nothing is allowed (RFC 9309 §2.3.1.4). */
    record Nothing(Failure why) implements RobotsRules {
        @Override
        public Failure refusal(URI url) {
            return why;
        }

        @Override
        public Duration delay() {
            return Duration.ZERO;
        }
    }
}
