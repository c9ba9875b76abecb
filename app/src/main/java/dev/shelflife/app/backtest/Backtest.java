package dev.shelflife.app.backtest;

import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.notifier.route.Routed;
import dev.shelflife.notifier.route.Routing;
import dev.shelflife.notifier.route.Subscription;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Subscriptions over a history, as if they had been there from its first day on: each transition is routed at the instant to
 * which the history had come when it was told. For a date that the page told after it had passed, that is later than when it
 * happened. What holds a message back (digest, quiet hours, budget) changes no number here but the hour.
 */
public final class Backtest {

    private final Routing routing;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private @Nullable Instant begin;
    private Instant now = Instant.MIN;

    /** A test of subscriptions. */
    public Backtest(List<Subscription> subscriptions, LeadTimes leadTimes) {
        this.routing = new Routing(subscriptions, leadTimes);
        subscriptions.forEach(each -> tallies.put(each.name(), new Tally(each)));
    }

    /** Begins another history; what was counted stays. */
    public void begin() {
        begin = null;
        now = Instant.MIN;
    }

    /** Takes the next transition of the history, in the order in which they are told. */
    public void take(Transition transition) {
        begin = begin == null ? transition.effectiveAt() : begin;
        now = transition.effectiveAt().isAfter(now) ? transition.effectiveAt() : now;
        Map<String, Routed.Decision> decisions = new LinkedHashMap<>();
        for (Routed each : routing.match(transition, now)) {
            decisions.put(each.subscription().name(), each.decision());
        }
        for (Map.Entry<String, Tally> each : tallies.entrySet()) {
            each.getValue().take(transition, decisions.get(each.getKey()), begin);
        }
    }

    /** What came of it, in the order of the subscriptions. */
    public List<Outcome> outcomes() {
        return tallies.values().stream().map(Tally::outcome).toList();
    }
}
