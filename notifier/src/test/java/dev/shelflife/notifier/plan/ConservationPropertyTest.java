package dev.shelflife.notifier.plan;

import static dev.shelflife.notifier.Examples.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Command;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Severity;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.QueueRules;
import dev.shelflife.notifier.queue.SendQueue;
import dev.shelflife.notifier.queue.Silences;
import dev.shelflife.notifier.queue.Step;
import dev.shelflife.notifier.queue.Terms;
import dev.shelflife.notifier.route.Rendering;
import dev.shelflife.notifier.route.Routed;
import dev.shelflife.notifier.route.Routing;
import dev.shelflife.notifier.route.Subscription;
import dev.shelflife.notifier.route.Wanted;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Routing, plans and queues as one world, with random subscriptions, transitions, times, answers, words of people and restarts: each
 * transition ends exactly once for each subscription that wants it, and whatever a digest tells ends with the digest.
 */
class ConservationPropertyTest {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Terms FIRING = Terms.firing(Duration.ofDays(3), EVERY);
    private static final List<TransitionType> TYPES = List.copyOf(Wanted.DEFAULT_TYPES);

    private final List<Delivery> deliveries = new ArrayList<>();
    private final Map<String, Plan> plans = new TreeMap<>();
    private final Map<String, SendQueue> queues = new TreeMap<>();
    private final Map<String, Pace> paces = new HashMap<>();
    private final Map<String, Command.Silence> said = new HashMap<>();
    private final Set<String> written = new HashSet<>();
    private final Silences silences = (subject, milestone) -> said.get(Command.targetOf(subject, milestone));
    private Instant now = MIDNIGHT;

    @Property(tries = 150)
    void everyTransitionEndsOnceForEachSubscriptionThatWantsIt(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int subscribers,
            @ForAll @IntRange(max = 40) int steps) {
        new ConservationPropertyTest().run(seed, subscribers, steps);
    }

    private void run(long seed, int subscribers, int steps) {
        Random random = new Random(seed);
        List<Subscription> subscriptions = new ArrayList<>();
        for (int i = 0; i < subscribers; i++) {
            subscriptions.add(Subscription.everythingTo("d" + random.nextInt(3))
                    .called("s" + i)
                    .at(pace(random)));
            paces.put("s" + i, subscriptions.get(i).pace());
        }
        Routing routing = new Routing(subscriptions, LeadTimes.DEFAULT);
        Set<String> wanted = new HashSet<>();
        for (int i = 0; i < steps; i++) {
            Transition transition = transition(random, i);
            for (Routed each : routing.match(transition, now)) {
                wanted.add(Rendering.id(each.subscription(), transition));
                route(each, transition);
            }
            if (random.nextInt(6) == 0) {
                speak(random, transition);
            }
            now = now.plus(Duration.ofMinutes(random.nextInt(400)));
            turn(random);
            restart();
        }
        for (int i = 0; !isQuiet(); i++) {
            assertThat(i).as("it comes to an end").isLessThan(20_000);
            Instant due = due();
            now = due.isAfter(now) ? due : now.plusSeconds(1);
            turn(i < 20 ? random : null);
        }
        Map<String, Integer> ends = new TreeMap<>();
        Set<String> digests = new HashSet<>();
        for (Delivery each : deliveries) {
            if (each.digest() != null) {
                digests.add(each.digest());
            }
            if (each.outcome() != Delivery.Outcome.RESOLVED) {
                ends.merge(each.notification(), 1, Integer::sum);
            }
        }
        assertThat(ends.keySet()).containsAll(wanted).containsAll(digests).containsAll(written);
        // Only what was told, fell silent and woke is told a second time.
        if (said.isEmpty()) {
            assertThat(ends.values()).allMatch(count -> count == 1);
        }
        assertThat(deliveries.stream().filter(each -> each.outcome() == Delivery.Outcome.SUPPRESSED))
                .allMatch(each -> each.reason() != null);
    }

    private void route(Routed each, Transition transition) {
        Notification notification = Rendering.render(each.subscription(), transition, now);
        if (each.decision() instanceof Routed.Suppress suppress) {
            deliveries.add(dev.shelflife.notifier.queue.Deliveries.of(
                    notification, Delivery.Outcome.SUPPRESSED, 0, now, suppress.reason()));
        } else if (each.subscription().pace().isAtOnce()) {
            send(notification);
        } else {
            String name = each.subscription().name();
            apply(
                    name,
                    PlanRules.take(plans.getOrDefault(name, Plan.EMPTY), notification, paces.get(name), false, now));
        }
    }

    private void apply(String name, PlanStep step) {
        plans.put(name, step.plan());
        deliveries.addAll(step.deliveries());
        step.released().forEach(this::send);
    }

    private void send(Notification notification) {
        if (written.add(notification.id())) {
            String key =
                    notification.destination() + "|" + notification.transition().subject();
            Step step = QueueRules.add(queues.getOrDefault(key, SendQueue.EMPTY), notification, now);
            queues.put(key, step.queue());
            deliveries.addAll(step.deliveries());
        }
    }

    /** Everything that is due has its turn; without a random every receiver takes everything. */
    private void turn(@org.jspecify.annotations.Nullable Random random) {
        for (String name : List.copyOf(plans.keySet())) {
            boolean fires = false;
            apply(name, PlanRules.release(plans.get(name), paces.get(name), silences, fires, now));
        }
        for (String key : List.copyOf(queues.keySet())) {
            Terms terms = key.startsWith("d0") ? FIRING : Terms.TELL_ONCE;
            Step settled = QueueRules.settle(queues.get(key), terms, silences, now);
            deliveries.addAll(settled.deliveries());
            Job job = QueueRules.pick(settled.queue(), now);
            Step step = job == null
                    ? new Step(settled.queue(), List.of())
                    : QueueRules.book(settled.queue(), job, answer(random, job, terms), terms, now);
            queues.put(key, step.queue());
            deliveries.addAll(step.deliveries());
        }
    }

    private Outcome answer(@org.jspecify.annotations.Nullable Random random, Job job, Terms terms) {
        int kind = random == null ? 9 : random.nextInt(10);
        if (kind < 4) {
            return new Outcome.RetryLater("HTTP 503", null);
        }
        if (kind == 4) {
            return new Outcome.Rejected("HTTP 400");
        }
        return terms.fires() && (job.endedAt() == null) ? new Outcome.Firing(now.plus(EVERY)) : new Outcome.Delivered();
    }

    private void restart() {
        plans.replaceAll((name, plan) -> Json.read(Json.write(plan), Plan.class));
        queues.replaceAll((key, queue) -> Json.read(Json.write(queue), SendQueue.class));
    }

    private void speak(Random random, Transition about) {
        Instant until = now.plus(Duration.ofHours(1 + random.nextInt(300)));
        Command.Silence word = random.nextBoolean()
                ? new Command.Acknowledge(about.subject(), Milestone.END_OF_PATCH, "ada", null, now, about.newDate())
                : new Command.Snooze(about.subject(), Milestone.END_OF_PATCH, "ada", null, now, about.newDate(), until);
        said.put(word.target(), word);
    }

    private boolean isQuiet() {
        return plans.values().stream().allMatch(each -> each.due() == null)
                && queues.values().stream().allMatch(SendQueue::isEmpty);
    }

    private Instant due() {
        Instant due = null;
        for (Plan plan : plans.values()) {
            due = earlier(due, plan.due());
        }
        for (SendQueue queue : queues.values()) {
            due = earlier(due, queue.due());
        }
        return due == null ? now : due;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private static Transition transition(Random random, int i) {
        TransitionType type = TYPES.get(random.nextInt(TYPES.size()));
        return Examples.transition(
                "s/f/" + random.nextInt(3),
                type,
                Milestone.END_OF_PATCH,
                Examples.DATE.plusDays(random.nextInt(3)),
                type == TransitionType.APPROACHING ? 30 : null,
                MIDNIGHT.plusSeconds(i),
                type == TransitionType.REACHED);
    }

    private static Pace pace(Random random) {
        Severity except = random.nextBoolean() ? null : Severity.ERROR;
        Digest digest = new Digest(
                random.nextBoolean() ? Digest.Every.DAILY : Digest.Every.WEEKLY,
                LocalTime.of(random.nextInt(24), 0),
                DayOfWeek.MONDAY,
                ZoneOffset.UTC,
                except);
        QuietHours quiet = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneOffset.UTC, except);
        return new Pace(
                random.nextInt(3) == 0 ? digest : null,
                random.nextInt(3) == 0 ? quiet : null,
                random.nextInt(3) == 0 ? 1 + random.nextInt(3) : null,
                random.nextInt(3) == 0 ? new Escalation(Duration.ofHours(4), "d2", Severity.INFO) : null);
    }
}
