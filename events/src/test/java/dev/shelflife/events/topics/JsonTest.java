package dev.shelflife.events.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Change;
import dev.shelflife.events.Command;
import dev.shelflife.events.ContractTypes;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Observation;
import dev.shelflife.events.RandomValues;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Property(tries = 2000)
    void everyRecordIsReadBackAsItWasWritten(@ForAll("types") Class<?> type, @ForAll long seed) {
        Object value = new RandomValues(seed).of(type);
        byte[] written = Json.write(value);
        Object read = Json.read(written, type);
        assertThat(read).usingRecursiveComparison().isEqualTo(value);
        assertThat(Json.write(read)).as("the same value has the same bytes").isEqualTo(written);
    }

    @Property(tries = 1000)
    void aMemberOfALaterVersionIsPassedOver(@ForAll("types") Class<?> type, @ForAll long seed) throws IOException {
        byte[] written = Json.write(new RandomValues(seed).of(type));
        JsonNode tree = Json.mapper().readTree(written);
        tree.findParents("at").forEach(JsonTest::addUnknown);
        addUnknown(tree);
        Object read = Json.read(Json.mapper().writeValueAsBytes(tree), type);
        assertThat(Json.write(read)).isEqualTo(written);
    }

    @Property
    void theSameValueHasTheSameBytesInEveryLocale(@ForAll("types") Class<?> type, @ForAll long seed) {
        Object value = new RandomValues(seed).of(type);
        byte[] here = Json.write(value);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(Json.write(value)).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("nullableMembers")
    void anAbsentNullableMemberIsNullOrAnEmptyCollection(Member member) throws IOException {
        ObjectNode tree = (ObjectNode) Json.mapper().readTree(Json.write(new RandomValues(1).of(member.record())));
        tree.remove(member.component().getName());
        Object read = Json.read(Json.mapper().writeValueAsBytes(tree), member.record());
        JsonNode readTree = Json.mapper().valueToTree(read);
        JsonNode value = readTree.get(member.component().getName());
        boolean leftOut = value == null; // as @JsonInclude says of some
        assertThat(leftOut || value.isNull() || (value.isContainerNode() && value.isEmpty()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.shelflife.events.ContractTypes#enums")
    void anUnknownEnumValueIsReadAsOther(Class<?> type) throws NoSuchFieldException {
        Object read = Json.read(bytes("\"of-a-later-version\""), type);
        assertThat(read).hasToString("OTHER");
        assertThat(type.getField("OTHER").isAnnotationPresent(JsonEnumDefaultValue.class))
                .isTrue();
    }

    @Test
    void goldenLines() {
        assertThat(Json.line(new Observation.Tick(Instant.parse("2026-01-01T00:00:00Z"))))
                .isEqualTo("{\"kind\":\"tick\",\"at\":\"2026-01-01T00:00:00Z\"}");
        assertThat(Json.line(new Command.Acknowledge("a/b/1", Milestone.END_OF_PATCH, "me", null, Instant.EPOCH)))
                .isEqualTo(
                        "{\"kind\":\"acknowledge\",\"subject\":\"a/b/1\",\"milestone\":\"END_OF_PATCH\",\"by\":\"me\","
                                + "\"reason\":null,\"at\":\"1970-01-01T00:00:00Z\",\"date\":null}");
        assertThat(Json.line(Change.END_OF_PATCH)).isEqualTo("\"end-of-patch\"");
    }

    @Test
    void anUnknownKindIsReadAsUnknown() {
        assertThat(Json.read(
                        bytes("{\"kind\":\"new\",\"subject\":\"a/b/1\",\"at\":\"2026-01-01T00:00:00Z\"}"),
                        Observation.class))
                .isEqualTo(new Observation.Unknown(Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(Json.read(bytes("{\"kind\":\"new\"}"), Observation.class).at())
                .isEqualTo(Instant.EPOCH);
        assertThat(Json.read(bytes("{\"at\":\"2026-01-01T00:00:00Z\"}"), Observation.class))
                .isInstanceOf(Observation.Unknown.class);
        assertThat(Json.read(bytes("{\"kind\":\"new\",\"target\":\"t\"}"), Command.class))
                .isEqualTo(new Command.Unknown("t"));
        Lifecycle row = Json.read(bytes("{\"kind\":\"new\",\"subject\":\"s\"}"), Lifecycle.class);
        assertThat(row).isInstanceOf(Lifecycle.Unknown.class);
        assertThat(row.subject()).isEqualTo("s");
        assertThat(row.appliedSequences()).isEmpty();
        assertThat(row.observedUntil()).isEqualTo(Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "<html>",
                "{\"kind\":\"tick\"}",
                "{\"kind\":\"tick\",\"at\":\"yesterday\"}",
                "{\"kind\":\"absent\",\"subject\":\"s\",\"source\":\"x\",\"at\":\"2026-01-01T00:00:00Z\",\"lineIds\":[]}",
            })
    void whatIsNoRecordSaysSo(String text) {
        assertThatExceptionOfType(UnreadableRecordException.class)
                .isThrownBy(() -> Json.read(bytes(text), Observation.class));
    }

    @Test
    void theSerdeOfATopicReadsWhatItWrites() {
        var serde = Topics.OBSERVATIONS.serde();
        var tick = new Observation.Tick(Instant.EPOCH);
        String topic = Topics.OBSERVATIONS.name();
        assertThat(serde.deserializer().deserialize(topic, serde.serializer().serialize(topic, tick)))
                .isEqualTo(tick);
        assertThat(serde.serializer().serialize(topic, null)).isNull();
        assertThat(serde.deserializer().deserialize(topic, null)).isNull();
        assertThatNullPointerException().isThrownBy(() -> new Observation.Tick(null));
    }

    @Provide
    Arbitrary<Class<?>> types() {
        return Arbitraries.of(ContractTypes.records().stream()
                .filter(type -> !type.getSimpleName().equals("Unknown"))
                .toList());
    }

    record Member(Class<?> record, RecordComponent component) {
        @Override
        public String toString() {
            return record.getSimpleName() + "." + component.getName();
        }
    }

    static List<Member> nullableMembers() {
        return ContractTypes.records().stream()
                .filter(type -> !type.getSimpleName().equals("Unknown"))
                .flatMap(type -> List.of(type.getRecordComponents()).stream()
                        .filter(RandomValues::nullable)
                        .filter(component -> !component.getType().equals(java.time.LocalDate.class)
                                || type.getSimpleName().equals("Transition"))
                        .map(component -> new Member(type, component)))
                .toList();
    }

    private static void addUnknown(JsonNode node) {
        ((ObjectNode) node).putObject("ofALaterVersion").put("x", 1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
