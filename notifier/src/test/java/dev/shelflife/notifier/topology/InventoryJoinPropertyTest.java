package dev.shelflife.notifier.topology;

import static dev.shelflife.notifier.topology.InventoryExamples.DAY;
import static dev.shelflife.notifier.topology.InventoryExamples.subject;
import static dev.shelflife.notifier.topology.InventoryExamples.use;
import static dev.shelflife.notifier.topology.InventoryExamples.version;
import static dev.shelflife.notifier.topology.InventoryHistories.REFERENCES;
import static dev.shelflife.notifier.topology.InventoryHistories.expected;
import static dev.shelflife.notifier.topology.InventoryHistories.histories;
import static dev.shelflife.notifier.topology.InventoryHistories.interleaved;
import static dev.shelflife.notifier.topology.InventoryHistories.item;
import static dev.shelflife.notifier.topology.InventoryHistories.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.inventory.InventoryItem;
import dev.shelflife.events.inventory.Target;
import dev.shelflife.events.inventory.Target.AlertKind;
import dev.shelflife.events.inventory.Target.Status;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.notifier.topology.InventoryHistories.Input;
import java.io.IOException;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** The join of what pages tell and what people run. */
class InventoryJoinPropertyTest {

    private static List<TestRecord<String, byte[]>> run(List<Input> inputs) throws IOException {
        return InventoryHistories.run(inputs, Topics.TARGETS, driver -> {});
    }

    private static Map<String, Target> table(List<TestRecord<String, byte[]>> records) {
        Map<String, Target> table = new TreeMap<>();
        for (TestRecord<String, byte[]> each : records) {
            if (each.value() == null) {
                table.remove(each.key());
            } else {
                table.put(each.key(), Json.read(each.value(), Target.class));
            }
        }
        return table;
    }

    @Property(tries = 60)
    void theEndIsTheSameInWhateverOrderTheTwoSidesCame(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<Deque<Input>> histories = histories(random);
        List<Input> one = interleaved(histories, random);
        List<Input> other = interleaved(histories, random);
        Map<String, Target> expected = expected(one);
        assertThat(table(run(one))).isEqualTo(expected);
        assertThat(table(run(other))).isEqualTo(expected);
    }

    @Test
    void anAlertNamesTheWorkloadAndItsOwner_andEndsWhenTheImageIsGone() throws IOException {
        InventoryItem use = use(REFERENCES.get(0), "Deployment/shop/recommender");
        List<TestRecord<String, byte[]>> told = run(List.of(
                item("i", use),
                row("2.15", version("2.15", 2, false, "tf2-cpu.2-15.py310")),
                row("2.15", version("2.15", 2, true, "tf2-cpu.2-15.py310")),
                row("2.15", version("2.15", 2, true, "tf2-cpu.2-15.py310")),
                item("i", null)));
        assertThat(told).hasSize(5);
        List<Target> states = told.subList(0, 4).stream()
                .map(each -> Json.read(each.value(), Target.class))
                .toList();
        assertThat(states.stream().map(Target::status))
                .containsExactly(Status.UNMATCHED, Status.MATCHED, Status.MATCHED, Status.GONE);
        assertThat(states.get(1).alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.APPROACHING);
            assertThat(alert.date()).isEqualTo(DAY.plusDays(2));
            assertThat(alert.leadDays()).isEqualTo(30);
        });
        assertThat(states.get(2).alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.REACHED);
            assertThat(alert.subjects()).containsExactly(subject("2.15"));
        });
        assertThat(states.get(2).use()).isEqualTo(use);
        assertThat(states.get(3).alerts()).isEmpty();
        assertThat(told.get(4).value()).isNull();
    }

    @Test
    void whatMatchesNothingIsKeptAndTold() throws IOException {
        Map<String, Target> table =
                table(run(List.of(item("a", use(REFERENCES.get(4), "x")), item("b", use(REFERENCES.get(3), "x")))));
        assertThat(table).containsOnlyKeys("unknown|a", "docker.io/library/python/3.12|b");
        assertThat(table.values()).allMatch(each -> each.status() == Status.UNMATCHED);
        assertThat(table.get("unknown|a").text()).isEqualTo("unknown: digest not published");
    }

    @Test
    void anItemNobodyCanReadIsKeptAsReceived() throws IOException {
        assertThat(run(List.of(new Input(false, "a", "{"), item("b", use("python", "x")))))
                .hasSize(1);
    }
}
