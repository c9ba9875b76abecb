package dev.shelflife.app.story;

import dev.shelflife.app.cluster.TopicTail;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.notifier.route.Wanted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;

/** All that is committed on the topics of an installation. */
public final class StoryLog implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Set<TransitionType> DEPRECATIONS =
            Set.of(TransitionType.REACHED, TransitionType.REOPENED, TransitionType.WITHDRAWN);

    private final TopicTail tail;
    private final Map<String, List<ConsumerRecord<String, byte[]>>> records = new HashMap<>();

    public StoryLog(Cluster cluster) {
        this.tail = TopicTail.of(cluster, Topics.ALL);
    }

    /** Reads on. */
    public StoryLog refresh() {
        tail.drain((topic, record) ->
                records.computeIfAbsent(topic, none -> new ArrayList<>()).add(record));
        return this;
    }

    /**
     * Waits until the notifier has done with every transition on the log: each that the default route wants is delivered or
     * suppressed, each deprecation is on its topic.
     */
    public StoryLog awaitTold() {
        Awaitility.await("every transition routed, every notification booked")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> refresh().isTold());
        return this;
    }

    /** What was read of a topic so far. */
    public List<ConsumerRecord<String, byte[]>> records(Topic<?> topic) {
        return records.getOrDefault(topic.name(), List.of());
    }

    public <T> List<T> values(Topic<T> topic) {
        return records(topic).stream()
                .map(record -> Json.read(record.value(), topic.type()))
                .toList();
    }

    /** The transitions as they stand on the topic, byte for byte, by subject. */
    public SortedMap<String, List<String>> transitionsBySubject() {
        return records(Topics.TRANSITIONS).stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key,
                        TreeMap::new,
                        Collectors.mapping(
                                record -> new String(record.value(), StandardCharsets.UTF_8), Collectors.toList())));
    }

    /** The ids on both deprecation topics. */
    public List<String> deprecationIds() {
        return Milestone.DATED.stream()
                .flatMap(milestone -> values(Topics.deprecations(milestone)).stream())
                .map(Transition::id)
                .toList();
    }

    /** The ids of the transitions that belong on the deprecation topics. */
    public List<String> expectedDeprecationIds() {
        return deprecationsOf(values(Topics.TRANSITIONS).stream());
    }

    public static List<String> deprecationsOf(Stream<Transition> transitions) {
        return transitions
                .filter(each -> each.milestone() != null && DEPRECATIONS.contains(each.type()))
                .map(Transition::id)
                .toList();
    }

    /** The ids of the notifications with this outcome, one for each record. */
    public List<String> booked(Delivery.Outcome outcome) {
        return values(Topics.DELIVERIES).stream()
                .filter(each -> each.outcome() == outcome)
                .map(Delivery::notification)
                .toList();
    }

    @Override
    public void close() {
        tail.close();
    }

    private boolean isTold() {
        Set<String> booked =
                values(Topics.DELIVERIES).stream().map(Delivery::transition).collect(Collectors.toSet());
        return deprecationIds().containsAll(expectedDeprecationIds())
                && values(Topics.TRANSITIONS).stream()
                        .filter(each -> Wanted.DEFAULT_TYPES.contains(each.type()))
                        .allMatch(each -> booked.contains(each.id()));
    }
}
