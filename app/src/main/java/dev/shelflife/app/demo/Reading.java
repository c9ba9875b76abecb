package dev.shelflife.app.demo;

import dev.shelflife.app.cluster.TopicTail;
import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.failure.Failure;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A plain consumer of the topics, as any subscriber would be: the demo believes nothing that is not on a topic. */
final class Reading implements AutoCloseable {

    private static final long STEP_MILLIS = 50;
    private static final Set<TransitionType> DEPRECATIONS =
            Set.of(TransitionType.REACHED, TransitionType.REOPENED, TransitionType.WITHDRAWN);

    private final TopicTail history;
    private final TopicTail told;
    private final Set<String> expected = new HashSet<>();
    private final Set<String> deprecations = new HashSet<>();
    private final Set<String> outbox = new HashSet<>();
    private final Map<Delivery.Outcome, Integer> deliveries = new EnumMap<>(Delivery.Outcome.class);

    private Reading(TopicTail history, TopicTail told) {
        this.history = history;
        this.told = told;
    }

    static Reading of(Cluster cluster) {
        return new Reading(
                TopicTail.of(cluster, List.of(Topics.OBSERVATIONS, Topics.TRANSITIONS)),
                TopicTail.of(
                        cluster,
                        List.of(Topics.END_OF_PATCH, Topics.END_OF_AVAILABILITY, Topics.OUTBOX, Topics.DELIVERIES)));
    }

    void read(Consumer<Observation> observations, Consumer<Transition> transitions) {
        history.drain((topic, record) -> {
            if (topic.equals(Topics.OBSERVATIONS.name())) {
                observations.accept(Json.read(record.value(), Observation.class));
            } else {
                Transition transition = Json.read(record.value(), Transition.class);
                if (DEPRECATIONS.contains(transition.type())) {
                    expected.add(transition.id());
                }
                transitions.accept(transition);
            }
        });
    }

    /** Waits until all deprecations are on their topics and every notification has been booked. */
    void awaitDelivered(java.util.function.IntSupplier received, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isDelivered(received.getAsInt())) {
            if (System.nanoTime() > deadline) {
                throw new Failure(
                        ExitCode.FAILED,
                        "told " + deprecations.size() + " of " + expected.size() + " deprecations and delivered "
                                + delivered() + " of " + outbox.size() + " notifications within " + patience);
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
    }

    String summary(Map<TransitionType, Integer> totals) {
        StringBuilder text = new StringBuilder("\nTold in all:");
        totals.forEach((type, count) ->
                text.append(' ').append(count).append(' ').append(type.slug()).append(','));
        return text.deleteCharAt(text.length() - 1)
                + String.format(
                        Locale.ROOT,
                        "%nDeprecation topics: %d events. Webhook: %d notifications delivered, %d suppressed with a reason"
                                + " (see the topic %s).",
                        deprecations.size(),
                        delivered(),
                        deliveries.getOrDefault(Delivery.Outcome.SUPPRESSED, 0),
                        Topics.DELIVERIES.name());
    }

    private boolean isDelivered(int received) {
        told.drain(this::count);
        return deprecations.containsAll(expected) && delivered() == outbox.size() && received == outbox.size();
    }

    private int delivered() {
        return deliveries.getOrDefault(Delivery.Outcome.DELIVERED, 0);
    }

    private void count(String topic, ConsumerRecord<String, byte[]> record) {
        if (topic.equals(Topics.OUTBOX.name())) {
            outbox.add(record.key() + record.offset());
        } else if (topic.equals(Topics.DELIVERIES.name())) {
            deliveries.merge(Json.read(record.value(), Delivery.class).outcome(), 1, Integer::sum);
        } else {
            deprecations.add(Json.read(record.value(), Transition.class).id());
        }
    }

    @Override
    public void close() {
        history.close();
        told.close();
    }
}
