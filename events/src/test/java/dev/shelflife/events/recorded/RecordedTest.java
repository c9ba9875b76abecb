package dev.shelflife.events.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.shelflife.events.Command;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Observation;
import dev.shelflife.events.RandomValues;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What former versions wrote can be read, whole, by this one; and what a later one may write can be read too. */
class RecordedTest {

    private static final int OF_EACH_KIND = 4;
    private static final String LATER = "OF_A_LATER_VERSION";

    @BeforeAll
    static void record() throws IOException {
        Path newest = Recording.NEWEST;
        if (Boolean.getBoolean("golden.update") && !Files.exists(newest)) {
            Files.createDirectories(newest);
            for (Topic<?> topic : Topics.ALL) {
                if (topic.type() != byte[].class) {
                    Files.write(Recording.file(newest, topic), examples(topic.type()));
                }
            }
        }
    }

    private static List<String> examples(Class<?> type) {
        List<String> lines = new ArrayList<>();
        List<Class<?>> kinds = type.isSealed() ? List.of(type.getPermittedSubclasses()) : List.of(type);
        for (Class<?> kind : kinds.stream().flatMap(RecordedTest::leaves).toList()) {
            for (long seed = 1; seed <= OF_EACH_KIND; seed++) {
                lines.add(Json.line(new RandomValues(seed).of(kind)));
            }
        }
        return lines;
    }

    private static java.util.stream.Stream<Class<?>> leaves(Class<?> kind) {
        return kind.isSealed()
                ? Arrays.stream(kind.getPermittedSubclasses()).flatMap(RecordedTest::leaves)
                : java.util.stream.Stream.<Class<?>>of(kind)
                        .filter(type -> !type.getSimpleName().equals("Unknown"));
    }

    static List<Recording.Line> lines() {
        return Recording.lines();
    }

    @Test
    void thereAreRecordsOfEveryType() {
        assertThat(lines().stream().<Object>map(line -> line.topic().type()).distinct())
                .containsExactlyInAnyOrderElementsOf(Topics.ALL.stream()
                        .<Object>map(Topic::type)
                        .filter(type -> type != byte[].class)
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aFormerRecordIsReadAndNothingOfItIsLost(Recording.Line line) {
        Object read = line.read();
        assertThat(read.getClass().getSimpleName()).isNotEqualTo("Unknown");
        assertThat(Recording.lost(line.tree(), Recording.tree(Json.write(read)), ""))
                .as("what is not found again")
                .isNull();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void membersOfALaterVersionArePassedOver_whereverTheyStand(Recording.Line line) throws IOException {
        JsonNode tree = line.tree();
        addEverywhere(tree);
        Object read =
                Json.read(Json.mapper().writeValueAsBytes(tree), line.topic().type());
        assertThat(Json.write(read)).isEqualTo(Json.write(line.read()));
    }

    /** Each word in capitals in turn becomes one that nobody knows: a status, a stage, a milestone, a type, an outcome. */
    @ParameterizedTest
    @MethodSource("lines")
    void aWordOfALaterVersionIsReadAsOther(Recording.Line line) throws IOException {
        JsonNode tree = line.tree();
        for (ObjectNode holder : objects(tree)) {
            for (String name : enumMembers(holder)) {
                JsonNode before = holder.get(name);
                holder.set(name, TextNode.valueOf(LATER));
                byte[] later = Json.mapper().writeValueAsBytes(tree);
                assertThatCode(() -> Json.read(later, line.topic().type()))
                        .as("%s of a later version", name)
                        .doesNotThrowAnyException();
                assertThat(new String(
                                Json.write(Json.read(later, line.topic().type())),
                                java.nio.charset.StandardCharsets.UTF_8))
                        .doesNotContain(LATER)
                        .contains("\"" + name + "\":\"OTHER\"");
                holder.set(name, before);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aKindOfALaterVersionIsReadAsUnknown(Recording.Line line) throws IOException {
        if (!line.topic().type().isSealed()) {
            return;
        }
        ObjectNode tree = (ObjectNode) line.tree();
        tree.put("kind", "of-a-later-version");
        assertThat(Json.read(Json.mapper().writeValueAsBytes(tree), line.topic().type()))
                .isInstanceOfAny(Observation.Unknown.class, Lifecycle.Unknown.class, Command.Unknown.class);
    }

    private static void addEverywhere(JsonNode node) {
        for (ObjectNode each : objects(node)) {
            // Where keys are data, a further member is one more entry.
            if (each.has("kind") || each.has("subject") || each.has("id") || each.has("url")) {
                each.putObject("ofALaterVersion").put("x", 1);
            }
        }
    }

    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> found = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            found.add(object);
        }
        node.elements().forEachRemaining(each -> found.addAll(objects(each)));
        return found;
    }

    private static List<String> enumMembers(ObjectNode holder) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : holder.properties()) {
            // Random text has no capitals but Z.
            if (member.getValue().isTextual() && member.getValue().textValue().matches("(?!Z+$)[A-Z]{2,}(_[A-Z]+)*")) {
                names.add(member.getKey());
            }
        }
        return names;
    }
}
