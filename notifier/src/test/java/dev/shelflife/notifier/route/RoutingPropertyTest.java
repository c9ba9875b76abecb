package dev.shelflife.notifier.route;

import static dev.shelflife.notifier.Examples.DATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.notifier.Examples;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RoutingPropertyTest {

    @Property
    void everyDestinationThatMatchesIsEitherToldOrSuppressedOnce(
            @ForAll @Size(max = 6) List<@IntRange(max = 3) Integer> destinations,
            @ForAll TransitionType type,
            @ForAll Milestone milestone,
            @ForAll Set<TransitionType> types,
            @ForAll Set<Milestone> milestones,
            @ForAll @IntRange(max = 400) int horizonDays,
            @ForAll @IntRange(min = -400, max = 400) int decidedDaysAfter) {
        Transition transition = Examples.transition(
                Examples.SUBJECT, type, milestone, DATE, 30, Examples.MIDNIGHT.minus(Duration.ofDays(40)), false);
        List<Route> routes = destinations.stream()
                .map(i -> new Route(
                        "d" + i, Set.of(), Set.of(), Set.of(), milestones, types, Duration.ofDays(horizonDays)))
                .toList();
        List<Routed> routed =
                Routing.match(transition, Examples.MIDNIGHT.plus(Duration.ofDays(decidedDaysAfter)), routes);

        boolean matches = (milestones.isEmpty() || milestones.contains(milestone))
                && (types.isEmpty() ? Route.DEFAULT_TYPES : types).contains(type);
        Set<String> expected = new TreeSet<>();
        destinations.forEach(i -> expected.add("d" + i));
        assertThat(routed.stream().map(Routed::destination))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(matches ? expected : Set.of());
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
        Route route = new Route("ops", Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Duration.ofDays(horizonDays));
        return Routing.match(Examples.reached(), Examples.MIDNIGHT.plus(Duration.ofDays(age)), List.of(route))
                .get(0)
                .decision()
                .equals(new Routed.Send());
    }
}
