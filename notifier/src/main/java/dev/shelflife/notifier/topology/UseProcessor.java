package dev.shelflife.notifier.topology;

import dev.shelflife.events.Transition;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.events.inventory.FamilyLine;
import dev.shelflife.events.inventory.Targets;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.use.UseRules;
import dev.shelflife.notifier.use.UseState;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Tells owners what happens to what they run. Waits until a family has been quiet for a moment, so that an inventory of a hundred
 * workloads that comes all at once gives one message and not a hundred.
 */
final class UseProcessor extends ContextualProcessor<String, FamilyChange, String, Transition> {

    /** How long nothing must have come of a family before it is told of. */
    static final Duration QUIET = Duration.ofSeconds(1);

    /** How long it waits at most while more comes. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private FamilyStores families;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, byte[]> told;

    /** Families that have changed since they were told of, with when that happened last (domain time). */
    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, byte[]> changed;

    /** Families that somebody runs and that were never told of: those of before owners were told. */
    private final List<String> neverTold = new ArrayList<>();

    private record Touched(long first, long last) {}

    /** When each of them changed on this machine; one that is not in here changed before we began. */
    private final Map<String, Touched> touched = new HashMap<>();

    @Override
    public void init(ProcessorContext<String, Transition> context) {
        super.init(context);
        families = new FamilyStores(context);
        told = context.getStateStore(InventoryTopology.TOLD_USES);
        changed = context.getStateStore(InventoryTopology.CHANGED);
        families.withItems().stream()
                .filter(family -> !FamilyStores.has(told, family))
                .forEach(neverTold::add);
        context.schedule(QUIET, PunctuationType.WALL_CLOCK_TIME, this::tell);
    }

    @Override
    public void process(Record<String, FamilyChange> received) {
        String family = received.key();
        if (received.value().item() == null && !families.hasItems(family) && !FamilyStores.has(told, family)) {
            return; // nobody runs it, nobody did
        }
        Instant at = received.value().at();
        long now = at == null ? received.timestamp() : at.toEpochMilli();
        byte[] before = changed.get(family);
        changed.put(family, bytes(before == null ? now : Math.max(now, millis(before))));
        long here = context().currentSystemTimeMs();
        touched.merge(family, new Touched(here, here), (first, again) -> new Touched(first.first(), here));
    }

    private void tell(long now) {
        // Not in init: a store is written to only while a record or a moment is being processed.
        neverTold.forEach(family -> changed.putIfAbsent(family, bytes(now)));
        neverTold.clear();
        List<KeyValue<String, byte[]>> ready = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = changed.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> each = all.next();
                Touched here = touched.get(each.key);
                if (here == null
                        || now - here.last() >= QUIET.toMillis()
                        || now - here.first() >= PATIENCE.toMillis()) {
                    ready.add(each);
                }
            }
        }
        for (KeyValue<String, byte[]> each : ready) {
            tell(each.key, Instant.ofEpochMilli(millis(each.value)));
            changed.delete(each.key);
            touched.remove(each.key);
        }
    }

    private void tell(String family, Instant at) {
        List<FamilyLine> lines = families.lines(family);
        Map<String, UseState> before = told(family);
        Map<String, UseState> now = new LinkedHashMap<>();
        families.items(family).forEach((item, use) -> {
            String subject = SubjectKey.use(use.owner(), use.reference());
            UseState known = now.get(subject);
            if (known == null) {
                now.put(subject, new UseState(0, Targets.of(item, use, lines), List.of(UseState.workload(item, use))));
            } else {
                now.put(subject, known.with(UseState.workload(item, use)));
            }
        });
        before.forEach((subject, state) -> now.putIfAbsent(subject, state.ended()));
        now.forEach((subject, state) -> {
            UseRules.Decision decision = UseRules.decide(before.get(subject), state, lines, at);
            UseState remembered = decision.state();
            if (!Objects.equals(remembered, before.get(subject))) {
                told.put(FamilyStores.key(family, subject), remembered == null ? null : Json.write(remembered));
            }
            decision.transitions().forEach(each -> forward(each, at));
        });
    }

    private void forward(Transition transition, Instant at) {
        Headers headers = CloudEventHeaders.of(transition);
        CloudEventHeaders.add(headers, CloudEventHeaders.DECIDED_AT, at.toString());
        context().forward(new Record<>(transition.subject(), transition, at.toEpochMilli(), headers));
    }

    private Map<String, UseState> told(String family) {
        return FamilyStores.read(told, family, UseState.class);
    }

    private static byte[] bytes(long at) {
        return ByteBuffer.allocate(Long.BYTES).putLong(at).array();
    }

    private static long millis(byte[] at) {
        return ByteBuffer.wrap(at).getLong();
    }
}
