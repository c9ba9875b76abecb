package dev.shelflife.events.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.ContractTypes;
import dev.shelflife.events.RandomValues;
import dev.shelflife.events.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaGoldenTest {

    private static final Path COMMITTED = Path.of("src/main/resources/schemas");
    private static final Path RELEASED = Path.of("src/test/resources/schemas/v1");

    @ParameterizedTest
    @MethodSource("dev.shelflife.events.ContractTypes#values")
    void theCommittedSchemaIsThatOfTheRecord(Class<?> type) throws IOException {
        Path file = COMMITTED.resolve(file(type));
        String schema = Schemas.print(Schemas.of(type));
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(COMMITTED);
            Files.writeString(file, schema);
        }
        assertThat(file).as("written by -Dgolden.update=true").content().isEqualTo(schema);
    }

    @ParameterizedTest
    @MethodSource("dev.shelflife.events.ContractTypes#values")
    void oldReadersReadNewDataAndNewReadersOldData(Class<?> type) throws IOException {
        Path released = RELEASED.resolve(file(type));
        assertThat(SchemaCompatibility.breaks(Json.mapper().readTree(Files.readString(released)), Schemas.of(type)))
                .as("against %s", released)
                .isEmpty();
    }

    @Property(tries = 300)
    void whatIsWrittenIsWhatTheSchemaSays(@ForAll("values") Class<?> type, @ForAll long seed) throws IOException {
        JsonNode written = Json.mapper().readTree(Json.write(new RandomValues(seed).of(type)));
        assertThat(SchemaCheck.violations(Schemas.of(type), written)).isEmpty();
    }

    @Provide
    Arbitrary<Class<?>> values() {
        return Arbitraries.of(ContractTypes.values());
    }

    @Test
    void eachValueTypeHasASchemaAndNothingElse() throws IOException {
        List<String> expected = ContractTypes.values().stream()
                .map(SchemaGoldenTest::file)
                .sorted()
                .toList();
        assertThat(names(COMMITTED)).isEqualTo(expected);
        assertThat(expected).containsAll(names(RELEASED));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String file(Class<?> type) {
        return Schemas.name(type) + ".schema.json";
    }
}
