package dev.shelflife.app.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every step of the notifier between reading a transition and booking what became of it, and which calls of it are to fail. */
final class DeliveryPoints {

    /**
     * A step that can fail on both sides.
     *
     * @param calls which calls of it fail, counted from the beginning of a scene; each in a scene of its own
     */
    private record Step(String operation, List<Integer> calls) {
        Step(String operation, Integer... calls) {
            this(operation, List.of(calls));
        }
    }

    private static final List<Step> STEPS = List.of(
            new Step("route: process", 4),
            new Step("route: routed-transitions.putIfAbsent", 4),
            new Step("route: forward to-end-of-patch", 3),
            new Step("route: forward to-end-of-availability", 1),
            new Step("route: forward to-outbox", 9),
            new Step("route: forward to-deliveries", 1),
            new Step("route: forward to-dead-letter", 1),
            new Step("routing: send deprecations.end-of-patch", 1),
            new Step("routing: send deprecations.end-of-availability", 1),
            new Step("routing: send outbox", 9),
            new Step("routing: send deliveries", 1),
            new Step("routing: send transitions.dead-letter", 1),
            new Step("routing: send routing-routed-transitions-changelog", 1),
            new Step("routing: producer.flush", 1),
            new Step("routing: producer.sendOffsetsToTransaction", 1),
            new Step("routing: producer.commitTransaction", 1),
            new Step("send: process", 9),
            new Step("send: taken-notifications.putIfAbsent", 1),
            new Step("send: queues.put", 1, 9),
            new Step("send: forward to-deliveries", 1, 9),
            new Step("send: forward to-dead-letter", 1, 2),
            new Step("send: forward to-commands", 1),
            new Step("send: punctuate", 3),
            new Step("plan: process", 9),
            new Step("plan: taken-notifications.putIfAbsent", 1),
            new Step("plan: plans.put", 1, 13),
            new Step("plan: forward to-outbox", 1, 3, 5),
            new Step("plan: forward to-deliveries", 8),
            new Step("plan: forward to-dead-letter", 1),
            new Step("plan: punctuate", 3),
            new Step("sender: send deliveries", 9),
            new Step("sender: send outbox", 3),
            new Step("sender: send commands", 1),
            new Step("sender: send outbox.dead-letter", 2),
            new Step("sender: send sender-queues-changelog", 1),
            new Step("sender: send sender-taken-notifications-changelog", 1),
            new Step("sender: send sender-plans-changelog", 1),
            new Step("sender: producer.flush", 1),
            new Step("sender: producer.sendOffsetsToTransaction", 1),
            new Step("sender: producer.commitTransaction", 1, 2, 3, 4));

    /** What is done when the notifier starts. */
    private static final List<Step> AT_START = List.of(
            new Step("routing: producer.initTransactions", 1),
            new Step("sender: producer.initTransactions", 1),
            new Step("send: queues.all", 1),
            new Step("plan: plans.all", 1));

    /**
     * Not after it. To read changes nothing, so that is before what comes next. To begin a transaction tells nobody but the producer,
     * and cannot fail when it is done: Kafka Streams notes it in the next instruction. Made to fail there, it does not
     * abort what it does not know of, and closing the producer waits until its metadata are old (five minutes): its thread drops
     * the end of an empty transaction and sleeps.
     */
    private static final List<Step> BEFORE_ONLY = List.of(
            new Step("send: queues.get", 4),
            new Step("send: acknowledgements.get", 1),
            new Step("plan: plans.get", 1),
            new Step("plan: acknowledgements.get", 1),
            new Step("routing: producer.beginTransaction", 1),
            new Step("sender: producer.beginTransaction", 1, 3));

    /** What is seen and is no step on the way. */
    private static final Set<String> BESIDE = Set.of("producer.metrics", "producer.close");

    private static final List<String> RECEIVERS =
            List.of(DeliveryScene.AT_ONCE, DeliveryScene.DIGEST, DeliveryScene.BUDGET, DeliveryScene.ESCALATION);

    private DeliveryPoints() {}

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        for (Fault.Side side : Fault.Side.values()) {
            Stream.concat(STEPS.stream(), AT_START.stream()).forEach(each -> add(all, each, side));
        }
        BEFORE_ONLY.forEach(each -> add(all, each, Fault.Side.BEFORE));
        for (String receiver : RECEIVERS) {
            for (CountingReceiver.Mishap mishap : CountingReceiver.Mishap.values()) {
                all.add(mishap.at(receiver, 1));
            }
        }
        return all;
    }

    static boolean isAtStart(Fault fault) {
        return AT_START.stream().anyMatch(each -> each.operation().equals(fault.operation()));
    }

    /** The steps that have a point, by name. */
    static Set<String> operations() {
        Set<String> names = new TreeSet<>();
        Stream.of(STEPS, AT_START, BEFORE_ONLY).flatMap(List::stream).forEach(each -> names.add(each.operation()));
        return names;
    }

    /** Whether something that was seen is a step of routing or sending. */
    static boolean isStep(String operation) {
        return Stream.of("route: ", "routing: ", "send: ", "plan: ", "sender: ").anyMatch(operation::startsWith)
                && BESIDE.stream().noneMatch(operation::endsWith);
    }

    private static void add(List<Fault> all, Step step, Fault.Side side) {
        step.calls().forEach(call -> all.add(new Fault(step.operation(), side, call)));
    }
}
