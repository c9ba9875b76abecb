package dev.shelflife.notifier.topology;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.shelflife.events.inventory.FamilyLine;
import dev.shelflife.events.inventory.InventoryItem;
import dev.shelflife.events.inventory.Target;
import dev.shelflife.events.inventory.Targets;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Joins both sides of a family: keeps what each said last, and tells of each use where it stands whenever that changed. What is
 * told is a function of what is kept, so the end is the same in whatever order the two sides came.
 */
final class TargetProcessor extends ContextualProcessor<String, FamilyChange, String, Target> {

    private static final TypeReference<List<FamilyLine>> LINES = new TypeReference<>() {};

    /** Between a family and what belongs to it: a key of an item may hold any other character. */
    private static final char BAR = '|';

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private KeyValueStore<String, byte[]> lines;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, byte[]> items;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, byte[]> told;

    @Override
    public void init(ProcessorContext<String, Target> context) {
        super.init(context);
        lines = context.getStateStore(InventoryTopology.LINES);
        items = context.getStateStore(InventoryTopology.ITEMS);
        told = context.getStateStore(InventoryTopology.TOLD);
    }

    @Override
    public void process(Record<String, FamilyChange> received) {
        String family = received.key();
        FamilyChange change = received.value();
        if (change.subject() != null) {
            List<FamilyLine> now = Objects.requireNonNullElse(change.lines(), List.of());
            lines.put(family + BAR + change.subject(), now.isEmpty() ? null : Json.write(now));
            List<FamilyLine> all = lines(family);
            items(family).forEach((item, use) -> tell(Targets.of(item, use, all), received.timestamp()));
        } else if (change.item() != null) {
            String key = family + BAR + change.item();
            items.put(key, change.use() == null ? null : Json.write(change.use()));
            if (change.use() == null) {
                end(key, received.timestamp());
            } else {
                tell(Targets.of(change.item(), change.use(), lines(family)), received.timestamp());
            }
        }
    }

    private void tell(Target target, long timestamp) {
        byte[] now = Json.write(target);
        if (!Arrays.equals(now, told.get(target.key()))) {
            told.put(target.key(), now);
            forward(target.key(), target, target, timestamp);
        }
    }

    /** A last value that says so, for those who listen; then none, for those who read the table. */
    private void end(String key, long timestamp) {
        byte[] last = told.delete(key);
        if (last != null) {
            Target gone = Json.read(last, Target.class).gone();
            forward(key, gone, gone, timestamp);
            forward(key, null, gone, timestamp);
        }
    }

    private void forward(String key, @Nullable Target value, Target about, long timestamp) {
        context()
                .forward(new Record<>(
                        key, value, timestamp, CloudEventHeaders.of(about, Instant.ofEpochMilli(timestamp))));
    }

    private List<FamilyLine> lines(String family) {
        List<FamilyLine> all = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> found = lines.prefixScan(family + BAR, new StringSerializer())) {
            while (found.hasNext()) {
                all.addAll(Json.read(found.next().value, LINES));
            }
        }
        return all;
    }

    private Map<String, InventoryItem> items(String family) {
        Map<String, InventoryItem> all = new TreeMap<>();
        String prefix = family + BAR;
        try (KeyValueIterator<String, byte[]> found = items.prefixScan(prefix, new StringSerializer())) {
            while (found.hasNext()) {
                KeyValue<String, byte[]> each = found.next();
                all.put(each.key.substring(prefix.length()), Json.read(each.value, InventoryItem.class));
            }
        }
        return all;
    }
}
