package dev.shelflife.notifier.topology;

import static dev.shelflife.notifier.topology.InventoryExamples.subject;
import static dev.shelflife.notifier.topology.InventoryExamples.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.inventory.FamilyLine;
import dev.shelflife.events.inventory.InventoryItem;
import dev.shelflife.events.inventory.Target;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.notifier.use.UseState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found at the start, and what is kept. */
class UseProcessorTest {

    private static final String NAME = "tf2-cpu.2-15.py310";
    private static final InventoryItem USE =
            InventoryExamples.use("gcr.io/deeplearning-platform-release/" + NAME + ":m125", "Deployment/shop/one");
    private static final Instant START = Instant.parse("2026-04-03T10:00:00Z");

    @TempDir
    private Path state;

    private final List<FamilyLine> lines = FamilyLine.of(version("2.15", 2, true, NAME));
    private final String family = lines.get(0).family().id();
    private MockProcessorContext<String, Transition> context;
    private FamilyStores families;
    private KeyValueStore<String, byte[]> told;

    @BeforeEach
    void open() {
        context = new MockProcessorContext<>(
                StreamsSettings.of(Cluster.at("nowhere:1"), InventoryTopology.ROLE, state, 1));
        context.setCurrentSystemTimeMs(START.toEpochMilli());
        for (String store : List.of(
                InventoryTopology.LINES,
                InventoryTopology.ITEMS,
                InventoryTopology.TOLD_USES,
                InventoryTopology.CHANGED)) {
            KeyValueStore<String, byte[]> made = Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore(store), Serdes.String(), Serdes.ByteArray())
                    .withLoggingDisabled()
                    .build();
            made.init(context.getStateStoreContext(), made);
            context.addStateStore(made);
        }
        families = new FamilyStores(context);
        told = context.getStateStore(InventoryTopology.TOLD_USES);
        families.putLines(family, subject("2.15"), lines);
    }

    @Test
    void anInventoryOfBeforeOwnersWereToldIsToldAtTheStart_once() {
        families.putItem(family, "a", USE);
        start();
        assertThat(tell()).singleElement().satisfies(each -> {
            assertThat(each.type()).isEqualTo(TransitionType.REACHED);
            assertThat(each.effectiveAt()).isEqualTo(START);
        });
        start();
        assertThat(tell()).as("it has been told").isEmpty();
    }

    @Test
    void ofAUseThatEndedOnlyHowOftenItWasToldIsKept() {
        families.putItem(family, "a", USE);
        UseProcessor processor = start();
        tell();
        families.putItem(family, "a", null);
        touch(processor);
        assertThat(tell()).extracting(Transition::type).containsExactly(TransitionType.USE_ENDED);
        assertThat(kept().values()).singleElement().satisfies(each -> {
            assertThat(each.told()).isEqualTo(2);
            assertThat(each.target().status()).isEqualTo(Target.Status.GONE);
            assertThat(each.target().lines()).isEmpty();
        });
    }

    @Test
    void aUseThatEndedAndWasNeverToldIsForgotten() {
        families.putLines(family, subject("2.15"), FamilyLine.of(version("2.15", 1, false, NAME)));
        families.putItem(family, "a", USE);
        UseProcessor processor = start();
        assertThat(tell()).as("supported").isEmpty();
        assertThat(kept()).hasSize(1);
        families.putItem(family, "a", null);
        touch(processor);
        assertThat(tell()).isEmpty();
        assertThat(kept()).isEmpty();
    }

    private UseProcessor start() {
        context.scheduledPunctuators().forEach(each -> each.cancel());
        UseProcessor processor = new UseProcessor();
        processor.init(context);
        return processor;
    }

    /** The family changed. */
    private void touch(UseProcessor processor) {
        processor.process(new Record<>(family, FamilyChange.item("a", null), START.toEpochMilli()));
    }

    private List<Transition> tell() {
        context.resetForwards();
        long now = START.toEpochMilli();
        // Twice: what changed just now is told when it has been quiet.
        for (long at : new long[] {now, now + UseProcessor.QUIET.toMillis()}) {
            context.scheduledPunctuators().stream()
                    .filter(each -> !each.cancelled())
                    .forEach(each -> each.getPunctuator().punctuate(at));
        }
        return context.forwarded().stream()
                .map(each -> (Transition) each.record().value())
                .toList();
    }

    private Map<String, UseState> kept() {
        return FamilyStores.read(told, family, UseState.class);
    }
}
