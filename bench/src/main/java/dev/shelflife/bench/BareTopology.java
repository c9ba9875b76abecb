package dev.shelflife.bench;

import dev.shelflife.events.Observation;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import java.util.Arrays;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Topologies without any thought, to compare the real one with: each record is got from a RocksDB store by its key, put, and
 * passed on.
 */
final class BareTopology {

    /** How much of the real topology's work is done beside the thinking. */
    enum Load {
        /** One get, one put, one record out, each of the observation's size. */
        GET_PUT,
        /** The same, and the store has a cache, so that a row is written at each commit and not at each change. */
        CACHED,
        /** As the first, and the observation is read. */
        READ_OBSERVATION,
        /** The stores and topics are written as the real topology writes them, with records of the same size. */
        SAME_WRITES
    }

    private static final String STORE = "rows";
    private static final String INDEX = "due-index";
    private static final int ROW_BYTES = 1_788;
    private static final int TRANSITION_BYTES = 1_200;

    private BareTopology() {}

    static Topology build(Cluster cluster, Load load) {
        var text = new StringSerializer();
        var bytes = new ByteArraySerializer();
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        "observations",
                        new StringDeserializer(),
                        new ByteArrayDeserializer(),
                        cluster.name(Topics.OBSERVATIONS))
                .addProcessor("bare", () -> new GetPut(load), "observations")
                .addStateStore(load == Load.CACHED ? store(STORE).withCachingEnabled() : store(STORE), "bare")
                .addStateStore(store(INDEX), "bare")
                .addSink("lifecycles", cluster.name(Topics.LIFECYCLES), text, bytes, "bare")
                .addSink("transitions", cluster.name(Topics.TRANSITIONS), text, bytes, "bare");
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
    }

    private static final class GetPut extends ContextualProcessor<String, byte[], String, byte[]> {
        private final Load load;

        GetPut(Load load) {
            this.load = load;
        }

        @Override
        public void process(Record<String, byte[]> record) {
            KeyValueStore<String, byte[]> rows = context().getStateStore(STORE);
            byte[] value = record.value();
            Pairs.sink ^= System.identityHashCode(rows.get(record.key()));
            if (load == Load.READ_OBSERVATION) {
                Pairs.sink ^= Json.read(value, Observation.class).hashCode();
            }
            if (load == Load.SAME_WRITES) {
                byte[] row = Arrays.copyOf(value, ROW_BYTES);
                KeyValueStore<String, byte[]> index = context().getStateStore(INDEX);
                index.put("12345678" + record.key(), new byte[] {1});
                rows.put(record.key(), row);
                forward(record, row, "lifecycles");
                forward(record, Arrays.copyOf(value, TRANSITION_BYTES), "transitions");
            } else {
                rows.put(record.key(), value);
                context().forward(record, "lifecycles");
            }
        }

        private void forward(Record<String, byte[]> record, byte[] value, String sink) {
            RecordHeaders headers = new RecordHeaders();
            CloudEventHeaders.add(headers, "ce_id", "00000000000000000000000000000000");
            CloudEventHeaders.add(headers, "ce_subject", record.key());
            CloudEventHeaders.add(headers, "content-type", "application/json");
            context().forward(record.withValue(value).withHeaders(headers), sink);
        }
    }
}
