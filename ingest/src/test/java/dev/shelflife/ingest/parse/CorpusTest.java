package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Problem;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.topics.Json;
import dev.shelflife.ingest.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real pages against facts that were checked by hand. Runs where {@code SHELFLIFE_CORPUS} names the folder with both. */
@EnabledIfEnvironmentVariable(named = "SHELFLIFE_CORPUS", matches = ".+")
class CorpusTest {

    private static final Path CORPUS = Path.of(Objects.requireNonNullElse(System.getenv("SHELFLIFE_CORPUS"), ""));
    private static final Path GOOGLE = CORPUS.resolve("google");

    private static Catalogue parse(Path file) throws IOException {
        byte[] body = Files.readAllBytes(file);
        Source source = SourceDetector.detect(body).orElseThrow();
        return Pages.parse(source.id(), body);
    }

    private static List<JsonNode> expected(String name) throws IOException {
        List<JsonNode> facts = new ArrayList<>();
        for (String line : Files.readAllLines(CORPUS.resolve("expected").resolve(name))) {
            facts.add(Json.mapper().readTree(line));
        }
        return facts;
    }

    private static String row(Object... values) {
        return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(" | "));
    }

    private static String fact(JsonNode node, String... members) {
        return Arrays.stream(members)
                .map(each -> node.path(each).asText("null"))
                .collect(Collectors.joining(" | "));
    }

    @ParameterizedTest
    @CsvSource({
        "deep-learning-containers/choosing-container.2026-04-10.html, google-dlc-table.jsonl, 49, 0",
        "deep-learning-vm/images.2026-04-10.html, google-dlvm-table.jsonl, 52, 1"
    })
    void allRowsAreReadInAllFieldsAndNothingIsInvented(String page, String facts, int rows, int problems)
            throws IOException {
        Catalogue catalogue = parse(GOOGLE.resolve(page));
        List<String> want = expected(facts).stream()
                .map(node -> fact(
                        node,
                        "section",
                        "sectionNote",
                        "framework",
                        "version",
                        "python",
                        "os",
                        "accelerator",
                        "cuda",
                        "patchVersion",
                        "endOfPatch",
                        "endOfAvailability",
                        "imageFamily",
                        "builtOn"))
                .toList();
        List<String> got = catalogue.lines().stream()
                .map(line -> row(
                        line.section(),
                        line.sectionNote(),
                        line.framework(),
                        line.version(),
                        line.python(),
                        line.os(),
                        line.accelerator(),
                        line.cuda(),
                        line.patchVersion(),
                        line.endOfPatch(),
                        line.endOfAvailability(),
                        line.images().get(0),
                        line.builtOn()))
                .toList();
        assertThat(got).hasSize(rows).containsExactlyElementsOf(want);
        assertThat(catalogue.lines()).extracting(SupportLine::id).doesNotHaveDuplicates();
        assertThat(catalogue.problems()).isEmpty();
        assertThat(catalogue.lines().stream().flatMap(line -> line.problems().stream()))
                .hasSize(problems)
                .allMatch(Problem::repaired);
    }

    @Test
    void releasesAreReadWithNothingMissingAndNothingInvented() throws IOException {
        List<JsonNode> facts = expected("google-dlc-releases.jsonl");
        Set<String> kinds = new TreeSet<>();
        Set<String> frameworks = new TreeSet<>();
        List<String> want = new ArrayList<>();
        for (JsonNode node : facts) {
            String framework = node.path("framework").asText();
            kinds.add(node.path("change").asText());
            frameworks.add(framework);
            want.add(row(
                    fact(
                            node,
                            "date",
                            "milestone",
                            "label",
                            "framework",
                            "python",
                            "os",
                            "cuda",
                            "from",
                            "change",
                            "range"),
                    node.path("version").asText("null").replaceFirst("^(\\d+\\.\\d+)\\..*", "$1")));
        }
        List<String> got = new ArrayList<>();
        for (ImageRelease each : parse(GOOGLE.resolve("deep-learning-containers/release-notes.2026-04-10.html"))
                .releases()) {
            String change = each.change() == Change.PATCH
                    ? "upgraded"
                    : Json.mapper().valueToTree(each.change()).asText();
            if (kinds.contains(change) && frameworks.contains(each.framework())) {
                got.add(row(
                        each.releasedOn(),
                        each.milestoneLabel(),
                        each.label(),
                        each.framework(),
                        each.python(),
                        each.os(),
                        each.cuda(),
                        each.fromVersion(),
                        change,
                        each.range(),
                        each.version()));
            }
        }
        assertThat(got).hasSize(90).containsExactlyInAnyOrderElementsOf(want);
    }

    @Test
    void thePageOf2020IsReadInAllItsVersions() throws IOException {
        List<String> got = new ArrayList<>();
        Path folder = GOOGLE.resolve("deep-learning-containers/history-2020");
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".html"))
                    .sorted()
                    .toList()) {
                Catalogue catalogue = parse(file);
                assertThat(catalogue.problems()).isEmpty();
                for (ImageRelease each : catalogue.releases()) {
                    got.add(row(
                            file.getFileName().toString().replaceAll("release-notes\\.|\\.html", ""),
                            each.releasedOn(),
                            each.label().toLowerCase(java.util.Locale.ROOT),
                            each.provenance().entryId()));
                }
            }
        }
        assertThat(got)
                .containsExactlyInAnyOrderElementsOf(expected("google-dlc-notes-2020.jsonl").stream()
                        .map(node -> fact(node, "snapshot", "date", "label", "noteId"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"20200328T1458", "20200821"})
    void aPageWithoutNotesIsEmpty(String version) throws IOException {
        Catalogue catalogue =
                parse(GOOGLE.resolve("deep-learning-vm/history-2020/release-notes." + version + ".no-releases.html"));
        assertThat(catalogue.source()).isEqualTo("google-dlvm-release-notes");
        assertThat(catalogue.isEmpty()).isTrue();
    }

    @Test
    void theOtherReleaseNotesTellNoFactTwiceAndOneEndWithoutAName() throws IOException {
        Catalogue catalogue = parse(GOOGLE.resolve("deep-learning-vm/release-notes.2026-04-10.html"));
        assertThat(catalogue.releases()).hasSizeGreaterThan(180);
        assertThat(catalogue.releases()).extracting(ImageRelease::id).doesNotHaveDuplicates();
        assertThat(catalogue.releases())
                .filteredOn(each -> each.change() == Change.END_OF_PATCH)
                .extracting(each -> row(each.releasedOn(), each.key(), each.range()))
                .containsExactly(
                        "2025-07-14 | deep-learning-vm/base/12.4 | and-earlier",
                        "2025-07-14 | deep-learning-vm/tensorflow/2.17 | and-earlier",
                        "2025-07-14 | deep-learning-vm/pytorch/2.3 | and-earlier",
                        "2025-01-16 | deep-learning-vm/tensorflow/2.15 | and-earlier",
                        "2025-01-16 | deep-learning-vm/pytorch/2.1 | and-earlier",
                        "2025-01-16 | deep-learning-vm/base/12.2 | and-earlier");
        assertThat(catalogue.problems())
                .singleElement()
                .extracting(Problem::where)
                .asString()
                .contains("2024-11-20");
    }

    @Test
    void changelogsTellARelease() throws IOException {
        List<String> got = new ArrayList<>();
        for (String framework : List.of("pytorch", "tensorflow")) {
            Catalogue catalogue = Pages.parse(
                    "aws-dlc-changelog-" + framework,
                    Files.readAllBytes(
                            CORPUS.resolve("aws/deep-learning-containers/" + framework + "/changelog/index.html")));
            assertThat(catalogue.problems()).isEmpty();
            catalogue.releases().stream()
                    .filter(each -> each.change() == Change.AVAILABLE)
                    .map(each -> row(
                            each.releasedOn(),
                            each.key().replaceFirst(".*?/", ""),
                            each.patchVersion(),
                            each.cuda(),
                            each.python(),
                            each.images().size()))
                    .forEach(got::add);
        }
        assertThat(got)
                .containsExactly(
                        "2026-07-20 | pytorch/2.13 | 2.13.0 | 13.3.0 | 3.12 | 4",
                        "2026-07-02 | pytorch/2.12 | 2.12.1 | 13.0.2 | 3.12 | 4",
                        "2026-04-30 | pytorch/2.11 | 2.11.0 | 13.0.2 | 3.12 | 4",
                        "2026-07-10 | tensorflow/2.21 | 2.21.0 | 12.9.1 | 3.12 | 4");
    }

    @Test
    void everyOtherPageAndFeedIsReadWithoutAnException() throws IOException {
        for (String folder : List.of("container-optimized-os", "feeds")) {
            try (var files = Files.list(GOOGLE.resolve(folder))) {
                for (Path file : files.sorted().toList()) {
                    String source =
                            folder.equals("feeds") ? "google-dlc-release-notes-feed" : "google-dlc-release-notes";
                    Catalogue catalogue = Pages.parse(source, Files.readAllBytes(file));
                    assertThat(catalogue.releases()).as(file.toString()).isEmpty();
                    assertThat(catalogue.problems())
                            .extracting(Problem::reason)
                            .doesNotContain("is no feed: neither Atom nor RSS");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gcp_all_products_2026-03.xml, cloud-monitoring, 2026-03-24 Feature",
        "gcp_all_products_escaped_2026-05.xml, bigquery, 2026-05-20 Feature; 2026-05-20 Change",
        "gcp_all_products_escaped_2026-05.xml, cloud-run, 2026-05-20 Announcement",
        "gcp_feed_utm_links_2026-09.xml, anything, 2026-09-29 null",
        "bigquery_feed_2026-08.xml, bigquery, 2026-08-20 Deprecated; 2026-08-20 Feature"
    })
    void feedsGiveTheNotesOfTheirProducts(String file, String service, String notes) throws Exception {
        byte[] body = Files.readAllBytes(GOOGLE.resolve("feeds").resolve(file));
        Source source = dev.shelflife.ingest.source.SourceFile.read(
                "test",
                "id: test\nshape: feed\nservice: " + service + "\nproduct: Test\nurl: https://example.org/feed.xml\n");
        List<Problem> problems = new ArrayList<>();
        var page = dev.shelflife.ingest.fetch.Page.of(source, Pages.FETCHED, body);
        Where where = new Where(source, "https://example.org/feed.xml", Pages.FETCHED, "00");
        assertThat(FeedNotes.of(Html.parseXml(page, problems), where, problems))
                .extracting(each -> each.date() + " " + each.label())
                .containsExactly(notes.split("; ", -1));
        assertThat(problems).isEmpty();
    }

    /** What 40 notes say, drawn at random and read by hand before the rules had seen their page. */
    @Test
    void notesThatTheRulesWereNotMadeForAreRead() throws IOException {
        byte[] body = Files.readAllBytes(GOOGLE.resolve("deep-learning-vm/release-notes.2026-04-10.html"));
        Catalogue catalogue = Pages.parse("google-dlvm-release-notes", body);
        Set<String> kinds = Set.of(
                "available",
                "upgraded",
                "deprecated",
                "removed",
                "end-of-patch",
                "end-of-support",
                "restored",
                "renamed");
        var ids = NotesByOrdinal.of(body);
        List<String> want = new ArrayList<>();
        List<String> got = new ArrayList<>();
        for (String line : new String(
                        Pages.file("/facts/dlvm-notes-read-by-hand.jsonl"), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            JsonNode note = Json.mapper().readTree(line);
            String place =
                    note.path("date").asText() + "#" + note.path("ordinal").asInt();
            for (JsonNode fact : note.path("facts")) {
                String version = fact.path("version").asText("null").replace(".x", "");
                String change = fact.path("change").asText().equals("patch")
                        ? "upgraded"
                        : fact.path("change").asText();
                want.add(place + " | "
                        + row(fact.path("framework").asText(), version, fact(fact, "python", "cuda", "range"), change));
            }
            String id = ids.get(place);
            for (ImageRelease each : catalogue.releases()) {
                String change = Json.mapper()
                        .valueToTree(each.change() == Change.PATCH ? Change.UPGRADED : each.change())
                        .asText();
                if (kinds.contains(change) && each.provenance().entryId().equals(id)) {
                    got.add(place + " | "
                            + row(
                                    each.framework(),
                                    each.version() == null
                                            ? null
                                            : each.version().replace(".x", ""),
                                    each.python(),
                                    each.cuda(),
                                    "exact".equals(each.range()) ? null : each.range(),
                                    change));
                }
            }
        }
        assertThat(want).hasSize(28);
        long right = want.stream().filter(got::contains).count();
        assertThat(right).as("of %s in %s", want, got).isGreaterThanOrEqualTo(28);
        assertThat(got.size()).as("%s", got).isLessThanOrEqualTo(30);
    }
}
