package dev.shelflife.notifier.topology;

import dev.shelflife.events.inventory.FamilyLine;
import dev.shelflife.events.inventory.Target;
import dev.shelflife.events.inventory.Targets;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Joins both sides of a family: keeps what each said last, and tells of each use where it stands whenever that changed. What is
 * told is a function of what is kept, so the end is the same in whatever order the two sides came.
 */
final class TargetProcessor extends ContextualProcessor<String, FamilyChange, String, Target> {

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private FamilyStores families;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, byte[]> told;

    @Override
    public void init(ProcessorContext<String, Target> context) {
        super.init(context);
        families = new FamilyStores(context);
        told = context.getStateStore(InventoryTopology.TOLD);
    }

    @Override
    public void process(Record<String, FamilyChange> received) {
        String family = received.key();
        FamilyChange change = received.value();
        if (change.subject() != null) {
            List<FamilyLine> now = Objects.requireNonNullElse(change.lines(), List.of());
            families.putLines(family, change.subject(), now);
            List<FamilyLine> all = families.lines(family);
            families.items(family).forEach((item, use) -> tell(Targets.of(item, use, all), received.timestamp()));
        } else if (change.item() != null) {
            families.putItem(family, change.item(), change.use());
            if (change.use() == null) {
                end(FamilyStores.key(family, change.item()), received.timestamp());
            } else {
                tell(Targets.of(change.item(), change.use(), families.lines(family)), received.timestamp());
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
}
