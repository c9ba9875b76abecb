package dev.shelflife.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.shelflife.events.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The schema that editors take says what the reader says. */
class SourceSchemaTest {

    private static final Path FILE = Path.of("../docs/source.schema.json");
    private static final String MINIMAL =
            "'id':'a','shape':'support-table','service':'s','product':'P','url':'https://a.example/x'";

    private final String text = Files.readString(FILE);
    private final JsonNode json = Json.mapper().readTree(text);
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text);

    SourceSchemaTest() throws IOException {}

    @Test
    void theSchemaTellsOfEveryKeyOfTheReaderWithADescription() throws IOException {
        JsonNode keys = json.path("properties");
        assertThat(keys.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(SourceFile.KEYS);
        assertThat(keys.path("headers").path("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(ColumnRole.slugs());
        assertThat(keys.path("sections").path("items").path("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(SourceFile.SECTION_KEYS);
        JsonNode notes = keys.path("notes").path("properties");
        assertThat(notes.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(SourceFile.NOTE_KEYS);
        assertThat(notes.path("labels").path("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(NoteRules.LABELS);
        assertThat(keys).allMatch(key -> !key.path("description").asText().isEmpty());
        String docs = Files.readString(Path.of("../docs/sources.md"));
        List<String> all = new ArrayList<>(SourceFile.KEYS);
        all.addAll(ColumnRole.slugs());
        all.addAll(SourceFile.SECTION_KEYS);
        all.addAll(SourceFile.NOTE_KEYS);
        all.addAll(NoteRules.LABELS);
        assertThat(all).allMatch(key -> docs.contains("`" + key + "`"));
    }

    @Test
    void everyBuiltInSourceIsOfTheSchema() throws IOException {
        for (Source source : Sources.BUILT_IN) {
            Object value = new Yaml().load(Sources.text(source.id()));
            assertThat(schema.validate(Json.mapper().writeValueAsString(value), InputFormat.JSON))
                    .as(source.id())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",'dates':'none'",
                ",'versions':'columns'",
                ",'headers':{'ignored':'EOL ELTS'}",
                ",'aliases':'http://b.example'",
                ",'headers':{'version':['A','B'],'python':'C'}",
                ",'sections':[{'heading':'x','ignore':true}]",
                ",'notes':{'framework':'Base','titles':'B','labels':{'change':['Upgraded','Moved']}}",
                ",'numericDates':'day-month-year','precedence':0"
            })
    void whatTheReaderTakesTheSchemaTakes(String more) throws BadSourceException {
        String file = ("{" + MINIMAL + more + "}").replace('\'', '"');
        SourceFile.read("a.yaml", file);
        assertThat(schema.validate(file, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",'sevice':'x'",
                ",'dates':'nune'",
                ",'versions':'column'",
                ",'aliases':'ftp://b.example'",
                ",'aliases':['https:///x']",
                ",'headers':{'varsion':'A'}",
                ",'headers':['A']",
                ",'sections':{'heading':'x'}",
                ",'sections':[{'ignore':true}]",
                ",'sections':[{'heading':'x','sectionId':'A b'}]",
                ",'notes':{'label':{}}",
                ",'notes':{'labels':{'changed':'x'}}",
                ",'precedence':1001",
                ",'language':'English'",
                ",'framework':''"
            })
    void whatTheReaderRefusesTheSchemaRefuses(String more) {
        String file = ("{" + MINIMAL + more + "}").replace('\'', '"');
        assertThat(SourceFileTest.problems(file)).isNotEmpty();
        assertThat(schema.validate(file, InputFormat.JSON)).isNotEmpty();
    }
}
