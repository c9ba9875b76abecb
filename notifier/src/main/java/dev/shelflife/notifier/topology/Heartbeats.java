package dev.shelflife.notifier.topology;

import dev.shelflife.events.Notification;
import dev.shelflife.events.Progress;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.JsonSerde;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.notifier.route.Language;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/** What the routing application has for signs of life: how far the log is decided, and who puts them into the outbox. */
public final class Heartbeats {

    static final String DECIDED = "decided";
    static final String TO_OUTBOX = "heartbeats-to-outbox";

    /** Behind {@link RoutingTopology#SOURCE} by name, for names number the sub-topologies, and a task's number names its state on disk. */
    private static final String PROGRESS = "what-is-decided";

    private static final String KEEP = "keep-what-is-decided";
    private static final String HEARTBEAT = "heartbeat";

    private Heartbeats() {}

    /**
     * Adds them to the routing topology.
     *
     * @param intervals how often a destination is given a sign of life, by its name; who is not named is given none
     * @param languages in which a destination is told, by its name; English where it is not named
     */
    public static Topology addTo(
            Topology routing,
            Cluster cluster,
            Map<String, Duration> intervals,
            Map<String, Language> languages,
            Clock transportClock,
            NotifierMeters meters) {
        routing.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(DECIDED), Serdes.String(), JsonSerde.of(Progress.class))
                        .withLoggingDisabled(),
                PROGRESS,
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                cluster.name(Topics.PROGRESS),
                KEEP,
                () -> new ProgressStore(meters));
        routing.addProcessor(
                HEARTBEAT,
                () -> new HeartbeatProcessor(intervals, languages, transportClock, meters),
                RoutingTopology.SOURCE);
        return routing.<String, Notification>addSink(
                TO_OUTBOX,
                cluster.name(Topics.OUTBOX),
                new StringSerializer(),
                Topics.OUTBOX.serde().serializer(),
                HEARTBEAT);
    }
}
