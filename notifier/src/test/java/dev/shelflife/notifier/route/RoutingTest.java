package dev.shelflife.notifier.route;

import static dev.shelflife.notifier.Examples.DATE;
import static dev.shelflife.notifier.Examples.MIDNIGHT;
import static dev.shelflife.notifier.Examples.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Severity;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionDraft;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.dates.RuleOfDates;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.route.Routed.Send;
import dev.shelflife.notifier.route.Routed.Suppress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoutingTest {

    private static final Subscription ALL = Subscription.everythingTo("ops");

    @Test
    void thatASourceIsNotVerifiedIsOwnHealth_andFires() {
        Transition lost = Examples.ofSource(TransitionType.VERIFICATION_LOST, MIDNIGHT);
        Subscription own = Subscription.ownHealth("ops");
        assertThat(match(lost, MIDNIGHT, List.of(own, ALL))).containsExactly(new Routed(own, new Send()));
        assertThat(Rendering.render("ops", lost, MIDNIGHT).action()).isEqualTo(Notification.Action.FIRE);
    }

    @Test
    void aFreshEndIsSent() {
        assertThat(match(Examples.reached(), MIDNIGHT, List.of(ALL))).containsExactly(new Routed(ALL, new Send()));
    }

    @Test
    void whatEndedBeforeTheHorizonIsSuppressedHoweverLateItIsTold() {
        Transition told = Examples.transition(
                Examples.SUBJECT, TransitionType.REACHED, Milestone.END_OF_PATCH, DATE, null, at(400), true);
        assertThat(match(told, at(400), List.of(ALL))).containsExactly(new Routed(ALL, new Suppress(Routing.TOO_OLD)));
    }

    @Test
    void theHorizonItselfIsStillTold() {
        assertThat(match(Examples.reached(), MIDNIGHT.plus(Subscription.DEFAULT_HORIZON), List.of(ALL)))
                .containsExactly(new Routed(ALL, new Send()));
        assertThat(match(
                        Examples.reached(),
                        MIDNIGHT.plus(Subscription.DEFAULT_HORIZON).plusMillis(1),
                        List.of(ALL)))
                .containsExactly(new Routed(ALL, new Suppress(Routing.TOO_OLD)));
    }

    @Test
    void aLeadTimeIsSupersededByATighterOneAndByTheStage() {
        Transition approaching = Examples.approaching(30);
        Instant sevenDays = RuleOfDates.leadTimeBegins(DATE, 7, UTC);
        assertThat(match(approaching, sevenDays.minusMillis(1), List.of(ALL)))
                .containsExactly(new Routed(ALL, new Send()));
        assertThat(match(approaching, sevenDays, List.of(ALL)))
                .containsExactly(new Routed(ALL, new Suppress(Routing.SUPERSEDED)));
        assertThat(match(approaching, sevenDays, List.of(ALL), LeadTimes.of(List.of(30))))
                .as("there is no tighter lead time here")
                .containsExactly(new Routed(ALL, new Send()));
        assertThat(match(Examples.approaching(1), MIDNIGHT, List.of(ALL)))
                .containsExactly(new Routed(ALL, new Suppress(Routing.SUPERSEDED)));
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
        assertThat(match(announced, at(-300), List.of(ALL))).isEmpty();
        Subscription asks = route(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(TransitionType.ANNOUNCED));
        assertThat(match(announced, at(-300), List.of(asks))).hasSize(1);
    }

    @Test
    void twoSubscriptionsToOneDestinationTellItOnceAndTheSecondSaysWhy() {
        Subscription patient = ALL.called("patient").within(Duration.ofDays(3000));
        Subscription third = patient.called("third");
        assertThat(match(Examples.reached(), at(90), List.of(ALL, patient, third)))
                .containsExactly(
                        new Routed(ALL, new Suppress(Routing.TOO_OLD)),
                        new Routed(patient, new Send()),
                        new Routed(third, new Suppress(Routing.toldFor("patient"))));
    }

    @Test
    void aSubscriptionHearsItsOwnLeadTimesAndWhatStandsForThem() {
        Subscription monthAhead = ALL.to(leads(30));
        assertThat(match(Examples.approaching(30), at(-30), List.of(monthAhead)))
                .hasSize(1);
        assertThat(match(Examples.approaching(7), at(-7), List.of(monthAhead))).isEmpty();
        Transition merged = Examples.transition(
                Examples.SUBJECT, TransitionType.APPROACHING, Milestone.END_OF_PATCH, DATE, 7, at(-5), false);
        assertThat(match(merged, at(-5), List.of(monthAhead)))
                .as("told when a week was all that was left: it stands for the month")
                .containsExactly(new Routed(monthAhead, new Send()));
        assertThat(match(merged, at(-5), List.of(ALL.to(leads(1))))).isEmpty();
        Instant noon = at(-7).plus(Duration.ofHours(12));
        Transition onTheDay = Examples.transition(
                Examples.SUBJECT, TransitionType.APPROACHING, Milestone.END_OF_PATCH, DATE, 7, noon, false);
        assertThat(match(onTheDay, noon, List.of(monthAhead)))
                .as("a date that is new on the very day a week ahead stands for the month, too")
                .containsExactly(new Routed(monthAhead, new Send()));
        assertThat(match(Examples.approaching(30), at(-5), List.of(monthAhead)))
                .as("a tighter lead time that it does not hear of supersedes nothing")
                .containsExactly(new Routed(monthAhead, new Send()));
    }

    @Test
    void whatMattersLessThanAskedForIsNotToldAndTheStagesAreRanked() {
        Wanted errors = new Wanted(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Severity.ERROR);
        assertThat(match(Examples.approaching(30), at(-30), List.of(ALL.to(errors))))
                .isEmpty();
        assertThat(match(Examples.approaching(7), at(-7), List.of(ALL.to(errors))))
                .hasSize(1);
        assertThat(Severities.of(Examples.reached())).isEqualTo(Severity.ERROR);
        assertThat(Severities.of(Examples.transition(
                        Examples.SUBJECT,
                        TransitionType.REACHED,
                        Milestone.END_OF_AVAILABILITY,
                        DATE,
                        null,
                        at(0),
                        true)))
                .isEqualTo(Severity.CRITICAL);
        assertThat(Severities.of(Examples.of(TransitionType.RELEASED, DATE, at(0))))
                .isEqualTo(Severity.INFO);
    }

    @Test
    void whoWasToldOfAnEndHearsThatItIsTakenBack_howeverLittleThatMatters() {
        Subscription errors = ALL.to(filtered(Set.of(), Severity.ERROR));
        LocalDate ahead = DATE.plusDays(200);
        assertThat(match(moved(TransitionType.REOPENED, DATE, ahead), at(1), List.of(errors)))
                .hasSize(1);
        assertThat(match(moved(TransitionType.WITHDRAWN, DATE, null), at(1), List.of(errors)))
                .hasSize(1);
        assertThat(match(moved(TransitionType.MOVED_LATER, DATE.plusDays(7), ahead), at(1), List.of(errors)))
                .as("it was told as near")
                .hasSize(1);
        assertThat(match(moved(TransitionType.MOVED_LATER, DATE.plusDays(100), ahead), at(1), List.of(errors)))
                .as("nothing that mattered as much was told of the former date")
                .isEmpty();
        Subscription critical = ALL.to(filtered(Set.of(), Severity.CRITICAL));
        assertThat(match(moved(TransitionType.REOPENED, DATE, ahead), at(1), List.of(critical)))
                .as("the end of patch is not critical, nor is that it is none")
                .isEmpty();
        Transition regained = ofSource(TransitionType.VERIFICATION_REGAINED);
        assertThat(match(
                        regained,
                        at(0),
                        List.of(ALL.to(filtered(Set.of(), Severity.ERROR)
                                .of(Set.of(TransitionType.VERIFICATION_LOST, TransitionType.VERIFICATION_REGAINED))))))
                .hasSize(1);
    }

    @Test
    void whatTakesBackAllEndsPassesAnyMilestone_butATakenBackDateOnlyItsOwn() {
        Subscription patch = ALL.to(filtered(Set.of(Milestone.END_OF_PATCH), Severity.INFO));
        Subscription availability = ALL.to(filtered(Set.of(Milestone.END_OF_AVAILABILITY), Severity.INFO));
        Transition gone = new TransitionDraft("t", Examples.SUBJECT, TransitionType.WITHDRAWN, MIDNIGHT).write();
        assertThat(match(gone, MIDNIGHT, List.of(patch))).hasSize(1);
        assertThat(match(moved(TransitionType.WITHDRAWN, DATE, null), at(1), List.of(patch, availability)))
                .extracting(Routed::subscription)
                .containsExactly(patch);
    }

    @Test
    void whoWasToldOfAUseHearsThatItEnds_whateverWasFiltered() {
        Wanted filtered = filtered(Set.of(Milestone.END_OF_PATCH), Severity.CRITICAL);
        Subscription production = ALL.to(filtered.of(new WantedUses(Set.of("shop"), Set.of("production"))));
        Subscription others = ALL.to(filtered.of(WantedUses.of("search")));
        Transition.Use all = Examples.ofUse(TransitionType.USE_ENDED, null, List.of("one"), List.of())
                .use();
        Transition.Use staging = new Transition.Use(
                all.reference(),
                all.owner(),
                all.family(),
                all.subjects(),
                null,
                List.of(new Transition.Workload("two", "two", "staging", "cluster")));
        for (Transition.Use left : List.of(all, staging)) {
            Transition ended = new TransitionDraft("t", "inventory/x", TransitionType.USE_ENDED, MIDNIGHT)
                    .use(left)
                    .write();
            assertThat(match(ended, MIDNIGHT, List.of(production, others)))
                    .extracting(Routed::subscription)
                    .containsExactly(production);
        }
        Transition current = Examples.ofUse(TransitionType.IMAGE_CURRENT, null, List.of("one"), List.of());
        Wanted warnings = filtered(Set.of(), Severity.WARNING);
        assertThat(match(current, MIDNIGHT, List.of(ALL.to(warnings.of(WantedUses.ALL)))))
                .hasSize(1);
        assertThat(match(current, MIDNIGHT, List.of(production)))
                .as("that it was outdated was not told either")
                .isEmpty();
    }

    private static Wanted filtered(Set<Milestone> milestones, Severity least) {
        return new Wanted(Set.of(), Set.of(), Set.of(), milestones, Set.of(), Set.of(), least);
    }

    /** Told the day after {@link Examples#DATE}. */
    private static Transition moved(TransitionType type, LocalDate from, @Nullable LocalDate to) {
        return new TransitionDraft("t", Examples.SUBJECT, type, at(1))
                .milestone(Milestone.END_OF_PATCH)
                .dates(PublishedDate.of(from), to == null ? PublishedDate.NOT_PUBLISHED : PublishedDate.of(to))
                .write();
    }

    @Test
    void ownHealthIsAnErrorAndOnlyItsSubscriptionHearsOfIt() {
        Transition held = ofSource(TransitionType.QUARANTINED);
        Subscription health = Subscription.ownHealth("ops");
        assertThat(match(held, at(0), List.of(ALL, health))).containsExactly(new Routed(health, new Send()));
        assertThat(Severities.of(held)).isEqualTo(Severity.ERROR);
        assertThat(match(Examples.reached(), at(0), List.of(health))).isEmpty();
    }

    @Test
    void manySubscriptionsAreFoundByWhatTheyNameInTheirOrder() {
        List<Subscription> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(ALL.called("v" + i)
                    .to(new Wanted(
                            Set.of(),
                            Set.of("tensorflow"),
                            Set.of("2." + i),
                            Set.of(),
                            Set.of(),
                            Set.of(),
                            Severity.INFO)));
        }
        many.add(100, ALL);
        assertThat(match(Examples.reached(), at(0), many).stream()
                        .map(each -> each.subscription().name()))
                .containsExactly("v17", "ops");
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

    private static List<Routed> match(Transition transition, Instant decidedAt, List<Subscription> subscriptions) {
        return match(transition, decidedAt, subscriptions, LeadTimes.DEFAULT);
    }

    private static List<Routed> match(
            Transition transition, Instant decidedAt, List<Subscription> subscriptions, LeadTimes leadTimes) {
        return new Routing(subscriptions, leadTimes).match(transition, decidedAt);
    }

    private static Transition ofSource(TransitionType type) {
        return new TransitionDraft("t", "source/google-dlc-table", type, MIDNIGHT)
                .of("google-dlc-table", "", null)
                .write();
    }

    private static Wanted leads(int... days) {
        Set<Integer> wanted = Arrays.stream(days).boxed().collect(Collectors.toSet());
        return new Wanted(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), wanted, Severity.INFO);
    }

    private static boolean matches(Subscription route) {
        return !match(Examples.reached(), MIDNIGHT, List.of(route)).isEmpty();
    }

    private static Subscription route(
            Set<String> services,
            Set<String> frameworks,
            Set<String> versions,
            Set<Milestone> milestones,
            Set<TransitionType> types) {
        return ALL.to(new Wanted(services, frameworks, versions, milestones, types, Set.of(), Severity.INFO));
    }

    private static Instant at(long daysAfterTheEnd) {
        return MIDNIGHT.plus(Duration.ofDays(daysAfterTheEnd));
    }

    @Test
    void ownersAreToldOfWhatIsTheirsAndOfNothingElse() {
        Subscription shop = Subscription.ofOwner("shop", "team");
        Subscription other = Subscription.ofOwner("search", "other-team");
        Subscription unowned = Subscription.ofOwner(WantedUses.NOBODY, "ops");
        Subscription versions = Subscription.everythingTo("archive");
        Routing routing = new Routing(List.of(shop, other, unowned, versions), LeadTimes.DEFAULT);
        Transition use = Examples.ofUse(TransitionType.REACHED, Milestone.END_OF_PATCH, List.of("one"), List.of());
        assertThat(routing.match(use, MIDNIGHT))
                .extracting(Routed::subscription)
                .containsExactly(shop);
        assertThat(routing.match(Examples.reached(), MIDNIGHT))
                .extracting(Routed::subscription)
                .containsExactly(versions);
        Transition outdated = Examples.ofUse(TransitionType.IMAGE_OUTDATED, null, List.of("one"), List.of());
        assertThat(routing.match(outdated, MIDNIGHT))
                .extracting(Routed::subscription)
                .containsExactly(shop);
    }

    @Test
    void usesAreFoundByTheVersionsThatTheyCanBeAndByTheirEnvironments() {
        Transition use = Examples.ofUse(TransitionType.REACHED, Milestone.END_OF_PATCH, List.of("one"), List.of());
        Wanted tensors = new Wanted(
                Set.of("deep-learning-containers"),
                Set.of("tensorflow"),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Severity.INFO);
        Subscription all = Subscription.everythingTo("a").to(tensors.of(WantedUses.ALL));
        Subscription production =
                Subscription.everythingTo("b").to(Wanted.EVERYTHING.of(new WantedUses(Set.of(), Set.of("production"))));
        Subscription testing =
                Subscription.everythingTo("c").to(Wanted.EVERYTHING.of(new WantedUses(Set.of(), Set.of("testing"))));
        Routing routing = new Routing(List.of(all, production, testing), LeadTimes.DEFAULT);
        assertThat(routing.match(use, MIDNIGHT))
                .extracting(Routed::subscription)
                .containsExactly(all, production);
    }

    @Test
    void whoBeginsToRunWhatEndedLongAgoIsTold() {
        Transition use = Examples.ofUse(TransitionType.REACHED, Milestone.END_OF_PATCH, List.of("one"), List.of());
        Instant later = MIDNIGHT.plus(Duration.ofDays(1));
        Subscription shop = Subscription.ofOwner("shop", "team").within(Duration.ofDays(7));
        assertThat(new Routing(List.of(shop), LeadTimes.DEFAULT).match(use, later))
                .extracting(Routed::decision)
                .containsExactly(new Routed.Send());
    }
}
