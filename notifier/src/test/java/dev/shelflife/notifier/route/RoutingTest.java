package dev.shelflife.notifier.route;

import static dev.shelflife.notifier.Examples.DATE;
import static dev.shelflife.notifier.Examples.MIDNIGHT;
import static dev.shelflife.notifier.Examples.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.RuleOfDates;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.route.Routed.Send;
import dev.shelflife.notifier.route.Routed.Suppress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingTest {

    private static final Route ALL = Route.everythingTo("ops");

    @Test
    void thatASourceIsNotVerifiedIsToldUnlessARouteAsksForSomethingElse() {
        Transition lost = Examples.ofSource(TransitionType.VERIFICATION_LOST, Examples.MIDNIGHT);
        assertThat(Routing.match(lost, Examples.MIDNIGHT, List.of(Route.everythingTo("ops"))))
                .singleElement()
                .satisfies(each -> assertThat(each.decision()).isInstanceOf(Routed.Send.class));
        Route ofServices = new Route("ops", Set.of("a"), Set.of(), Set.of(), Set.of(), Set.of(), Route.DEFAULT_HORIZON);
        assertThat(Routing.match(lost, Examples.MIDNIGHT, List.of(ofServices))).isEmpty();
        assertThat(Rendering.render("ops", lost, Examples.MIDNIGHT).action()).isEqualTo(Notification.Action.FIRE);
    }

    @Test
    void aFreshEndIsSent() {
        assertThat(Routing.match(Examples.reached(), MIDNIGHT, List.of(ALL)))
                .containsExactly(new Routed("ops", new Send()));
    }

    @Test
    void whatEndedBeforeTheHorizonIsSuppressedHoweverLateItIsTold() {
        Transition told = Examples.transition(
                Examples.SUBJECT, TransitionType.REACHED, Milestone.END_OF_PATCH, DATE, null, at(400), true);
        assertThat(Routing.match(told, at(400), List.of(ALL)))
                .containsExactly(new Routed("ops", new Suppress(Routing.TOO_OLD)));
    }

    @Test
    void theHorizonItselfIsStillTold() {
        assertThat(Routing.match(Examples.reached(), MIDNIGHT.plus(Route.DEFAULT_HORIZON), List.of(ALL)))
                .containsExactly(new Routed("ops", new Send()));
        assertThat(Routing.match(
                        Examples.reached(), MIDNIGHT.plus(Route.DEFAULT_HORIZON).plusMillis(1), List.of(ALL)))
                .containsExactly(new Routed("ops", new Suppress(Routing.TOO_OLD)));
    }

    @Test
    void aLeadTimeIsSupersededByATighterOneAndByTheStage() {
        Transition approaching = Examples.approaching(30);
        Instant sevenDays = RuleOfDates.leadTimeBegins(DATE, 7, UTC);
        assertThat(Routing.match(approaching, sevenDays.minusMillis(1), List.of(ALL)))
                .containsExactly(new Routed("ops", new Send()));
        assertThat(Routing.match(approaching, sevenDays, List.of(ALL)))
                .containsExactly(new Routed("ops", new Suppress(Routing.SUPERSEDED)));
        assertThat(Routing.match(approaching, sevenDays, List.of(ALL), LeadTimes.of(List.of(30))))
                .as("there is no tighter lead time here")
                .containsExactly(new Routed("ops", new Send()));
        assertThat(Routing.match(Examples.approaching(1), MIDNIGHT, List.of(ALL)))
                .containsExactly(new Routed("ops", new Suppress(Routing.SUPERSEDED)));
    }

    @Test
    void aRouteOnlyMatchesWhatItNames() {
        assertThat(matches(route(Set.of("deep-learning-containers"), Set.of(), Set.of(), Set.of(), Set.of())))
                .isTrue();
        assertThat(matches(route(Set.of("deep-learning-vm"), Set.of(), Set.of(), Set.of(), Set.of())))
                .isFalse();
        assertThat(matches(route(Set.of(), Set.of("tensorflow"), Set.of("2.17"), Set.of(), Set.of())))
                .isTrue();
        assertThat(matches(route(Set.of(), Set.of("pytorch"), Set.of(), Set.of(), Set.of())))
                .isFalse();
        assertThat(matches(route(Set.of(), Set.of(), Set.of("2.18"), Set.of(), Set.of())))
                .isFalse();
        assertThat(matches(route(Set.of(), Set.of(), Set.of(), Set.of(Milestone.END_OF_AVAILABILITY), Set.of())))
                .isFalse();
        assertThat(matches(route(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(TransitionType.RELEASED))))
                .isFalse();
    }

    @Test
    void announcementsAndReleasesAreToldToThoseWhoAskOnly() {
        Transition announced = Examples.of(TransitionType.ANNOUNCED, DATE, at(-300));
        assertThat(Routing.match(announced, at(-300), List.of(ALL))).isEmpty();
        Route asks = route(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(TransitionType.ANNOUNCED));
        assertThat(Routing.match(announced, at(-300), List.of(asks))).hasSize(1);
    }

    @Test
    void twoRoutesToOneDestinationTellItOnce() {
        Route patient = new Route("ops", Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Duration.ofDays(3000));
        assertThat(Routing.match(Examples.reached(), at(90), List.of(ALL, patient, ALL)))
                .containsExactly(new Routed("ops", new Send()));
    }

    @Test
    void theSameTransitionAlwaysHasTheSameNotificationIdAndNoTwoDestinationsShareIt() {
        Transition transition = Examples.reached();
        Notification one = Rendering.render("ops", transition, MIDNIGHT);
        assertThat(Rendering.render("ops", transition, at(7)).id())
                .isEqualTo(one.id())
                .doesNotContain(".");
        assertThat(Rendering.render("dev", transition, MIDNIGHT).id()).isNotEqualTo(one.id());
    }

    @Test
    void endsFireAndWhatTakesThemBackResolves() {
        assertThat(Examples.notification("ops", Examples.reached()).action()).isEqualTo(Notification.Action.FIRE);
        assertThat(action(TransitionType.REOPENED)).isEqualTo(Notification.Action.RESOLVE);
        assertThat(action(TransitionType.WITHDRAWN)).isEqualTo(Notification.Action.RESOLVE);
        assertThat(action(TransitionType.MOVED_LATER)).isEqualTo(Notification.Action.TELL);
        assertThat(action(TransitionType.QUARANTINED)).isEqualTo(Notification.Action.TELL);
    }

    private static Notification.Action action(TransitionType type) {
        return Examples.notification("ops", Examples.of(type, LocalDate.parse("2027-01-01"), MIDNIGHT))
                .action();
    }

    private static boolean matches(Route route) {
        return !Routing.match(Examples.reached(), MIDNIGHT, List.of(route)).isEmpty();
    }

    private static Route route(
            Set<String> services,
            Set<String> frameworks,
            Set<String> versions,
            Set<Milestone> milestones,
            Set<TransitionType> types) {
        return new Route("ops", services, frameworks, versions, milestones, types, Route.DEFAULT_HORIZON);
    }

    private static Instant at(long daysAfterTheEnd) {
        return MIDNIGHT.plus(Duration.ofDays(daysAfterTheEnd));
    }
}
