package dev.shelflife.events.dates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.dates.DateText.NumericOrder;
import dev.shelflife.events.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Real headings and cells of translated pages. Runs where {@code SHELFLIFE_CORPUS} names the folder with them. */
@EnabledIfEnvironmentVariable(named = "SHELFLIFE_CORPUS", matches = ".+")
class LocalizedCorpusTest {

    private static final Path FOLDER =
            Path.of(Objects.requireNonNullElse(System.getenv("SHELFLIFE_CORPUS"), ""), "google", "localized");

    private static List<JsonNode> lines(String name) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve(name))) {
            nodes.add(Json.mapper().readTree(line));
        }
        return nodes;
    }

    private static NumericOrder order(JsonNode node) {
        return node.path("locale").asText().equals("en") ? NumericOrder.MONTH_DAY_YEAR : NumericOrder.DAY_MONTH_YEAR;
    }

    @Test
    void everyHeadingIsRead() throws IOException {
        List<JsonNode> headings = lines("date-headings.jsonl");
        assertThat(headings).hasSize(400).allSatisfy(node -> {
            List<LocalDate> others = new ArrayList<>();
            node.path("otherDates").forEach(each -> others.add(LocalDate.parse(each.asText())));
            assertThat(DateText.inHeading(node.path("text").asText(), order(node)))
                    .isEqualTo(new HeadingDate(
                            PublishedDate.of(
                                    LocalDate.parse(node.path("expected").asText())),
                            others));
        });
    }

    @Test
    void whereTextAndIdDisagreeTheTextIsRead() throws IOException {
        assertThat(lines("date-headings.disputable.jsonl")).hasSize(75).allSatisfy(node -> {
            PublishedDate first =
                    DateText.inHeading(node.path("text").asText(), order(node)).first();
            JsonNode told = node.path("dateFromText");
            assertThat(first)
                    .isEqualTo(
                            told.isNull()
                                    ? PublishedDate.UNREADABLE
                                    : PublishedDate.of(LocalDate.parse(told.asText())));
        });
    }

    /** Seven translations of one table: all cells are read as written, and differ where the translators slipped only. */
    @Test
    void everyCellOfATranslatedTableIsRead() throws IOException {
        List<JsonNode> rows = lines("cos-release-schedule-rows.20200821.jsonl");
        Map<String, Map<LocalDate, Integer>> votes = new HashMap<>();
        Map<String, LocalDate> cells = new HashMap<>();
        for (JsonNode row : rows) {
            for (int column = 1; column < row.path("cells").size(); column++) {
                String text = row.path("cells").get(column).asText();
                PublishedDate read = DateText.read(text, order(row));
                assertThat(read.status()).as(text).isEqualTo(DateStatus.PUBLISHED);
                String cell = row.path("cells").get(0).asText() + " " + column;
                cells.put(row.path("lang").asText() + " " + cell, read.date());
                votes.computeIfAbsent(cell, each -> new HashMap<>()).merge(read.date(), 1, Integer::sum);
            }
        }
        assertThat(rows).hasSize(189);
        assertThat(cells).hasSize(356);
        Set<String> slips = new TreeSet<>();
        cells.forEach((cell, date) -> {
            Map<LocalDate, Integer> of = votes.get(cell.substring(cell.indexOf(' ') + 1));
            if (of.get(date) < of.values().stream().mapToInt(each -> each).max().orElseThrow()) {
                slips.add(cell + " " + date);
            }
        });
        assertThat(slips)
                .containsExactly(
                        "de 57 1 2016-03-14",
                        "fr 77 [LTS] 1 2020-09-17",
                        "pt-br 72 2 2020-03-25",
                        "pt-br 80 1 2019-02-11",
                        "zh-cn 72 2 2019-05-25");
    }

    @Test
    void everyLastUpdatedStringIsRead() throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve("last_updated_strings.tsv"));
        assertThat(lines.subList(1, lines.size()))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(LastUpdated.of(line)).isNotNull().asString().matches(date -> line.contains(date)));
    }
}
