package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.topics.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParseOutputTest {

    private static List<JsonNode> lines(String source, String resource) throws JsonProcessingException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : ParseOutput.lines("page.html", Pages.parse(source, Pages.resource(resource)))) {
            assertThat(line).doesNotContain("\n");
            nodes.add(Json.mapper().readTree(line));
        }
        return nodes;
    }

    @Test
    void aSupportLineHasTheNamesThatScriptsDependOn() throws JsonProcessingException {
        JsonNode line = lines("google-dlvm-table", "support-tables.html").get(3);
        assertThat(line.fieldNames())
                .toIterable()
                .contains(
                        "file",
                        "kind",
                        "key",
                        "service",
                        "section",
                        "sectionNote",
                        "framework",
                        "version",
                        "edition",
                        "jobType",
                        "builtOn",
                        "python",
                        "os",
                        "accelerator",
                        "acceleratorText",
                        "cuda",
                        "patchVersion",
                        "generalAvailability",
                        "endOfPatch",
                        "endOfPatchStatus",
                        "endOfAvailability",
                        "endOfAvailabilityStatus",
                        "images",
                        "problems",
                        "provenance");
        assertThat(line.path("kind").asText()).isEqualTo("support-line");
        assertThat(line.path("endOfPatch").asText()).isEqualTo("2025-07-11");
        assertThat(line.path("edition").isNull()).isTrue();
        assertThat(line.path("provenance").path("fetchedAt").asText()).isEqualTo("2026-04-10T06:00:00Z");
    }

    @Test
    void anImageReleaseHasTheNamesThatScriptsDependOn() throws JsonProcessingException {
        JsonNode line = lines("google-dlc-release-notes", "release-notes.html").get(0);
        assertThat(line.fieldNames())
                .toIterable()
                .contains(
                        "file",
                        "kind",
                        "key",
                        "service",
                        "framework",
                        "version",
                        "range",
                        "patchVersion",
                        "fromVersion",
                        "python",
                        "os",
                        "accelerator",
                        "cuda",
                        "releasedOn",
                        "label",
                        "milestoneLabel",
                        "change",
                        "breaking",
                        "images",
                        "text",
                        "provenance");
        assertThat(line.path("kind").asText()).isEqualTo("image-release");
        assertThat(line.path("change").asText()).isEqualTo("deprecated");
        assertThat(line.path("releasedOn").asText()).isEqualTo("2026-03-12");
    }

    @Test
    void everyProblemIsALineOfItsOwn() throws JsonProcessingException {
        assertThat(lines("google-dlvm-table", "support-tables.html"))
                .filteredOn(node -> node.path("kind").asText().equals("problem"))
                .extracting(node -> node.path("text").asText())
                .containsExactly("Ju1 11, 2026", "Feb 30, 2025");
    }
}
