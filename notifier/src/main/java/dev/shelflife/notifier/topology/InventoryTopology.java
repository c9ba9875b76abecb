package dev.shelflife.notifier.topology;

import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.JsonSerde;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/** The state table and the inventory to targets and to what their owners are told, joined by the family of the image. */
public final class InventoryTopology {

    /** Application id, without the installation's prefix. */
    public static final String ROLE = "shelflife-inventory";

    static final String FAMILIES_OF_ROWS = "families-of-rows";
    static final String FAMILIES_OF_ITEMS = "families-of-items";
    static final String LINES = "lines-by-family";
    static final String ITEMS = "items-by-family";
    static final String TOLD = "told-targets";
    static final String TOLD_USES = "told-uses";
    static final String CHANGED = "changed-families";

    private InventoryTopology() {}

    /** The topology. */
    public static Topology of(Cluster cluster) {
        StreamsBuilder builder = new StreamsBuilder();
        for (String store : new String[] {FAMILIES_OF_ROWS, FAMILIES_OF_ITEMS, LINES, ITEMS, TOLD, TOLD_USES}) {
            builder.addStateStore(Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(store), Serdes.String(), Serdes.ByteArray()));
        }
        // In memory: it is walked over each second, and is empty nearly always.
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(CHANGED), Serdes.String(), Serdes.ByteArray()));
        KStream<Object, Object> rows = received(builder, cluster, Topics.LIFECYCLES, "lifecycles")
                .process(RowFamiliesProcessor::new, Named.as("row-to-families"), FAMILIES_OF_ROWS);
        KStream<Object, Object> uses = received(builder, cluster, Topics.INVENTORY, "inventory")
                .process(ItemFamilyProcessor::new, Named.as("item-to-family"), FAMILIES_OF_ITEMS);
        KStream<Object, Object> both = rows.merge(uses, Named.as("both-sides"));
        both.filter((key, value) -> value instanceof byte[], Named.as("unreadable"))
                .map(
                        (key, value) -> new org.apache.kafka.streams.KeyValue<>((byte[]) key, (byte[]) value),
                        Named.as("as-received"))
                .to(
                        cluster.name(Topics.INVENTORY_DEAD_LETTER),
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("to-dead-letter"));
        KStream<String, FamilyChange> families = both.filter(
                        (key, value) -> value instanceof FamilyChange, Named.as("readable"))
                .map(
                        (key, value) -> new org.apache.kafka.streams.KeyValue<>((String) key, (FamilyChange) value),
                        Named.as("by-family"))
                .repartition(Repartitioned.<String, FamilyChange>as("families")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(JsonSerde.of(FamilyChange.class)));
        // First the join, which keeps what both sides say: the other reads that.
        families.process(TargetProcessor::new, Named.as("join"), LINES, ITEMS, TOLD)
                .to(
                        cluster.name(Topics.TARGETS),
                        Produced.with(Serdes.String(), Topics.TARGETS.serde()).withName("to-targets"));
        families.process(UseProcessor::new, Named.as("tell-owners"), LINES, ITEMS, TOLD_USES, CHANGED)
                .to(
                        cluster.name(Topics.TARGET_TRANSITIONS),
                        Produced.with(Serdes.String(), Topics.TARGET_TRANSITIONS.serde())
                                .withName("to-target-transitions"));
        return builder.build();
    }

    private static KStream<byte[], byte[]> received(
            StreamsBuilder builder, Cluster cluster, Topic<?> topic, String name) {
        return builder.stream(
                cluster.name(topic),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(name));
    }
}
