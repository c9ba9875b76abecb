package dev.shelflife.notifier.topology;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.shelflife.events.inventory.FamilyLine;
import dev.shelflife.events.inventory.InventoryItem;
import dev.shelflife.events.topics.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What both sides of the join said last, by family. */
final class FamilyStores {

    private static final TypeReference<List<FamilyLine>> LINES = new TypeReference<>() {};

    /** Between a family and what belongs to it: a key of an item may hold any other character. */
    private static final char BAR = '|';

    private final KeyValueStore<String, byte[]> lines;
    private final KeyValueStore<String, byte[]> items;

    FamilyStores(ProcessingContext context) {
        lines = context.getStateStore(InventoryTopology.LINES);
        items = context.getStateStore(InventoryTopology.ITEMS);
    }

    static String key(String family, String member) {
        return family + BAR + member;
    }

    void putLines(String family, String subject, List<FamilyLine> now) {
        lines.put(key(family, subject), now.isEmpty() ? null : Json.write(now));
    }

    void putItem(String family, String item, @Nullable InventoryItem use) {
        items.put(key(family, item), use == null ? null : Json.write(use));
    }

    /** All lines of a family, those of one subject after the other. */
    List<FamilyLine> lines(String family) {
        List<FamilyLine> all = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> found = lines.prefixScan(family + BAR, new StringSerializer())) {
            while (found.hasNext()) {
                all.addAll(Json.read(found.next().value, LINES));
            }
        }
        return all;
    }

    /** The families that anybody runs anything of; walks over all items. */
    Set<String> withItems() {
        Set<String> all = new TreeSet<>();
        try (KeyValueIterator<String, byte[]> found = items.all()) {
            while (found.hasNext()) {
                String key = found.next().key;
                all.add(key.substring(0, key.indexOf(BAR)));
            }
        }
        return all;
    }

    /** All items of a family by their keys, in the order of these. */
    Map<String, InventoryItem> items(String family) {
        return read(items, family, InventoryItem.class);
    }

    /** Whether anybody runs an image of a family. */
    boolean hasItems(String family) {
        return has(items, family);
    }

    /** Whether a store keeps anything of a family; reads nothing of it. */
    static boolean has(KeyValueStore<String, byte[]> store, String family) {
        try (KeyValueIterator<String, byte[]> found = store.prefixScan(family + BAR, new StringSerializer())) {
            return found.hasNext();
        }
    }

    /** What a store keeps of a family, by member, in the order of these. */
    static <T> Map<String, T> read(KeyValueStore<String, byte[]> store, String family, Class<T> type) {
        Map<String, T> all = new TreeMap<>();
        String prefix = family + BAR;
        try (KeyValueIterator<String, byte[]> found = store.prefixScan(prefix, new StringSerializer())) {
            while (found.hasNext()) {
                KeyValue<String, byte[]> each = found.next();
                all.put(each.key.substring(prefix.length()), Json.read(each.value, type));
            }
        }
        return all;
    }
}
