package dev.shelflife.notifier.route;

import static dev.shelflife.notifier.Examples.DATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Severity;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.notifier.Examples;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RoutingPropertyTest {

    @Property
    void everySubscriptionThatMatchesIsEitherToldOrSuppressedOnce(
            @ForAll @Size(max = 6) List<@IntRange(max = 3) Integer> destinations,
            @ForAll TransitionType type,
            @ForAll Milestone milestone,
            @ForAll Set<TransitionType> types,
            @ForAll Set<Milestone> milestones,
            @ForAll @IntRange(max = 400) int horizonDays,
            @ForAll @IntRange(min = -400, max = 400) int decidedDaysAfter) {
        Transition transition = Examples.transition(
                Examples.SUBJECT, type, milestone, DATE, 30, Examples.MIDNIGHT.minus(Duration.ofDays(40)), false);
        List<Subscription> subscriptions = IntStream.range(0, destinations.size())
                .mapToObj(i -> Subscription.everythingTo("d" + destinations.get(i))
                        .called("s" + i)
                        .within(Duration.ofDays(horizonDays))
                        .to(new Wanted(Set.of(), Set.of(), Set.of(), milestones, types, Set.of(), Severity.INFO)))
                .toList();
        List<Routed> routed = new Routing(subscriptions, LeadTimes.DEFAULT)
                .match(transition, Examples.MIDNIGHT.plus(Duration.ofDays(decidedDaysAfter)));

        boolean matches = (milestones.isEmpty() || milestones.contains(milestone))
                && (types.isEmpty() ? Wanted.DEFAULT_TYPES : types).contains(type);
        assertThat(routed.stream().map(Routed::subscription))
                .containsExactlyElementsOf(matches ? subscriptions : List.of());
        assertThat(routed.stream()
                        .filter(each -> each.decision() instanceof Routed.Send)
                        .map(each -> each.subscription().destination()))
                .as("a destination is told once")
                .doesNotHaveDuplicates();
    }

    /** The index only spares work: it finds what a walk over all finds. */
    @Property
    void theIndexFindsWhatAWalkFinds(
            @ForAll @Size(max = 12) List<@IntRange(max = 26) Integer> kinds, @ForAll @IntRange(max = 7) int subject) {
        List<Subscription> subscriptions = IntStream.range(0, kinds.size())
                .mapToObj(i -> Subscription.everythingTo("d" + i).to(wanted(kinds.get(i))))
                .toList();
        Transition transition = Examples.transition(
                (subject % 2 == 0 ? "a" : "b") + "/" + (subject / 2 % 2 == 0 ? "x" : "y") + "/" + (subject / 4),
                TransitionType.REACHED,
                Milestone.END_OF_PATCH,
                DATE,
                null,
                Examples.MIDNIGHT,
                true);
        assertThat(new Routing(subscriptions, LeadTimes.DEFAULT)
                        .match(transition, Examples.MIDNIGHT).stream().map(Routed::subscription))
                .containsExactlyElementsOf(subscriptions.stream()
                        .filter(each -> each.wanted().isAbout(transition))
                        .toList());
    }

    private static Wanted wanted(int kind) {
        return new Wanted(
                names(kind % 3, "a", "b"),
                names(kind / 3 % 3, "x", "y"),
                names(kind / 9, "0", "1"),
                Set.of(),
                Set.of(),
                Set.of(),
                Severity.INFO);
    }

    private static Set<String> names(int which, String one, String other) {
        return which == 0 ? Set.of() : which == 1 ? Set.of(one) : Set.of(one, other);
    }

    @Property
    void aLongerHorizonNeverTellsLess(
            @ForAll @IntRange(max = 400) int shorter,
            @ForAll @IntRange(max = 400) int longer,
            @ForAll @IntRange(max = 500) int age) {
        int shortest = Math.min(shorter, longer);
        if (sends(shortest, age)) {
            assertThat(sends(Math.max(shorter, longer), age)).isTrue();
        }
        assertThat(sends(shortest, age)).isEqualTo(age <= shortest);
    }

    private static boolean sends(int horizonDays, int age) {
        Subscription subscription = Subscription.everythingTo("ops").within(Duration.ofDays(horizonDays));
        return new Routing(List.of(subscription), LeadTimes.DEFAULT)
                .match(Examples.reached(), Examples.MIDNIGHT.plus(Duration.ofDays(age)))
                .get(0)
                .decision()
                .equals(new Routed.Send());
    }
}
