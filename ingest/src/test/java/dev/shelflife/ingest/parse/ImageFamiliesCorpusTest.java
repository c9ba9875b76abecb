package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Lifecycle.FrameworkVersion;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Stage;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.inventory.FamilyLine;
import dev.shelflife.events.inventory.ImageFamily;
import dev.shelflife.events.inventory.ImageIndex;
import dev.shelflife.events.inventory.Match;
import dev.shelflife.events.inventory.Match.Matched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every image that a real page names has a family, and asking for it finds the row that names it. */
@EnabledIfEnvironmentVariable(named = "SHELFLIFE_CORPUS", matches = ".+")
class ImageFamiliesCorpusTest {

    private static final Path CORPUS = Path.of(Objects.requireNonNullElse(System.getenv("SHELFLIFE_CORPUS"), ""));

    @ParameterizedTest
    @CsvSource({
        "google/deep-learning-containers/choosing-container.2026-04-10.html, 49",
        "google/deep-learning-vm/images.2026-04-10.html, 52",
        "google/agent-platform/training-pre-built-containers.20260715T1701.md, 273",
        "google/agent-platform/predictions-pre-built-containers.20260715T1701.md, 72",
        "google/agent-platform/supported-frameworks.20260820T1651.md, 345",
        "aws/deep-learning-containers/reference/available_images/index.html, 239",
    })
    void eachNameFindsItsRow(String page, int names) throws IOException {
        Catalogue catalogue = parse(CORPUS.resolve(page));
        ImageIndex index = ImageIndex.of(rows(catalogue.lines()).values());
        List<String> lost = new ArrayList<>();
        int asked = 0;
        int shared = 0;
        for (SupportLine line : catalogue.lines()) {
            for (String image : line.images()) {
                asked++;
                assertThat(ImageFamily.ofPublished(image)).as(image).isNotNull();
                String used = image.replace("-VERSION_DATE", "-v20260101")
                        .replace("<region>", "eu-west-1")
                        .replace("<account-id>", "141502667606");
                Match match = index.match(used);
                List<String> found = match instanceof Matched matched && matched.precision() == Match.Precision.LINE
                        ? matched.lines().stream()
                                .map(each -> each.state().line().id())
                                .distinct()
                                .toList()
                        : List.of();
                if (!found.contains(line.id())) {
                    lost.add(line.key() + " " + used + " " + match.toString().substring(0, 60));
                }
                shared += found.size() > 1 ? 1 : 0;
            }
        }
        assertThat(lost).isEmpty();
        assertThat(shared).as("names that two rows of the page share").isZero();
        assertThat(asked).isEqualTo(names);
    }

    /** The table of images has no dates, that of support has no images: together they answer. */
    @Test
    void rowsOfTwoPagesAnswerTogether() throws IOException {
        List<SupportLine> lines = new ArrayList<>();
        for (String page : List.of("available_images", "support_policy")) {
            lines.addAll(parse(CORPUS.resolve("aws/deep-learning-containers/reference/" + page + "/index.html"))
                    .lines());
        }
        ImageIndex index = ImageIndex.of(rows(lines).values());
        Map<String, String> asked = new TreeMap<>(Map.of(
                "763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.6.0-gpu-py312-cu126-ubuntu22.04-ec2",
                        "[aws-deep-learning-containers/pytorch/2.6]",
                "public.ecr.aws/deep-learning-containers/base:13.0.2-gpu-py313-cu130-ubuntu22.04-ec2",
                        "[aws-deep-learning-containers/base-ubuntu/13.0]",
                "763104351884.dkr.ecr.eu-west-1.amazonaws.com/base:devel-cu130-amzn2023",
                        "[aws-deep-learning-containers/base/13.0]"));
        for (Map.Entry<String, String> each : asked.entrySet()) {
            Match match = index.match(each.getKey());
            assertThat(match).as(each.getKey()).isInstanceOf(Matched.class);
            List<FamilyLine> found = ((Matched) match).lines();
            assertThat(found.stream()
                            .map(FamilyLine::subject)
                            .distinct()
                            .toList()
                            .toString())
                    .as(each.getKey())
                    .isEqualTo(each.getValue());
            assertThat(found)
                    .allMatch(line -> line.state().endOfPatch().published().date() != null);
        }
    }

    static Catalogue parse(Path file) throws IOException {
        byte[] body = Files.readAllBytes(file);
        return Pages.parse(SourceDetector.detect(body).orElseThrow().id(), body);
    }

    static Map<String, FrameworkVersion> rows(List<SupportLine> lines) {
        Map<String, FrameworkVersion> rows = new TreeMap<>();
        for (SupportLine line : lines) {
            FrameworkVersion row = rows.computeIfAbsent(
                    line.key(),
                    key -> FrameworkVersion.empty(
                            key, line.service(), line.framework(), line.version(), ZoneOffset.UTC, Instant.EPOCH));
            TreeMap<String, LineState> states = new TreeMap<>(row.lines());
            states.put(line.id(), state(line));
            rows.put(line.key(), row.withLines(states));
        }
        return rows;
    }

    private static LineState state(SupportLine line) {
        return new LineState(
                line,
                "page",
                null,
                milestone(line, Milestone.END_OF_PATCH),
                milestone(line, Milestone.END_OF_AVAILABILITY),
                Stage.UNKNOWN,
                List.of(),
                null);
    }

    private static MilestoneState milestone(SupportLine line, Milestone milestone) {
        return new MilestoneState(line.published(milestone), Instant.EPOCH, null, null, 0, null, false);
    }
}
