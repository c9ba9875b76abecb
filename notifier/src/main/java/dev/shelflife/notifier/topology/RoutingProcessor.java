package dev.shelflife.notifier.topology;

import dev.shelflife.events.Delivery;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.events.topics.UnreadableRecordException;
import dev.shelflife.notifier.route.Rendering;
import dev.shelflife.notifier.route.Routed;
import dev.shelflife.notifier.route.Routing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Sends each transition on once: a transition whose id was routed before changes nothing. */
final class RoutingProcessor extends ContextualProcessor<byte[], byte[], Object, Object> {

    private static final Set<TransitionType> DEPRECATIONS =
            Set.of(TransitionType.REACHED, TransitionType.REOPENED, TransitionType.WITHDRAWN);
    private static final byte[] PRESENT = {1};

    private final Routing routing;
    private final Clock transportClock;
    private final NotifierMeters meters;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private KeyValueStore<String, byte[]> routed;

    RoutingProcessor(Routing routing, Clock transportClock, NotifierMeters meters) {
        this.routing = routing;
        this.transportClock = transportClock;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        super.init(context);
        routed = context.getStateStore(RoutingTopology.ROUTED);
    }

    @Override
    public void process(Record<byte[], byte[]> received) {
        Transition transition;
        Instant decidedAt;
        try {
            transition = DeadLetters.read(received.value(), Transition.class);
            // Without the header the log had been decided at least until the transition itself.
            decidedAt = Objects.requireNonNullElse(DecidedAt.of(received.headers()), transition.effectiveAt());
        } catch (UnreadableRecordException e) {
            meters.refused(topic());
            context().forward(DeadLetters.of(received, context(), e), RoutingTopology.TO_DEAD_LETTER);
            return;
        }
        if (transition.type() == TransitionType.OTHER || transition.milestone() == Milestone.OTHER) {
            meters.passedOver(topic());
        }
        if (routed.putIfAbsent(transition.id(), PRESENT) != null) {
            return;
        }
        deprecate(received, transition);
        for (Routed each : routing.match(transition, decidedAt)) {
            tell(each, transition, decidedAt, received.timestamp());
        }
    }

    private Topic<?> topic() {
        boolean ofUses = context()
                .recordMetadata()
                .filter(from -> from.topic().endsWith(Topics.TARGET_TRANSITIONS.name()))
                .isPresent();
        return ofUses ? Topics.TARGET_TRANSITIONS : Topics.TRANSITIONS;
    }

    /** The value goes on byte for byte, so that members of a later version of the contract survive. */
    private void deprecate(Record<byte[], byte[]> received, Transition transition) {
        Milestone milestone = transition.milestone();
        // An image of somebody's is no version: what ended is its version, and that is told once.
        if (transition.use() != null
                || milestone == null
                || !Milestone.DATED.contains(milestone)
                || !DEPRECATIONS.contains(transition.type())) {
            return;
        }
        String sink = milestone == Milestone.END_OF_PATCH
                ? RoutingTopology.TO_END_OF_PATCH
                : RoutingTopology.TO_END_OF_AVAILABILITY;
        byte[] key = transition.subject().getBytes(StandardCharsets.UTF_8);
        context()
                .forward(
                        new Record<>(key, received.value(), received.timestamp(), CloudEventHeaders.of(transition)),
                        sink);
    }

    private void tell(Routed each, Transition transition, Instant decidedAt, long timestamp) {
        if (each.decision() instanceof Routed.Suppress suppress) {
            Delivery delivery = new Delivery(
                    Rendering.id(each.subscription(), transition),
                    each.subscription().destination(),
                    transition.id(),
                    transition.subject(),
                    Delivery.Outcome.SUPPRESSED,
                    0,
                    transportClock.instant(),
                    suppress.reason(),
                    each.subscription().name(),
                    null);
            meters.became(delivery);
            context()
                    .forward(
                            new Record<>(delivery.notification(), delivery, timestamp, CloudEventHeaders.of(delivery)),
                            RoutingTopology.TO_DELIVERIES);
        } else {
            Notification notification = Rendering.render(each.subscription(), transition, decidedAt);
            context()
                    .forward(
                            new Record<>(key(each, notification), notification, timestamp, new RecordHeaders()),
                            RoutingTopology.TO_OUTBOX);
        }
    }

    /** What is not told at once meets what is told with it in one place, by subscription. */
    private static String key(Routed routed, Notification notification) {
        return routed.subscription().pace().isAtOnce() ? OutboxKey.of(notification) : OutboxKey.ofPlan(notification);
    }
}
