package dev.shelflife.notifier.route;

import dev.shelflife.events.Severity;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.RuleOfDates;
import dev.shelflife.notifier.route.Routed.Decision;
import dev.shelflife.notifier.route.Routed.Send;
import dev.shelflife.notifier.route.Routed.Suppress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides who is told of a transition. Each matching subscription either is told or is suppressed with a reason; of several
 * that go to one destination, the first that is told tells it.
 */
public final class Routing {

    /** Why something long past is not told. */
    public static final String TOO_OLD = "older than the subscription's horizon";

    /** Why a lead time is not told when more has happened since. */
    public static final String SUPERSEDED = "superseded";

    private final SubscriptionIndex index;
    private final LeadTimes leadTimes;

    /**
     * Routing by subscriptions.
     *
     * @param subscriptions in order
     * @param leadTimes the lead times that the installation tells
     */
    public Routing(List<Subscription> subscriptions, LeadTimes leadTimes) {
        this.index = new SubscriptionIndex(subscriptions);
        this.leadTimes = leadTimes;
    }

    /** Why a second subscription to one destination tells nothing. */
    public static String toldFor(String subscription) {
        return "the destination is told for subscription " + subscription;
    }

    /**
     * What becomes of a transition.
     *
     * @param decidedAt domain time up to which the log had been decided when the transition was written
     * @return each matching subscription once, in order
     */
    public List<Routed> match(Transition transition, Instant decidedAt) {
        Severity severity = Severities.of(transition);
        List<Routed> routed = new ArrayList<>();
        Map<String, String> told = new HashMap<>();
        for (Subscription each : index.candidates(transition)) {
            if (!each.wanted().matches(transition, severity)) {
                continue;
            }
            Decision decision = decide(transition, decidedAt, each);
            if (decision instanceof Send) {
                String before = told.putIfAbsent(each.destination(), each.name());
                decision = before == null ? decision : new Suppress(toldFor(before));
            }
            routed.add(new Routed(each, decision));
        }
        return routed;
    }

    private Decision decide(Transition transition, Instant decidedAt, Subscription subscription) {
        if (happenedAt(transition).isBefore(decidedAt.minus(subscription.horizon()))) {
            return new Suppress(TOO_OLD);
        }
        Collection<Integer> wanted = subscription.wanted().leadDays();
        return isSuperseded(transition, decidedAt, wanted.isEmpty() ? leadTimes.days() : wanted)
                ? new Suppress(SUPERSEDED)
                : new Send();
    }

    /** A stage that began before we were told of it still began when it began. */
    private static Instant happenedAt(Transition transition) {
        LocalDate date = transition.newDate();
        // Whoever begins to run what ended long ago is told: that is news.
        if (transition.type() != TransitionType.REACHED || date == null || transition.use() != null) {
            return transition.effectiveAt();
        }
        Instant began = RuleOfDates.stageBegins(date, transition.zone());
        return began.isBefore(transition.effectiveAt()) ? began : transition.effectiveAt();
    }

    private static boolean isSuperseded(Transition transition, Instant decidedAt, Collection<Integer> leadDays) {
        LocalDate date = transition.newDate();
        Integer crossed = transition.leadDays();
        if (transition.type() != TransitionType.APPROACHING || date == null || crossed == null) {
            return false;
        }
        return !RuleOfDates.stageBegins(date, transition.zone()).isAfter(decidedAt)
                || leadDays.stream()
                        .filter(tighter -> tighter < crossed)
                        .anyMatch(tighter -> !RuleOfDates.leadTimeBegins(date, tighter, transition.zone())
                                .isAfter(decidedAt));
    }
}
