package dev.shelflife.notifier.topology;

import dev.shelflife.events.inventory.InventoryItem;
import dev.shelflife.events.topics.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Items of the inventory to the family of their image; remembers which, to take an item back. */
final class ItemFamilyProcessor extends ContextualProcessor<byte[], byte[], Object, Object> {

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private KeyValueStore<String, byte[]> families;

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        super.init(context);
        families = context.getStateStore(InventoryTopology.FAMILIES_OF_ITEMS);
    }

    @Override
    public void process(Record<byte[], byte[]> received) {
        String item;
        InventoryItem use;
        try {
            item = key(received.key());
            use = received.value() == null ? null : DeadLetters.read(received.value(), InventoryItem.class);
        } catch (UnreadableRecordException e) {
            context().forward(DeadLetters.of(received, context(), e));
            return;
        }
        byte[] kept = families.get(item);
        String before = kept == null ? null : new String(kept, StandardCharsets.UTF_8);
        String now = use == null ? null : use.familyId();
        if (before != null && !before.equals(now)) {
            tell(before, FamilyChange.item(item, null), received.timestamp());
        }
        if (now != null) {
            tell(now, FamilyChange.item(item, use), received.timestamp());
        }
        families.put(item, now == null ? null : now.getBytes(StandardCharsets.UTF_8));
    }

    private static String key(byte @Nullable [] key) {
        if (key == null) {
            throw new UnreadableRecordException("an item of the inventory needs a key", null);
        }
        return new String(key, StandardCharsets.UTF_8);
    }

    private void tell(String family, FamilyChange change, long timestamp) {
        context().forward(new Record<>(family, change, timestamp));
    }
}
