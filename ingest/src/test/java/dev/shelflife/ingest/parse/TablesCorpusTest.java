package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Problem;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real table pages of all vendors. Runs where {@code SHELFLIFE_CORPUS} names the folder with pages and facts. */
@EnabledIfEnvironmentVariable(named = "SHELFLIFE_CORPUS", matches = ".+")
class TablesCorpusTest {

    private static final Path CORPUS = Path.of(Objects.requireNonNullElse(System.getenv("SHELFLIFE_CORPUS"), ""));

    private static Catalogue parse(Path file, String source) throws IOException {
        byte[] body = Files.readAllBytes(file);
        assertThat(SourceDetector.detect(body)).as(file.toString()).hasValueSatisfying(found -> assertThat(found.id())
                .isEqualTo(source));
        return Pages.parse(source, body);
    }

    private static List<JsonNode> facts(String name) throws IOException {
        List<JsonNode> facts = new ArrayList<>();
        for (String line : Files.readAllLines(CORPUS.resolve("expected").resolve(name))) {
            facts.add(Json.mapper().readTree(line));
        }
        return facts;
    }

    private static List<Path> files(String folder, String end) throws IOException {
        try (var files = Files.list(CORPUS.resolve(folder))) {
            return files.filter(each -> each.toString().endsWith(end)).sorted().toList();
        }
    }

    private static String row(Object... values) {
        return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(" | "));
    }

    private static String images(JsonNode node) {
        List<String> all = new ArrayList<>();
        node.forEach(each -> all.add(each.asText()));
        return all.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"md", "html"})
    void theAgentPlatformIsReadInBothForms(String form) throws IOException {
        Catalogue page = parse(
                CORPUS.resolve("google/agent-platform/supported-frameworks.20260820T1651." + form),
                "google-agent-platform-supported-frameworks");
        List<String> want = facts("google-agent-platform-2026-08-20.jsonl").stream()
                .filter(node -> node.path("kind").asText().equals("image"))
                .map(node -> row(
                        node.path("section").asText(),
                        node.path("framework").asText(),
                        node.path("version").asText(),
                        node.path("python").asText(),
                        node.path("accelerator").asText(),
                        node.path("acceleratorText").asText(),
                        node.path("cuda").asText(),
                        node.path("endOfPatch").asText(),
                        node.path("endOfAvailability").asText(),
                        images(node.path("images"))))
                .toList();
        assertThat(page.lines().stream()
                        .map(line -> row(
                                line.section(),
                                line.framework(),
                                line.version(),
                                line.python(),
                                line.accelerator(),
                                line.acceleratorText(),
                                line.cuda(),
                                line.endOfPatch(),
                                line.endOfAvailability(),
                                line.images()))
                        .toList())
                .hasSize(190)
                .containsExactlyElementsOf(want);
        assertThat(page.lines()).extracting(SupportLine::id).doesNotHaveDuplicates();
        assertThat(page.lines().stream().flatMap(line -> line.problems().stream()))
                .isEmpty();
        assertThat(page.problems()).hasSize(3).allMatch(Problem::repaired);
    }

    @Test
    void theSameRowOnTwoPagesOrInTwoFormsIsTheSameLine() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (Path file : files("google/agent-platform", "")) {
            if (file.toString().endsWith(".jsonl")) {
                continue;
            }
            Catalogue page = parse(file, sourceOf(file));
            page.lines().forEach(line -> assertThat(rows.computeIfAbsent(line.id(), id -> told(line)))
                    .as(file.toString())
                    .isEqualTo(told(line)));
            assertThat(page.lines()).extracting(SupportLine::id).doesNotHaveDuplicates();
        }
        assertThat(rows).hasSize(190);
    }

    private static String sourceOf(Path file) {
        String name = file.getFileName().toString();
        return "google-agent-platform-"
                + (name.startsWith("pred")
                        ? "prediction"
                        : name.startsWith("train") ? "training" : "supported-frameworks");
    }

    private static String told(SupportLine line) {
        return row(
                line.key(),
                line.framework(),
                line.version(),
                line.endOfPatch(),
                line.endOfAvailability(),
                line.images());
    }

    @Test
    void theSupportPolicyOfAwsIsReadWhole() throws IOException {
        Catalogue page = parse(
                CORPUS.resolve("aws/deep-learning-containers/reference/support_policy/index.html"),
                "aws-dlc-support-policy");
        List<String> want = facts("aws-support-policy.jsonl").stream()
                .map(node -> row(
                        node.path("section").asText(),
                        node.path("framework").asText().replace("Scikit-Learn", "scikit-learn"),
                        node.path("version").asText(),
                        node.path("generalAvailability").asText(),
                        node.path("endOfPatch").asText()))
                .toList();
        assertThat(page.lines().stream()
                        .map(line -> row(
                                line.section().toLowerCase(java.util.Locale.ROOT),
                                line.framework(),
                                line.version(),
                                line.generalAvailability(),
                                line.endOfPatch()))
                        .toList())
                .containsExactlyElementsOf(want);
        assertThat(page.lines())
                .extracting(SupportLine::key)
                .contains(
                        "aws-deep-learning-containers/scikit-learn/1.4-2",
                        "aws-deep-learning-containers/base-ubuntu/13.0",
                        "aws-deep-learning-containers/pytorch/2.6");
        assertThat(page.lines()).extracting(SupportLine::id).doesNotHaveDuplicates();
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void theImagesOfAwsAreReadInAllTheirVersions() throws IOException {
        for (Path file : files("aws/available-images-history", ".md")) {
            Catalogue page = parse(file, "aws-dlc-available-images");
            assertThat(page.lines()).as(file.toString()).hasSizeGreaterThan(30);
            assertThat(page.lines())
                    .as(file.toString())
                    .extracting(SupportLine::id)
                    .doesNotHaveDuplicates();
            assertThat(page.lines()).as(file.toString()).allMatch(line -> !line.images()
                    .isEmpty());
            assertThat(page.problems()).as(file.toString()).isEmpty();
        }
        List<String> want = facts("aws-available-images-2026-01-28.jsonl").stream()
                .filter(node -> !node.path("version").isNull())
                .map(node -> row(
                        node.path("section").asText(),
                        node.path("framework").asText().replace("[", "").replace("Tensorflow", "TensorFlow"),
                        node.path("version").asText(),
                        node.path("accelerator").asText(),
                        node.path("image").asText()))
                .toList();
        Catalogue last = parse(
                CORPUS.resolve("aws/available-images-history/2026-01-28-f0abef08ae.md"), "aws-dlc-available-images");
        assertThat(last.lines().stream()
                        .map(line -> row(
                                line.section(),
                                line.framework(),
                                line.version(),
                                line.accelerator(),
                                line.images().get(0)))
                        .filter(each -> !each.contains("Triton"))
                        .toList())
                .hasSize(121)
                .containsExactlyElementsOf(want);
    }

    @ParameterizedTest
    @CsvSource({
        "aws/deep-learning-containers/reference/available_images/index.html, aws-dlc-available-images, 239",
        "aws/awsdocs-2022/aws-deep-learning-amis-support-policy-2022-08-12-47d893c.md, aws-dlc-support-policy, 6",
        "aws/awsdocs-2022/aws-deep-learning-containers-support-policy-2022-09-30-ad10812.md, aws-dlc-support-policy, 7",
    })
    void otherPagesOfAwsGiveALineForEachRow(String file, String source, int rows) throws IOException {
        Catalogue page = parse(CORPUS.resolve(file), source);
        assertThat(page.lines()).hasSize(rows);
        assertThat(page.lines()).extracting(SupportLine::id).doesNotHaveDuplicates();
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void theHistoryOfSageMakerIsThatOfItsRows() throws IOException {
        List<String> got = new ArrayList<>();
        Map<String, String> before = Map.of();
        int number = 0;
        for (Path file : files("sagemaker-distribution", ".md")) {
            number++;
            Map<String, String> now = new TreeMap<>();
            Map<String, String> names = new TreeMap<>();
            for (SupportLine line : parse(file, "sagemaker-distribution").lines()) {
                now.put(line.id(), line.section() + " " + line.endOfPatch());
                names.put(line.id(), line.accelerator() + " " + line.version());
            }
            TreeSet<String> ids = new TreeSet<>(before.keySet());
            ids.addAll(now.keySet());
            for (String id : ids) {
                String was = before.get(id);
                String is = now.get(id);
                if (!Objects.equals(was, is)) {
                    got.add(row(number, names.getOrDefault(id, "gone"), was, is));
                }
            }
            before = now;
        }
        List<String> want = facts("sagemaker-distribution-events.jsonl").stream()
                .map(node -> row(
                        node.path("seq").asInt(),
                        node.path("event").asText().equals("removed")
                                ? "gone"
                                : node.path("variant").asText() + " "
                                        + node.path("version").asText().replace(".x", ""),
                        node.path("event").asText().equals("added")
                                ? null
                                : node.path("wasSection").asText() + " "
                                        + node.path("wasDate").asText(),
                        node.path("event").asText().equals("removed")
                                ? null
                                : node.path("section").asText() + " "
                                        + node.path("date").asText()))
                .toList();
        assertThat(got).containsExactlyInAnyOrderElementsOf(want);
    }
}
