package dev.shelflife.notifier.route;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Severity;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.RuleOfDates;
import dev.shelflife.events.identity.SubjectKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which transitions somebody wants. An empty set means all, save for {@code types}.
 *
 * @param services slugs
 * @param frameworks slugs, as in the subject's key
 * @param versions minor versions, as in the subject's key
 * @param milestones which ends; a transition about neither passes an empty set only, save for one that takes back all ends
 * @param types what must have happened; empty stands for {@link #DEFAULT_TYPES}
 * @param leadDays which lead times; of those that the installation tells
 * @param least how much it, or what it takes back, must matter
 * @param uses whose images; then it is what happens to these that is wanted, else what happens to versions
 */
public record Wanted(
        Set<String> services,
        Set<String> frameworks,
        Set<String> versions,
        Set<Milestone> milestones,
        Set<TransitionType> types,
        Set<Integer> leadDays,
        Severity least,
        @Nullable WantedUses uses) {

    /** What is told unless the subscription says otherwise. */
    public static final Set<TransitionType> DEFAULT_TYPES = Set.of(
            TransitionType.APPROACHING,
            TransitionType.REACHED,
            TransitionType.REOPENED,
            TransitionType.MOVED_EARLIER,
            TransitionType.MOVED_LATER,
            TransitionType.WITHDRAWN);

    /** What is told of images that people run, unless the subscription says otherwise. */
    public static final Set<TransitionType> DEFAULT_TYPES_OF_USES = Stream.concat(
                    DEFAULT_TYPES.stream(),
                    Stream.of(TransitionType.IMAGE_OUTDATED, TransitionType.IMAGE_CURRENT, TransitionType.USE_ENDED))
            .collect(Collectors.toUnmodifiableSet());

    /** Everything of the default types. */
    public static final Wanted EVERYTHING =
            new Wanted(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Severity.INFO);

    /** Copies, and fills in the default types. */
    public Wanted {
        services = Set.copyOf(services);
        frameworks = Set.copyOf(frameworks);
        versions = Set.copyOf(versions);
        milestones = Set.copyOf(milestones);
        types = types.isEmpty() ? uses == null ? DEFAULT_TYPES : DEFAULT_TYPES_OF_USES : Set.copyOf(types);
        leadDays = Set.copyOf(leadDays);
        Objects.requireNonNull(least, "least");
    }

    /** What happens to versions, whoever runs them. */
    public Wanted(
            Set<String> services,
            Set<String> frameworks,
            Set<String> versions,
            Set<Milestone> milestones,
            Set<TransitionType> types,
            Set<Integer> leadDays,
            Severity least) {
        this(services, frameworks, versions, milestones, types, leadDays, least, null);
    }

    /** The same for other types. */
    public Wanted of(Set<TransitionType> others) {
        return new Wanted(services, frameworks, versions, milestones, others, leadDays, least, uses);
    }

    /** The same of what somebody runs, with the types that are usual there. */
    public Wanted of(WantedUses whose) {
        return new Wanted(services, frameworks, versions, milestones, Set.of(), leadDays, least, whose);
    }

    boolean matches(Transition transition, Severity severity) {
        return types.contains(transition.type())
                && isAbout(transition)
                && passesLead(transition)
                && (severity.isAtLeast(least)
                        || Severities.ofWhatItTakesBack(transition).isAtLeast(least));
    }

    /** Whether a transition is about what is watched, whatever happened to it. */
    public boolean isAbout(Transition transition) {
        boolean whose = uses == null ? transition.use() == null : uses.matches(transition);
        return whose
                && (takesBackAllEnds(transition) || passes(milestones, transition.milestone()))
                && subjects(transition).stream().anyMatch(subject -> isAbout(transition, subject));
    }

    /** What is gone has no ends any more, so it is about each of them. */
    private static boolean takesBackAllEnds(Transition transition) {
        return transition.milestone() == null
                && (transition.type() == TransitionType.USE_ENDED || transition.type() == TransitionType.WITHDRAWN);
    }

    private boolean isAbout(Transition transition, @Nullable SubjectKey subject) {
        return passes(services, serviceOf(transition, subject))
                && passes(frameworks, subject == null ? null : subject.framework())
                && passes(versions, subject == null ? null : subject.version());
    }

    /** The versions that a transition is about: its own, or all that an image can be. One null when it is about none. */
    static List<@Nullable SubjectKey> subjects(Transition transition) {
        List<String> told = transition.use() == null
                ? List.of(transition.subject())
                : transition.use().subjects();
        List<@Nullable SubjectKey> subjects = new ArrayList<>();
        told.forEach(each -> subjects.add(SubjectKey.parse(each)));
        if (subjects.isEmpty()) {
            subjects.add(null);
        }
        return subjects;
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
