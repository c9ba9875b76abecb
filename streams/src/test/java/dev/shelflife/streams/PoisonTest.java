package dev.shelflife.streams;

import static dev.shelflife.streams.rules.Telling.SUBJECT;
import static dev.shelflife.streams.rules.Telling.at;
import static dev.shelflife.streams.rules.Telling.line;
import static dev.shelflife.streams.rules.Telling.lines;
import static dev.shelflife.streams.rules.Telling.on;
import static dev.shelflife.streams.rules.Telling.patch;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Observation;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.metrics.Metric;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.DeadLetterHeaders;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A record that nobody can read or believe goes to the dead letter, is counted, and stops none of the others. */
class PoisonTest {

    private static final Instant APPENDED = Instant.parse("2026-01-01T00:00:00Z");
    private static final byte[] KEY = bytes(SUBJECT);

    @TempDir
    Path directory;

    static Stream<Arguments> poison() {
        byte[] good = Json.write(patch(2, at("2025-06-02"), on("2025-08-11")));
        String text = new String(good, StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of("bytes that are no text", KEY, new byte[] {0, -1, -2, 3}, "unreadable"),
                Arguments.of("no JSON", KEY, bytes("<html>"), "unreadable"),
                Arguments.of("half a record", KEY, bytes(text.substring(0, text.length() / 2)), "unreadable"),
                Arguments.of("JSON of another kind", KEY, bytes("[1,2]"), "unreadable"),
                Arguments.of("a known kind without its members", KEY, bytes("{\"kind\":\"absent\"}"), "unreadable"),
                Arguments.of("nested without end", KEY, bytes("[".repeat(100_000)), "unreadable"),
                Arguments.of("no value", KEY, null, "unreadable"),
                Arguments.of("empty", KEY, new byte[0], "unreadable"),
                Arguments.of("no key", null, good, "wrong-key"),
                Arguments.of("another's key", bytes("a/b/1"), good, "wrong-key"),
                Arguments.of("a key that is no text", new byte[] {-1, -2}, good, "wrong-key"),
                Arguments.of(
                        "from the future",
                        bytes("tick"),
                        Json.write(new Observation.Tick(at("2027-01-01"))),
                        "from-the-future"),
                Arguments.of(
                        "before all time",
                        bytes("tick"),
                        Json.write(new Observation.Tick(Instant.MIN)),
                        "out-of-range"),
                Arguments.of(
                        "a date after all time",
                        KEY,
                        bytes(text.replace("2025-08-11", "+999999999-12-31")),
                        "out-of-range"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void amongGoodOnesItAloneGoesToTheDeadLetter(String what, byte[] key, byte[] value, String reason) {
        try (LifecycleDriver driver = new LifecycleDriver(directory, 500)) {
            driver.tell(patch(1, at("2025-06-01"), on("2025-07-11")));
            driver.sendBytes(key, value, APPENDED);
            driver.tell(lines(
                    1, at("2025-06-02"), line("a/b/1", "x", on("2025-07-11"), on("2025-07-11"), at("2025-06-02"))));
            driver.tick("2025-07-12");

            assertThat(driver.transitions().stream().filter(each -> each.type() == TransitionType.REACHED))
                    .as("the others are decided")
                    .hasSize(3);
            List<TestRecord<byte[], byte[]>> dead = driver.deadLetters();
            assertThat(dead).singleElement().satisfies(letter -> {
                assertThat(letter.key()).isEqualTo(key);
                assertThat(letter.value()).isEqualTo(value);
                assertThat(header(letter, DeadLetterHeaders.TOPIC)).isEqualTo(Topics.OBSERVATIONS.name());
                assertThat(header(letter, DeadLetterHeaders.PARTITION)).isEqualTo("0");
                assertThat(header(letter, DeadLetterHeaders.OFFSET)).isEqualTo("1");
                assertThat(header(letter, DeadLetterHeaders.REASON)).isNotBlank();
            });
            assertThat(driver.meters()
                            .get(Metric.DEAD_LETTERS.id())
                            .tags("topic", Topics.OBSERVATIONS.name(), "reason", reason)
                            .counter()
                            .count())
                    .isOne();
            assertThat(driver.meters().get(Metric.DEAD_LETTERS.id()).counters().stream()
                            .mapToDouble(Counter::count)
                            .sum())
                    .isOne();
        }
    }

    @Test
    void whatALaterVersionWritesIsPassedOverAndCounted() {
        try (LifecycleDriver driver = new LifecycleDriver(directory, 500)) {
            driver.send("x/y/1", bytes("{\"kind\":\"of-a-later-version\",\"at\":\"2025-01-01T00:00:00Z\"}"), APPENDED);
            driver.tell(lines(
                    1,
                    at("2025-06-02"),
                    line(
                            "a-service-that-nobody-knows/b/1",
                            "x",
                            on("2025-07-11"),
                            on("2025-07-11"),
                            at("2025-06-02"))));

            assertThat(driver.deadLetters()).isEmpty();
            assertThat(driver.transitions()).extracting(each -> each.service()).contains("a-service-that-nobody-knows");
            assertThat(driver.meters().get(Metric.PASSED_OVER.id()).counter().count())
                    .isOne();
            assertThat(driver.meters()
                            .get(Metric.OBSERVATIONS.id())
                            .tag("kind", "unknown")
                            .counter()
                            .count())
                    .isOne();
        }
    }

    /** The observations of a story about few subjects again and again, some of their members broken. */
    @Test
    void whateverComesNothingThrowsAndAGoodRecordIsDecidedAfterwards() throws IOException {
        Random random = new Random(7);
        int sent = 3000;
        List<Observation> story = new ArrayList<>(RecordedStory.firstHalf());
        story.addAll(RecordedStory.secondHalf());
        try (LifecycleDriver driver = new LifecycleDriver(directory, 500)) {
            for (int i = 0; i < sent; i++) {
                JsonNode tree = Json.mapper().readTree(Json.write(story.get(random.nextInt(story.size()))));
                if (tree.has("sequence")) {
                    ((ObjectNode) tree).put("sequence", i);
                }
                for (int breaks = random.nextInt(4); breaks > 0; breaks--) {
                    breakOne(tree, random);
                }
                String key = tree.path("subject").asText("tick");
                byte[] value = Json.mapper().writeValueAsBytes(tree);
                if (random.nextInt(20) == 0) {
                    value[random.nextInt(value.length)] = (byte) random.nextInt();
                }
                driver.send(key, value, at("2099-01-01"));
            }
            int dead = driver.deadLetters().size();
            assertThat(dead).isBetween(sent / 10, sent * 9 / 10);
            driver.transitions();
            Instant look = at("2025-06-01");
            driver.tell(lines(1, look, line("a/b/1", "x", on("2026-07-11"), on("2026-07-11"), look)));
            assertThat(driver.transitions()).extracting(each -> each.subject()).contains("a/b/1");
        }
    }

    /** Puts something else in the place of one member. */
    private static void breakOne(JsonNode tree, Random random) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(tree, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(7)) {
            case 0 -> object.remove(name);
            case 1 -> object.putNull(name);
            case 2 -> object.put(name, random.nextLong());
            case 3 -> object.put(name, "2025-13-45");
            case 4 -> object.put(name, "-999999999-01-01T00:00:00Z");
            case 5 -> object.putArray(name).addNull();
            default -> object.putObject(name).put("x", Double.MAX_VALUE);
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.elements().forEachRemaining(each -> collect(each, objects));
        }
    }

    private static String header(TestRecord<?, ?> record, String name) {
        return CloudEventHeaders.text(record.headers(), name);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void everyReasonHasACounterFromTheStart() {
        try (LifecycleDriver driver = new LifecycleDriver(directory, 500)) {
            assertThat(driver.meters().get(Metric.DEAD_LETTERS.id()).counters())
                    .extracting(each -> each.getId().getTag("reason"))
                    .containsExactlyInAnyOrder("unreadable", "from-the-future", "wrong-key", "out-of-range");
        }
    }
}
