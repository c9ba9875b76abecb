package dev.shelflife.notifier.topology;

import static dev.shelflife.notifier.topology.InventoryHistories.expected;
import static dev.shelflife.notifier.topology.InventoryHistories.histories;
import static dev.shelflife.notifier.topology.InventoryHistories.interleaved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Severity;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.events.inventory.Target;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.QueueRules;
import dev.shelflife.notifier.queue.SendQueue;
import dev.shelflife.notifier.queue.Silences;
import dev.shelflife.notifier.queue.Terms;
import dev.shelflife.notifier.route.Routing;
import dev.shelflife.notifier.route.Subscription;
import dev.shelflife.notifier.route.Wanted;
import dev.shelflife.notifier.route.WantedUses;
import dev.shelflife.notifier.topology.InventoryHistories.Input;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What fires at an owner's destination in the end is what the targets say, whatever came between and however it was bundled. */
class TargetAlertsPropertyTest {

    private static final Duration EVERY = Duration.ofDays(3650);
    private static final Terms ALERTS = Terms.firing(EVERY, EVERY);
    private static final Terms INCIDENTS = Terms.incidents(EVERY);

    @Property(tries = 60)
    void whatFiresIsWhatTheTargetsSay(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<Input> inputs = interleaved(histories(random), random);
        List<Transition> told = run(inputs, random);
        assertThat(told).extracting(Transition::id).doesNotHaveDuplicates();
        Collection<Target> targets = expected(inputs).values();
        Collection<String> byItem = new TreeSet<>();
        Collection<String> byUse = new TreeSet<>();
        for (Target target : targets) {
            String subject = SubjectKey.use(target.use().owner(), target.use().reference());
            for (Target.TargetAlert alert : target.alerts()) {
                String what = " " + alert.kind() + " " + alert.milestone() + " " + alert.date();
                byItem.add(target.item() + what);
                byUse.add(subject + what);
            }
        }
        assertThat(names(firing(told, ALERTS), each -> each.lines().stream().map(Transition.Line::id)))
                .isEqualTo(byItem);
        assertThat(names(firing(told, INCIDENTS), each -> Stream.of(each.subject())))
                .as("an incident is not renewed when fewer run the image")
                .isEqualTo(byUse);
    }

    /** What fires for somebody who asked for less is some of it, and nothing that is over. */
    @Property(tries = 60)
    void whateverIsFiltered_nothingFiresThatIsOver(
            @ForAll long seed, @ForAll Severity least, @ForAll Set<Milestone> milestones) throws IOException {
        Random random = new Random(seed);
        List<Input> inputs = interleaved(histories(random), random);
        Wanted wanted = new Wanted(Set.of(), Set.of(), Set.of(), milestones, Set.of(), Set.of(), least);
        Routing routing = new Routing(
                List.of(Subscription.everythingTo("team").to(wanted.of(WantedUses.ALL))), LeadTimes.DEFAULT);
        List<Transition> heard = run(inputs, random).stream()
                .filter(each -> !routing.match(each, each.effectiveAt()).isEmpty())
                .toList();
        Collection<String> holds = new TreeSet<>();
        expected(inputs).values().forEach(target -> target.alerts()
                .forEach(alert ->
                        holds.add(target.item() + " " + alert.kind() + " " + alert.milestone() + " " + alert.date())));
        assertThat(holds).containsAll(names(firing(heard, ALERTS), each -> each.lines().stream()
                .map(Transition.Line::id)));
    }

    private static Collection<String> names(List<Transition> firing, Function<Transition, Stream<String>> who) {
        Collection<String> names = new TreeSet<>();
        firing.forEach(each -> who.apply(each)
                .forEach(name -> names.add(name + " " + each.type() + " " + each.milestone() + " " + each.newDate())));
        return names;
    }

    /** What fires in the end at a destination that takes everything. */
    private static List<Transition> firing(List<Transition> told, Terms terms) {
        Map<String, SendQueue> queues = new LinkedHashMap<>();
        Instant now = Instant.EPOCH;
        for (Transition each : told) {
            now = now.plusSeconds(1);
            SendQueue queue = queues.getOrDefault(each.subject(), SendQueue.EMPTY);
            queue = QueueRules.add(queue, Examples.notification("team", each), now)
                    .queue();
            queues.put(each.subject(), delivered(queue, terms, now));
        }
        return queues.values().stream()
                .flatMap(queue -> queue.alerts().stream())
                .filter(alert -> alert.ending() == null)
                .map(alert -> alert.notification().transition())
                .toList();
    }

    private static SendQueue delivered(SendQueue waiting, Terms terms, Instant now) {
        SendQueue queue = QueueRules.settle(waiting, terms, Silences.NONE, now).queue();
        for (Job job = QueueRules.pick(queue, now); job != null; job = QueueRules.pick(queue, now)) {
            boolean fires = job.endedAt() == null && job.notification().action() == Notification.Action.FIRE;
            Outcome outcome = fires ? new Outcome.Firing(now.plus(EVERY)) : new Outcome.Delivered();
            queue = QueueRules.book(queue, job, outcome, terms, now).queue();
            queue = QueueRules.settle(queue, terms, Silences.NONE, now).queue();
        }
        return queue;
    }

    private static List<Transition> run(List<Input> inputs, Random random) throws IOException {
        return InventoryHistories.run(inputs, Topics.TARGET_TRANSITIONS, driver -> {
                    if (random.nextInt(3) == 0) {
                        driver.advanceWallClockTime(Duration.ofSeconds(2));
                    }
                })
                .stream()
                .map(each -> Json.read(each.value(), Transition.class))
                .toList();
    }
}
