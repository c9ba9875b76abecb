package dev.shelflife.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Transition;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An installation is upgraded: its log, its state and its transitions are those of a former version of this program, byte for
 * byte as that version wrote them.
 */
class UpgradeTest {

    private static final Path RECORDED = Path.of("src/test/resources/recorded");
    /** The folder that is written, when it is not there yet, by {@code -Dgolden.update=true}. */
    private static final Path NEWEST = RECORDED.resolve("2026-11-25");

    private static final String FIRST = "observations-1.jsonl";
    private static final String SECOND = "observations-2.jsonl";
    private static final String TOLD_FIRST = "transitions-1.jsonl";
    private static final String TOLD_SECOND = "transitions-2.jsonl";
    private static final String STATE = "changelogs-1.txt";
    private static final Instant APPENDED = Instant.parse("2030-01-01T00:00:00Z");
    private static final HexFormat HEX = HexFormat.of();

    @TempDir
    Path directory;

    @BeforeAll
    static void record(@TempDir Path state) throws IOException {
        if (!Boolean.getBoolean("golden.update") || Files.exists(NEWEST)) {
            return;
        }
        Files.createDirectories(NEWEST);
        try (LifecycleDriver driver = new LifecycleDriver(state, 500)) {
            write(FIRST, RecordedStory.firstHalf().stream().map(Json::line));
            RecordedStory.firstHalf().forEach(each -> send(driver, Json.line(each)));
            write(TOLD_FIRST, driver.transitions().stream().map(Json::line));
            write(STATE, changelogs(driver));
            write(SECOND, RecordedStory.secondHalf().stream().map(Json::line));
            RecordedStory.secondHalf().forEach(each -> send(driver, Json.line(each)));
            write(TOLD_SECOND, driver.transitions().stream().map(Json::line));
        }
    }

    static List<Path> versions() throws IOException {
        try (Stream<Path> versions = Files.list(RECORDED)) {
            return versions.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aFormerLogTellsWhatItTold(Path version) throws IOException {
        try (LifecycleDriver driver = new LifecycleDriver(directory, 500)) {
            lines(version, FIRST).forEach(each -> send(driver, each));
            assertTold(driver, version, TOLD_FIRST);
            lines(version, SECOND).forEach(each -> send(driver, each));
            assertTold(driver, version, TOLD_SECOND);
            assertThat(driver.records(Topics.OBSERVATIONS_DEAD_LETTER)).isEmpty();
        }
    }

    /** The stores are filled with the bytes that the former version's changelogs hold, as a restore does. */
    @ParameterizedTest
    @MethodSource("versions")
    void onFormerStateTheStoryGoesOn(Path version) throws IOException {
        try (LifecycleDriver driver = new LifecycleDriver(directory, 500)) {
            for (String line : lines(version, STATE)) {
                String[] parts = line.split(" ", -1);
                driver.restore(parts[0], HEX.parseHex(parts[1]), HEX.parseHex(parts[2]));
            }
            lines(version, SECOND).forEach(each -> send(driver, each));
            assertTold(driver, version, TOLD_SECOND);
            lines(version, FIRST).forEach(each -> send(driver, each));
            assertThat(driver.transitions()).as("what was applied before").isEmpty();
            assertThat(driver.dueKeys()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void membersOfALaterVersionChangeNothing(Path version) throws IOException {
        try (LifecycleDriver driver = new LifecycleDriver(directory, 500)) {
            for (String half : List.of(FIRST, SECOND)) {
                for (String line : lines(version, half)) {
                    ObjectNode tree = (ObjectNode) Json.mapper().readTree(line);
                    tree.putObject("ofALaterVersion").put("x", 1);
                    tree.path("lines").forEach(each -> {
                        if (each instanceof ObjectNode object) {
                            object.put("ofALaterVersion", "x");
                        }
                    });
                    send(driver, tree.toString());
                }
            }
            List<Transition> told = driver.transitions();
            List<String> ids = new ArrayList<>(ids(version, TOLD_FIRST));
            ids.addAll(ids(version, TOLD_SECOND));
            assertThat(told).extracting(Transition::id).containsSubsequence(ids);
        }
    }

    private static void assertTold(LifecycleDriver driver, Path version, String file) throws IOException {
        Map<String, Transition> told = new LinkedHashMap<>();
        driver.transitions().forEach(each -> told.put(each.id(), each));
        assertThat(told.keySet()).as("in the same order").containsSubsequence(ids(version, file));
        for (String line : lines(version, file)) {
            JsonNode former = Json.mapper().readTree(line);
            JsonNode today = Json.mapper().valueToTree(told.get(former.get("id").textValue()));
            former.fieldNames().forEachRemaining(name -> assertThat(today.has(name))
                    .as("member %s of a transition", name)
                    .isTrue());
            for (String name :
                    List.of("subject", "type", "milestone", "oldDate", "newDate", "effectiveAt", "revision")) {
                assertThat(today.get(name)).as(name).isEqualTo(former.get(name));
            }
        }
    }

    private static List<String> ids(Path version, String file) throws IOException {
        return lines(version, file).stream()
                .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), Transition.class)
                        .id())
                .toList();
    }

    private static void send(LifecycleDriver driver, String line) {
        byte[] value = line.getBytes(StandardCharsets.UTF_8);
        Observation observation = Json.read(value, Observation.class);
        driver.send(observation instanceof Observation.Told told ? told.subject() : "tick", value, APPENDED);
    }

    private static Stream<String> changelogs(LifecycleDriver driver) {
        Map<String, String> last = new LinkedHashMap<>();
        for (String store : List.of(LifecycleTopology.ROWS, LifecycleTopology.DUE, LifecycleTopology.CLOCK)) {
            driver.changelog(store).forEach(each -> {
                String key = store + " " + HEX.formatHex(each.key());
                if (each.value() == null) {
                    last.remove(key);
                } else {
                    last.put(key, HEX.formatHex(each.value()));
                }
            });
        }
        return last.entrySet().stream().map(each -> each.getKey() + " " + each.getValue());
    }

    private static void write(String file, Stream<String> lines) throws IOException {
        Files.write(NEWEST.resolve(file), lines.toList());
    }

    private static List<String> lines(Path version, String file) throws IOException {
        return Files.readAllLines(version.resolve(file));
    }
}
