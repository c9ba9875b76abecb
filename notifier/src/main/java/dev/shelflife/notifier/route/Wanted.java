package dev.shelflife.notifier.route;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Severity;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.RuleOfDates;
import dev.shelflife.events.identity.SubjectKey;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which transitions somebody wants. An empty set means all, save for {@code types}.
 *
 * @param services slugs
 * @param frameworks slugs, as in the subject's key
 * @param versions minor versions, as in the subject's key
 * @param milestones which ends; a transition about neither passes an empty set only
 * @param types what must have happened; empty stands for {@link #DEFAULT_TYPES}
 * @param leadDays which lead times; of those that the installation tells
 * @param least how much it must matter
 */
public record Wanted(
        Set<String> services,
        Set<String> frameworks,
        Set<String> versions,
        Set<Milestone> milestones,
        Set<TransitionType> types,
        Set<Integer> leadDays,
        Severity least) {

    /** What is told unless the subscription says otherwise. */
    public static final Set<TransitionType> DEFAULT_TYPES = Set.of(
            TransitionType.APPROACHING,
            TransitionType.REACHED,
            TransitionType.REOPENED,
            TransitionType.MOVED_EARLIER,
            TransitionType.MOVED_LATER,
            TransitionType.WITHDRAWN);

    /** Everything of the default types. */
    public static final Wanted EVERYTHING =
            new Wanted(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Severity.INFO);

    /** Copies, and fills in the default types. */
    public Wanted {
        services = Set.copyOf(services);
        frameworks = Set.copyOf(frameworks);
        versions = Set.copyOf(versions);
        milestones = Set.copyOf(milestones);
        types = types.isEmpty() ? DEFAULT_TYPES : Set.copyOf(types);
        leadDays = Set.copyOf(leadDays);
        Objects.requireNonNull(least, "least");
    }

    /** The same for other types. */
    public Wanted of(Set<TransitionType> others) {
        return new Wanted(services, frameworks, versions, milestones, others, leadDays, least);
    }

    boolean matches(Transition transition, Severity severity) {
        return types.contains(transition.type())
                && isAbout(transition)
                && passesLead(transition)
                && severity.isAtLeast(least);
    }

    /** Whether a transition is about what is watched, whatever happened to it. */
    public boolean isAbout(Transition transition) {
        SubjectKey subject = SubjectKey.parse(transition.subject());
        return passes(services, serviceOf(transition, subject))
                && passes(frameworks, subject == null ? null : subject.framework())
                && passes(versions, subject == null ? null : subject.version())
                && passes(milestones, transition.milestone());
    }

    /** A policy's subject is no framework version, but it is of a service all the same. */
    static @Nullable String serviceOf(Transition transition, @Nullable SubjectKey subject) {
        if (subject != null) {
            return subject.service();
        }
        return transition.type() == TransitionType.POLICY_CHANGED ? transition.service() : null;
    }

    /** A date that is told when several lead times have begun already is told with the shortest of them, and stands for all. */
    private boolean passesLead(Transition transition) {
        Integer crossed = transition.leadDays();
        LocalDate date = transition.newDate();
        if (leadDays.isEmpty() || transition.type() != TransitionType.APPROACHING || crossed == null || date == null) {
            return true;
        }
        // Told at the midnight at which it began, the lead time was crossed; told later, even on that day, the date is
        // new.
        boolean standsForLonger =
                transition.effectiveAt().isAfter(RuleOfDates.leadTimeBegins(date, crossed, transition.zone()));
        return leadDays.contains(crossed)
                || (standsForLonger && leadDays.stream().anyMatch(each -> each > crossed));
    }

    private static <T> boolean passes(Set<T> wanted, @Nullable T value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }
}
