package dev.shelflife.notifier.route;

import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.RuleOfDates;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.notifier.route.Routed.Decision;
import dev.shelflife.notifier.route.Routed.Send;
import dev.shelflife.notifier.route.Routed.Suppress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides who is told of a transition. Each matching destination either is told or is suppressed with a reason. */
public final class Routing {

    /** Why something long past is not told. */
    public static final String TOO_OLD = "older than the route's horizon";

    /** Why a lead time is not told when more has happened since. */
    public static final String SUPERSEDED = "superseded";

    private Routing() {}

    /** As {@link #match(Transition, Instant, List, LeadTimes)} with the default lead times. */
    public static List<Routed> match(Transition transition, Instant decidedAt, List<Route> routes) {
        return match(transition, decidedAt, routes, LeadTimes.DEFAULT);
    }

    /**
     * The destinations of a transition.
     *
     * @param decidedAt domain time up to which the log had been decided when the transition was written
     * @param leadTimes the lead times that the installation tells
     * @return each destination with a matching route once, in the order of the routes; it is told when at least one of its
     *     routes tells it
     */
    public static List<Routed> match(
            Transition transition, Instant decidedAt, List<Route> routes, LeadTimes leadTimes) {
        Map<String, Decision> decisions = new LinkedHashMap<>();
        for (Route route : routes) {
            if (matches(route, transition)) {
                Decision decision = decide(transition, decidedAt, route, leadTimes);
                decisions.merge(route.destination(), decision, (one, other) -> one instanceof Send ? one : other);
            }
        }
        List<Routed> routed = new ArrayList<>();
        decisions.forEach((destination, decision) -> routed.add(new Routed(destination, decision)));
        return routed;
    }

    private static boolean matches(Route route, Transition transition) {
        SubjectKey subject = SubjectKey.parse(transition.subject());
        return route.types().contains(transition.type())
                && passes(route.services(), service(transition, subject))
                && passes(route.frameworks(), subject == null ? null : subject.framework())
                && passes(route.versions(), subject == null ? null : subject.version())
                && passes(route.milestones(), transition.milestone());
    }

    /** A policy's subject is no framework version, but it is of a service all the same. */
    private static @Nullable String service(Transition transition, @Nullable SubjectKey subject) {
        if (subject != null) {
            return subject.service();
        }
        return transition.type() == TransitionType.POLICY_CHANGED ? transition.service() : null;
    }

    private static <T> boolean passes(Set<T> wanted, @Nullable T value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }

    private static Decision decide(Transition transition, Instant decidedAt, Route route, LeadTimes leadTimes) {
        if (happenedAt(transition).isBefore(decidedAt.minus(route.horizon()))) {
            return new Suppress(TOO_OLD);
        }
        return isSuperseded(transition, decidedAt, leadTimes) ? new Suppress(SUPERSEDED) : new Send();
    }

    /** A stage that began before we were told of it still began when it began. */
    private static Instant happenedAt(Transition transition) {
        LocalDate date = transition.newDate();
        if (transition.type() != TransitionType.REACHED || date == null) {
            return transition.effectiveAt();
        }
        Instant began = RuleOfDates.stageBegins(date, transition.zone());
        return began.isBefore(transition.effectiveAt()) ? began : transition.effectiveAt();
    }

    private static boolean isSuperseded(Transition transition, Instant decidedAt, LeadTimes leadTimes) {
        LocalDate date = transition.newDate();
        Integer crossed = transition.leadDays();
        if (transition.type() != TransitionType.APPROACHING || date == null || crossed == null) {
            return false;
        }
        return !RuleOfDates.stageBegins(date, transition.zone()).isAfter(decidedAt)
                || leadTimes.days().stream()
                        .filter(tighter -> tighter < crossed)
                        .anyMatch(tighter -> !RuleOfDates.leadTimeBegins(date, tighter, transition.zone())
                                .isAfter(decidedAt));
    }
}
