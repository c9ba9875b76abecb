package dev.shelflife.app.faults;

import dev.shelflife.events.Delivery.Outcome;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Severity;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionDraft;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.notifier.plan.Digest;
import dev.shelflife.notifier.plan.Escalation;
import dev.shelflife.notifier.plan.Pace;
import dev.shelflife.notifier.route.Subscription;
import dev.shelflife.notifier.route.Wanted;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A day of transport time in which three versions of a framework come to both of their ends, and what must become of that:
 * told at once, in a digest, by an hourly budget with an escalation, not at all, and to a destination that is gone. It
 * is worked out by hand, without the rules that are tried.
 *
 * @param number counted from 0
 */
record DeliveryScene(int number) {

    /** When something more is to happen in a scene, from its midnight on. */
    static final List<Duration> MOMENTS = List.of(Duration.ZERO, Duration.ofHours(6), Duration.ofHours(12));

    static final String AT_ONCE = "every";
    static final String DIGEST = "daily";
    static final String BUDGET = "budget";
    static final String ESCALATION = "chief";
    private static final String TOO_LATE = "too-late";

    private static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 1);
    private static final LocalDate ENDED = LocalDate.of(2026, 3, 31);
    private static final Duration EVER = Duration.ofDays(9_999);

    private static final Digest EARLY =
            new Digest(Digest.Every.DAILY, LocalTime.of(5, 0), DayOfWeek.MONDAY, ZoneOffset.UTC, null);
    private static final Pace ONE_AN_HOUR =
            new Pace(null, null, 1, new Escalation(Duration.ofHours(1), ESCALATION, Severity.CRITICAL));

    /** The same for all scenes, in the order in which a transition goes by them; what is told at once comes last. */
    static List<Subscription> subscriptions() {
        return List.of(
                Subscription.everythingTo(DIGEST)
                        .at(new Pace(EARLY, null, null, null))
                        .within(EVER),
                Subscription.everythingTo(BUDGET).at(ONE_AN_HOUR).within(EVER),
                Subscription.everythingTo(AT_ONCE)
                        .called(TOO_LATE)
                        .to(wanted(Set.of(), Milestone.END_OF_PATCH))
                        .within(Duration.ZERO),
                Subscription.everythingTo(AT_ONCE).within(EVER));
    }

    /** The one to the destination of this scene that is gone; of this scene alone, for it stays gone. */
    Subscription toGone() {
        return Subscription.everythingTo(gone())
                .to(new Wanted(
                        Set.of(),
                        Set.of(framework()),
                        Set.of("1.1"),
                        Set.of(Milestone.END_OF_AVAILABILITY),
                        Set.of(),
                        Set.of(),
                        Severity.INFO))
                .within(EVER);
    }

    String gone() {
        return CountingReceiver.GONE + number;
    }

    /** In the order of the log. */
    List<Transition> transitions() {
        List<Transition> all = new ArrayList<>();
        for (String version : List.of("1.1", "1.2", "1.3")) {
            all.add(reached(version, Milestone.END_OF_AVAILABILITY));
            all.add(reached(version, Milestone.END_OF_PATCH));
        }
        return all;
    }

    List<String> deprecations(Milestone milestone) {
        return of(milestone).stream().map(Transition::id).toList();
    }

    /** Up to when the log had been decided; more than the horizon of {@link #TOO_LATE} after all that happened. */
    Instant decidedAt() {
        return midnight();
    }

    Instant midnight() {
        return FIRST_DAY.plusDays(number).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** What must be booked, by id of the notification, after the first moment, the second and the third. */
    List<Map<String, Outcome>> ends() {
        Transition first = transitions().get(0);
        Map<String, Outcome> one = new HashMap<>();
        transitions().forEach(each -> one.put(id(AT_ONCE, AT_ONCE, each), Outcome.DELIVERED));
        of(Milestone.END_OF_PATCH).forEach(each -> one.put(id(TOO_LATE, AT_ONCE, each), Outcome.SUPPRESSED));
        one.put(id(gone(), gone(), first), Outcome.REJECTED);
        one.put(id(BUDGET, BUDGET, first), Outcome.DELIVERED);
        Map<String, Outcome> two = new HashMap<>();
        daily().forEach(each -> two.put(each, Outcome.DIGESTED));
        two.put(digest(DIGEST, daily()), Outcome.DELIVERED);
        keptBack().forEach(each -> two.put(each, Outcome.DIGESTED));
        two.put(digest(BUDGET, keptBack()), Outcome.DELIVERED);
        two.put(escalated(first), Outcome.DELIVERED);
        Map<String, Outcome> three = new HashMap<>();
        of(Milestone.END_OF_AVAILABILITY).stream()
                .skip(1)
                .forEach(each -> three.put(escalated(each), Outcome.DELIVERED));
        return List.of(one, two, three);
    }

    /** What must arrive at each destination: the transitions that a webhook tells, by its id. */
    Map<String, Map<String, List<String>>> arrivals() {
        List<String> all = transitions().stream().map(Transition::id).toList();
        Transition first = transitions().get(0);
        Map<String, List<String>> atOnce = new HashMap<>();
        transitions().forEach(each -> atOnce.put(id(AT_ONCE, AT_ONCE, each), List.of(each.id())));
        Map<String, List<String>> escalations = new HashMap<>();
        of(Milestone.END_OF_AVAILABILITY).forEach(each -> escalations.put(escalated(each), List.of(each.id())));
        return Map.of(
                AT_ONCE,
                atOnce,
                DIGEST,
                Map.of(digest(DIGEST, daily()), all),
                BUDGET,
                Map.of(
                        id(BUDGET, BUDGET, first), List.of(first.id()),
                        digest(BUDGET, keptBack()), all.subList(1, all.size())),
                ESCALATION,
                escalations,
                gone(),
                Map.of(id(gone(), gone(), first), List.of(first.id())));
    }

    /** What must be on the outbox, by id; what is told by the budget at once is there twice, as it came and as it goes. */
    List<String> outbox() {
        List<String> all = new ArrayList<>();
        all.addAll(daily());
        all.addAll(keptBack());
        String first = id(BUDGET, BUDGET, transitions().get(0));
        all.addAll(List.of(first, first));
        arrivals().forEach((destination, told) -> told.keySet().stream()
                .filter(each -> !each.equals(first))
                .forEach(all::add));
        return all;
    }

    private List<String> daily() {
        return transitions().stream().map(each -> id(DIGEST, DIGEST, each)).toList();
    }

    private List<String> keptBack() {
        return transitions().stream()
                .skip(1)
                .map(each -> id(BUDGET, BUDGET, each))
                .toList();
    }

    private List<Transition> of(Milestone milestone) {
        return transitions().stream()
                .filter(each -> each.milestone() == milestone)
                .toList();
    }

    private static String escalated(Transition transition) {
        return Ids.of("escalation", id(BUDGET, BUDGET, transition), ESCALATION);
    }

    private static String digest(String subscription, List<String> parts) {
        return Ids.of(
                "digest", subscription, String.join(",", parts.stream().sorted().toList()));
    }

    private static String id(String subscription, String destination, Transition transition) {
        return Ids.of("notification", subscription, destination, transition.id());
    }

    private Transition reached(String version, Milestone milestone) {
        String subject = "service/" + framework() + "/" + version;
        Instant began = ENDED.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        PublishedDate date = PublishedDate.of(ENDED);
        Transition.Line line = new Transition.Line(subject + "#a", "versions", "3.10", null, "GPU", "12.3");
        return new TransitionDraft(Ids.of("scene", subject, milestone), subject, TransitionType.REACHED, began)
                .of("service", framework(), version)
                .milestone(milestone)
                .dates(null, date)
                .revision(1)
                .lines(List.of(line), List.of())
                .milestoneState(List.of(new Transition.LineMilestone(line.id(), ENDED, date.status(), 1, true)))
                .write();
    }

    private static Wanted wanted(Set<TransitionType> types, Milestone milestone) {
        return new Wanted(Set.of(), Set.of(), Set.of(), Set.of(milestone), types, Set.of(), Severity.INFO);
    }

    private String framework() {
        return "framework-" + number;
    }
}
