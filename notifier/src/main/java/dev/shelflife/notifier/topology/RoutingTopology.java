package dev.shelflife.notifier.topology;

import dev.shelflife.events.Delivery;
import dev.shelflife.events.Notification;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.notifier.route.Routing;
import dev.shelflife.notifier.route.Subscription;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/** Transitions to deprecation topics, outbox and deliveries. */
public final class RoutingTopology {

    /** Application id, without the installation's prefix. */
    public static final String ROLE = "shelflife-routing";

    static final String ROUTED = "routed-transitions";
    static final String TO_END_OF_PATCH = "to-end-of-patch";
    static final String TO_END_OF_AVAILABILITY = "to-end-of-availability";
    static final String TO_OUTBOX = "to-outbox";
    static final String TO_DELIVERIES = "to-deliveries";
    static final String TO_DEAD_LETTER = "to-dead-letter";

    static final String SOURCE = "transitions";
    private static final String ROUTE = "route";

    private RoutingTopology() {}

    /**
     * The topology.
     *
     * @param subscriptions who is told of what
     * @param leadTimes the lead times that the installation tells
     * @param transportClock for the instants of {@link Delivery} records only
     */
    public static Topology of(
            Cluster cluster,
            List<Subscription> subscriptions,
            LeadTimes leadTimes,
            Clock transportClock,
            NotifierMeters meters) {
        return build(new Topology(), cluster, subscriptions, leadTimes, transportClock, meters);
    }

    /** Builds it into an empty topology, which may have settings of Kafka's own; else as {@link #of}. */
    public static Topology build(
            Topology topology,
            Cluster cluster,
            List<Subscription> subscriptions,
            LeadTimes leadTimes,
            Clock transportClock,
            NotifierMeters meters) {
        topology.addSource(
                SOURCE,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                cluster.name(Topics.TRANSITIONS),
                cluster.name(Topics.TARGET_TRANSITIONS));
        Routing routing = new Routing(subscriptions, leadTimes);
        topology.addProcessor(ROUTE, () -> new RoutingProcessor(routing, transportClock, meters), SOURCE);
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(ROUTED), Serdes.String(), Serdes.ByteArray()),
                ROUTE);
        asReceived(topology, TO_END_OF_PATCH, cluster, Topics.END_OF_PATCH);
        asReceived(topology, TO_END_OF_AVAILABILITY, cluster, Topics.END_OF_AVAILABILITY);
        asReceived(topology, TO_DEAD_LETTER, cluster, Topics.TRANSITIONS_DEAD_LETTER);
        topology.<String, Notification>addSink(
                TO_OUTBOX,
                cluster.name(Topics.OUTBOX),
                new StringSerializer(),
                Topics.OUTBOX.serde().serializer(),
                ROUTE);
        topology.<String, Delivery>addSink(
                TO_DELIVERIES,
                cluster.name(Topics.DELIVERIES),
                new StringSerializer(),
                Topics.DELIVERIES.serde().serializer(),
                ROUTE);
        return topology;
    }

    private static void asReceived(Topology topology, String sink, Cluster cluster, Topic<?> topic) {
        topology.addSink(sink, cluster.name(topic), new ByteArraySerializer(), new ByteArraySerializer(), ROUTE);
    }
}
