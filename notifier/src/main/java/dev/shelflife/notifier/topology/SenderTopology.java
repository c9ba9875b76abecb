package dev.shelflife.notifier.topology;

import dev.shelflife.events.Command;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.Notification;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.JsonSerde;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.notifier.plan.Pace;
import dev.shelflife.notifier.plan.Plan;
import dev.shelflife.notifier.queue.SendQueue;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/** The outbox to channels, by plans that hold back and timed queues that send; what a plan releases goes to the outbox again. */
public final class SenderTopology {

    /** Application id, without the installation's prefix. */
    public static final String ROLE = "shelflife-sender";

    static final String QUEUES = "queues";
    static final String TAKEN = "taken-notifications";
    static final String ACKNOWLEDGEMENTS = "acknowledgements";
    static final String PLANS = "plans";
    static final String TO_OUTBOX = "to-outbox";
    static final String TO_COMMANDS = "to-commands";
    static final String TO_DELIVERIES = "to-deliveries";
    static final String TO_DEAD_LETTER = "to-dead-letter";

    private static final String SOURCE = "outbox";
    private static final String SEND = "send";
    private static final String PLAN = "plan";
    private static final String COMMANDS = "commands";
    private static final String ACKNOWLEDGE = "acknowledge";

    private SenderTopology() {}

    /**
     * The topology.
     *
     * @param sends the ways to the destinations
     */
    public static Topology of(Cluster cluster, Sends sends, NotifierMeters meters) {
        return of(cluster, sends, Map.of(), meters);
    }

    /**
     * The topology.
     *
     * @param sends the ways to the destinations
     * @param paces when subscriptions are told, by name; whoever is not named is told at once
     */
    public static Topology of(Cluster cluster, Sends sends, Map<String, Pace> paces, NotifierMeters meters) {
        return build(new Topology(), cluster, sends, paces, meters);
    }

    /** Builds it into an empty topology, which may have settings of Kafka's own; else as {@link #of}. */
    public static Topology build(
            Topology topology, Cluster cluster, Sends sends, Map<String, Pace> paces, NotifierMeters meters) {
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(ACKNOWLEDGEMENTS), Serdes.String(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                COMMANDS,
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                cluster.name(Topics.COMMANDS),
                ACKNOWLEDGE,
                () -> new CommandStore(meters));
        topology.addSource(
                SOURCE, new ByteArrayDeserializer(), new ByteArrayDeserializer(), cluster.name(Topics.OUTBOX));
        topology.addProcessor(SEND, () -> new SenderProcessor(sends, meters), SOURCE);
        topology.addProcessor(PLAN, () -> new PlanProcessor(sends, paces, meters), SOURCE);
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(QUEUES), Serdes.String(), JsonSerde.of(SendQueue.class))
                        .withLoggingEnabled(Map.of(
                                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(StreamsSettings.MAX_BYTES))),
                SEND);
        topology.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(TAKEN), Serdes.String(), Serdes.ByteArray()),
                SEND,
                PLAN);
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(PLANS), Serdes.String(), JsonSerde.of(Plan.class))
                        .withLoggingEnabled(Map.of(
                                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(StreamsSettings.MAX_BYTES))),
                PLAN);
        addSinks(topology, cluster);
        return topology;
    }

    private static void addSinks(Topology topology, Cluster cluster) {
        topology.<String, Delivery>addSink(
                TO_DELIVERIES,
                cluster.name(Topics.DELIVERIES),
                new StringSerializer(),
                Topics.DELIVERIES.serde().serializer(),
                SEND,
                PLAN);
        topology.<String, Notification>addSink(
                TO_OUTBOX,
                cluster.name(Topics.OUTBOX),
                new StringSerializer(),
                Topics.OUTBOX.serde().serializer(),
                PLAN);
        topology.<String, Command>addSink(
                TO_COMMANDS,
                cluster.name(Topics.COMMANDS),
                new StringSerializer(),
                Topics.COMMANDS.serde().serializer(),
                SEND);
        topology.addSink(
                TO_DEAD_LETTER,
                cluster.name(Topics.OUTBOX_DEAD_LETTER),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                SEND,
                PLAN);
    }
}
