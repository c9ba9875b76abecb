package dev.shelflife.notifier.topology;

import static dev.shelflife.notifier.topology.InventoryExamples.subject;
import static dev.shelflife.notifier.topology.InventoryExamples.use;
import static dev.shelflife.notifier.topology.InventoryExamples.version;

import dev.shelflife.events.Lifecycle.FrameworkVersion;
import dev.shelflife.events.inventory.FamilyLine;
import dev.shelflife.events.inventory.InventoryItem;
import dev.shelflife.events.inventory.Target;
import dev.shelflife.events.inventory.Targets;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** Made-up histories of both sides of the join, and by what nothing but the last words of each give. */
final class InventoryHistories {

    static final List<String> REFERENCES = List.of(
            "gcr.io/deeplearning-platform-release/tf2-cpu.2-15.py310:m125",
            "eu.gcr.io/deeplearning-platform-release/tf-gpu.2-15",
            "gcr.io/deeplearning-platform-release/tf-cpu.2-16",
            "python:3.12",
            "sha256:0123456789abcdef0123456789abcdef",
            "no reference");

    private InventoryHistories() {}

    /** One record for one of the two topics. */
    record Input(boolean isRow, String key, @Nullable String value) {}

    static Input row(String version, @Nullable FrameworkVersion row) {
        return new Input(true, subject(version), row == null ? null : Json.line(row));
    }

    static Input item(String key, @Nullable InventoryItem item) {
        return new Input(false, key, item == null ? null : Json.line(item));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What each key says, one after the other; the order within a key is that of its partition. */
    static List<Deque<Input>> histories(Random random) {
        List<Deque<Input>> histories = new ArrayList<>();
        for (String version : List.of("2.15", "2.16", "2.17")) {
            Deque<Input> history = new ArrayDeque<>();
            String minor = version.replace('.', '-');
            for (int i = 1; i <= 1 + random.nextInt(4); i++) {
                List<String> names = new ArrayList<>();
                for (String name :
                        List.of("tf2-cpu.%s.py310", "tf2-cu121.%s.py310", "tf-gpu.%s", "tf2-cpu.2-15.py39")) {
                    if (random.nextInt(3) > 0) {
                        names.add(name.formatted(minor));
                    }
                }
                history.add(
                        random.nextInt(6) == 0
                                ? row(version, null)
                                : row(
                                        version,
                                        version(version, i, random.nextBoolean(), names.toArray(new String[0]))));
            }
            histories.add(history);
        }
        for (int i = 0; i < 5; i++) {
            Deque<Input> history = new ArrayDeque<>();
            for (int j = 0; j <= random.nextInt(4); j++) {
                String reference = REFERENCES.get(random.nextInt(REFERENCES.size()));
                history.add(item("item-" + i, random.nextInt(4) == 0 ? null : use(reference, "Deployment/w" + i)));
            }
            histories.add(history);
        }
        return histories;
    }

    static List<Input> interleaved(List<Deque<Input>> histories, Random random) {
        List<Deque<Input>> left = new ArrayList<>();
        histories.forEach(each -> left.add(new ArrayDeque<>(each)));
        List<Input> all = new ArrayList<>();
        while (!left.isEmpty()) {
            Deque<Input> next = left.get(random.nextInt(left.size()));
            if (next.isEmpty()) {
                left.remove(next);
            } else {
                all.add(next.remove());
            }
        }
        return all;
    }

    /** By nothing but the last value of each key. */
    static Map<String, Target> expected(Collection<Input> inputs) {
        Map<String, FrameworkVersion> rows = new LinkedHashMap<>();
        Map<String, InventoryItem> items = new LinkedHashMap<>();
        for (Input each : inputs) {
            if (each.isRow()) {
                rows.put(
                        each.key(),
                        each.value() == null ? null : Json.read(bytes(each.value()), FrameworkVersion.class));
            } else {
                items.put(
                        each.key(), each.value() == null ? null : Json.read(bytes(each.value()), InventoryItem.class));
            }
        }
        List<FamilyLine> lines = rows.values().stream()
                .filter(java.util.Objects::nonNull)
                .flatMap(row -> FamilyLine.of(row).stream())
                .toList();
        Map<String, Target> targets = new TreeMap<>();
        items.forEach((key, use) -> {
            if (use != null) {
                Target target = Targets.of(key, use, lines);
                targets.put(target.key(), target);
            }
        });
        return targets;
    }

    /** What a topic says after all inputs, each of which is followed by {@code then}. */
    static List<TestRecord<String, byte[]>> run(List<Input> inputs, Topic<?> topic, Consumer<TopologyTestDriver> then)
            throws IOException {
        Cluster cluster = Cluster.at("nowhere:1");
        Path state = Files.createTempDirectory("inventory");
        try (TopologyTestDriver driver = new TopologyTestDriver(
                InventoryTopology.of(cluster), StreamsSettings.of(cluster, InventoryTopology.ROLE, state, 1))) {
            TestInputTopic<byte[], byte[]> rows = driver.createInputTopic(
                    cluster.name(Topics.LIFECYCLES), new ByteArraySerializer(), new ByteArraySerializer());
            TestInputTopic<byte[], byte[]> items = driver.createInputTopic(
                    cluster.name(Topics.INVENTORY), new ByteArraySerializer(), new ByteArraySerializer());
            for (Input each : inputs) {
                (each.isRow() ? rows : items)
                        .pipeInput(bytes(each.key()), each.value() == null ? null : bytes(each.value()));
                then.accept(driver);
            }
            driver.advanceWallClockTime(Duration.ofSeconds(2));
            return driver.createOutputTopic(cluster.name(topic), new StringDeserializer(), new ByteArrayDeserializer())
                    .readRecordsToList();
        } finally {
            try (var files = Files.walk(state)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .map(Path::toFile)
                        .forEach(java.io.File::delete);
            }
        }
    }
}
