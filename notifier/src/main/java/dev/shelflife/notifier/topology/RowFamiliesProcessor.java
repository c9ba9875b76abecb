package dev.shelflife.notifier.topology;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.FrameworkVersion;
import dev.shelflife.events.inventory.FamilyLine;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Rows of the state table to the families that their lines are about; remembers which, to take lines back. */
final class RowFamiliesProcessor extends ContextualProcessor<byte[], byte[], Object, Object> {

    private static final TypeReference<List<String>> IDS = new TypeReference<>() {};

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private KeyValueStore<String, byte[]> families;

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        super.init(context);
        families = context.getStateStore(InventoryTopology.FAMILIES_OF_ROWS);
    }

    @Override
    public void process(Record<byte[], byte[]> received) {
        String subject = new String(received.key(), StandardCharsets.UTF_8);
        SortedMap<String, List<FamilyLine>> now;
        Instant at;
        try {
            now = byFamily(received.value());
            at = DecidedAt.of(received.headers());
        } catch (UnreadableRecordException e) {
            context().forward(DeadLetters.of(received, context(), e));
            return;
        }
        byte[] before = families.get(subject);
        for (String left : before == null ? List.<String>of() : Json.read(before, IDS)) {
            now.putIfAbsent(left, List.of());
        }
        now.forEach((family, lines) ->
                context().forward(new Record<>(family, FamilyChange.lines(subject, lines, at), received.timestamp())));
        List<String> kept = now.keySet().stream()
                .filter(family -> !now.getOrDefault(family, List.of()).isEmpty())
                .toList();
        families.put(subject, kept.isEmpty() ? null : Json.write(kept));
    }

    private static SortedMap<String, List<FamilyLine>> byFamily(byte @org.jspecify.annotations.Nullable [] value) {
        SortedMap<String, List<FamilyLine>> byFamily = new TreeMap<>();
        if (value != null && Json.read(value, Lifecycle.class) instanceof FrameworkVersion row) {
            for (FamilyLine line : FamilyLine.of(row)) {
                byFamily.computeIfAbsent(line.family().id(), id -> new ArrayList<>())
                        .add(line);
            }
        }
        return byFamily;
    }
}
