package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Problem;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.source.BadSourceException;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes of tables as vendors write them, with rows of our own. */
class TableShapesTest {

    private static Catalogue parse(String html) {
        return Pages.parse("google-dlvm-table", html);
    }

    private static Catalogue parse(String page, String... yaml) throws BadSourceException {
        String lines = String.join(
                "\n",
                "id: own",
                "shape: support-table",
                "service: own-images",
                "product: Own images",
                "url: https://example.org/images",
                String.join("\n", yaml));
        Source source = SourceFile.read("own.yaml", lines);
        return PageParser.parse(Page.of(source, Pages.FETCHED, page.getBytes(StandardCharsets.UTF_8)));
    }

    private static SupportLine only(Catalogue page) {
        assertThat(page.lines()).hasSize(1);
        return page.lines().get(0);
    }

    @Test
    void marksOfFootnotesInMarkdownChangeNothing() throws BadSourceException {
        SupportLine line = only(parse(
                """
                # Images

                | Framework | Version | End of support[^1] | End of availability |
                |---|---|---|---|
                | PyTorch | 2.6 | 2026-04-01[^b] | n/a |

                [^1]: Security only.
                [^b]: May move.
                """,
                "language: en"));
        assertThat(line.endOfPatch()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(line.endOfAvailabilityStatus()).isEqualTo(DateStatus.NOT_APPLICABLE);
    }

    @Test
    void anEndThatIsNotUnderstoodIsToldAlthoughTheOtherOneIs() throws BadSourceException {
        assertIsTold("Images retired on");
        assertIsTold("Gone by");
    }

    private static void assertIsTold(String header) throws BadSourceException {
        Catalogue page = parse(
                "<h2>PyTorch</h2><table><tr><th>Version</th><th>End of support</th><th>" + header + "</th></tr>"
                        + "<tr><td>2.6</td><td>2026-04-01</td><td>2027-04-01</td></tr></table>",
                "language: en");
        assertThat(only(page).endOfPatch()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(page.problems()).singleElement().satisfies(problem -> assertThat(problem.reason())
                .contains("'" + header + "' holds dates"));
    }

    @Test
    void theFrameworkOfTheSourceMayStandBeforeTheVersion() throws BadSourceException {
        SupportLine line = only(parse(
                "<table><tr><th>Engine version</th><th>End of support</th></tr>"
                        + "<tr><td>Kettle 5.1</td><td>2026-04-01</td></tr></table>",
                "framework: kettle"));
        assertThat(line.key()).isEqualTo("own-images/kettle/5.1");
    }

    @Test
    void aDateThatIsStruckOutGivesWayToTheOneBesideIt() {
        String row =
                "<h2>PyTorch</h2><table><tr><th>Version</th><th>End of support</th></tr><tr><td>2.6</td><td>%s</td></tr></table>";
        assertThat(only(parse(row.formatted("<del>2025-11-01</del> 2026-01-01")))
                        .endOfPatch())
                .isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(only(parse(row.formatted("<s>2025-11-01</s>"))).endOfPatch()).isEqualTo(LocalDate.of(2025, 11, 1));
    }

    @Test
    void glyphsThatTakeNoRoomChangeNoFact() {
        String page =
                "<h2>%1$sPyTorch%1$s</h2><table><tr><th>Version%1$s</th><th>End of sup%1$sport</th><th>Image name</th></tr>"
                        + "<tr><td>%1$s2.6%1$s</td><td>2026-01-01%1$s</td><td>reg.example/%1$storch-2-6%1$s</td></tr></table>";
        for (String glyph : List.of("\u200b", "\u2060", "\ufeff", "\u00ad")) {
            assertThat(only(parse(page.formatted(glyph))))
                    .usingRecursiveComparison()
                    .ignoringFields("provenance")
                    .isEqualTo(only(parse(page.formatted(""))));
        }
    }

    @Test
    void aRowToldTwiceWordForWordIsOneLineAndAProblem() {
        String row = "<tr><td>2.6</td><td>2026-01-01</td></tr>";
        Catalogue page = parse(
                "<h2>PyTorch</h2><table><tr><th>Version</th><th>End of support</th></tr>" + row + row + "</table>");
        only(page);
        assertThat(page.problems()).singleElement().satisfies(problem -> assertThat(problem.reason())
                .contains("word for word"));
    }

    @Test
    void theHeaderMayStandBelowATitleInPlainCells() {
        SupportLine line = only(parse("<table><tr><td colspan=3>PyTorch versions</td></tr>"
                + "<tr><td>Version</td><td>Processor</td><td>End of support</td></tr>"
                + "<tr><td>2.9</td><td>GPU</td><td>Aug 4, 2028</td></tr></table>"));
        assertThat(line.key()).isEqualTo("deep-learning-vm/pytorch/2.9");
        assertThat(line.endOfPatch()).isEqualTo(LocalDate.of(2028, 8, 4));
    }

    @Test
    void aHeaderMayBeSpreadOverTwoRows() {
        SupportLine line = only(
                parse(
                        "<h2>PyTorch</h2><table><tr><th rowspan=2>Version</th><th colspan=2>End of</th></tr>"
                                + "<tr><th>patch</th><th>availability</th></tr><tr><td>2.9</td><td>Aug 4, 2028</td><td>Aug 4, 2029</td></tr></table>"));
        assertThat(line.endOfPatch()).isEqualTo(LocalDate.of(2028, 8, 4));
        assertThat(line.endOfAvailability()).isEqualTo(LocalDate.of(2029, 8, 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h3>TensorFlow versions</h3>",
                "<details><summary>TensorFlow versions (Click to expand)</summary>",
                "<p><strong>TensorFlow versions</strong></p>",
                "<section class=expandable><p class=showalways>TensorFlow versions</p>",
            })
    void aCaptionIsWhatStandsAboveInWhateverForm(String caption) {
        SupportLine line =
                only(parse("<h2>Frameworks</h2>" + caption + "<table><tr><th>Version</th><th>End of patch</th></tr>"
                        + "<tr><td>2.17</td><td>Jul 11, 2025</td></tr></table>"));
        assertThat(line.section()).isEqualTo("TensorFlow versions");
        assertThat(line.framework()).isEqualTo("TensorFlow");
    }

    @Test
    void aTablesOwnCaptionCountsMost() {
        SupportLine line = only(parse(
                "<h2>PyTorch</h2><table><caption>JAX versions</caption><tr><th>Version</th><th>End of patch</th></tr>"
                        + "<tr><td>0.4</td><td>Jul 11, 2025</td></tr></table>"));
        assertThat(line.key()).isEqualTo("deep-learning-vm/jax/0.4");
    }

    @Test
    void footnotesAndHiddenElementsAreNoPartOfACell() {
        SupportLine line = only(
                parse(
                        "<h3>PyTorch</h3><table><tr><th>Version<sup>[1]</sup></th><th>End of patch *</th></tr>"
                                + "<tr><td>2.9 <sup>2</sup></td><td><span hidden>20280804</span>Aug 4<sup>th</sup>, 2028\u2020</td></tr></table>"));
        assertThat(line.version()).isEqualTo("2.9");
        assertThat(line.endOfPatch()).isEqualTo(LocalDate.of(2028, 8, 4));
        assertThat(line.problems()).isEmpty();
    }

    @Test
    void aCellWithSeveralVersionsGivesALineForEachAndItsPatchVersionsAreOneLine() {
        Catalogue several = parse("<h3>PyTorch</h3><table><tr><th>Version</th><th>End of patch</th></tr>"
                + "<tr><td><ul><li>2.8</li><li>2.7</li></ul></td><td>Aug 4, 2028</td></tr>"
                + "<tr><td>- 2.6.2 for machines - 2.6.1 for containers</td><td>Aug 4, 2027</td></tr></table>");
        assertThat(several.lines()).extracting(SupportLine::version).containsExactly("2.8", "2.7", "2.6");
        assertThat(several.lines().get(2).patchVersion()).isEqualTo("2.6.2, 2.6.1");
        assertThat(several.problems()).isEmpty();
    }

    @Test
    void aTableInACellIsNoPartOfIt() {
        Catalogue nested = parse("<h3>PyTorch</h3><table><tr><th>Version</th><th>End of patch</th><th>Images</th></tr>"
                + "<tr><td>2.9</td><td>Aug 4, 2028</td><td><ul><li><code>a/pytorch-gpu.2-9</code></li><li><code>b/pytorch-gpu.2-9</code></li></ul>"
                + "<h4>Packages</h4><table><tr><th>Version</th><th>End of patch</th></tr><tr><td>some-thing 1.0</td><td>x/y-z</td></tr></table>"
                + "</td></tr></table>");
        assertThat(only(nested).images()).containsExactly("a/pytorch-gpu.2-9", "b/pytorch-gpu.2-9");
    }

    @Test
    void aRowAcrossTheTableNamesTheFrameworkOfThoseBelow() {
        Catalogue groups = parse("<h2>Images</h2><table><tr><th>Version</th><th>End of patch</th></tr>"
                + "<tr><td colspan=2>TensorFlow</td></tr><tr><td>2.17</td><td>Jul 11, 2025</td></tr>"
                + "<tr><td colspan=2>PyTorch</td></tr><tr><td>2.9</td><td>Aug 4, 2028</td></tr></table>");
        assertThat(groups.lines())
                .extracting(SupportLine::key)
                .containsExactly("deep-learning-vm/tensorflow/2.17", "deep-learning-vm/pytorch/2.9");
    }

    @Test
    void aRowThatEndsBeforeADateIsToldAndNotTakenForNotSet() {
        SupportLine line =
                only(parse("<h3>PyTorch</h3><table><tr><th>Version</th><th>GA date</th><th>End of patch</th></tr>"
                        + "<tr><td>2.9</td><td>Aug 4, 2027</td></tr></table>"));
        assertThat(line.endOfPatchStatus()).isEqualTo(DateStatus.UNREADABLE);
        assertThat(line.problems()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tr><th>Version</th><th>Deprecated after</th></tr><tr><td>1</td><td>soon</td></tr>",
                "<tr><th>Version</th><th>Support-Ende (geplant) der Reihe</th></tr><tr><td>1</td><td>-</td></tr>",
                "<tr><th>Version</th><th>Letzter Tag</th></tr><tr><td>1</td><td>2027-01-02</td></tr><tr><td>2</td><td>2028-01-02</td></tr>",
                "<tr><th>版本</th><th>弃用日期</th></tr><tr><td>1</td><td>2027-01-02</td></tr>",
            })
    void aTableThatLooksLikeASupportTableIsNeverPassedOverInSilence(String rows) {
        Catalogue page = parse("<h3>PyTorch</h3><table>" + rows + "</table>");
        assertThat(page.lines()).isEmpty();
        assertThat(page.problems())
                .singleElement()
                .extracting(Problem::reason)
                .asString()
                .startsWith("not read: ");
    }

    @Test
    void tablesOfOtherThingsArePassedOverInSilence() {
        assertThat(parse(
                                "<table><tr><th>Framework</th><th>Supported accelerators</th></tr><tr><td>PyTorch</td><td>GPU</td></tr></table>")
                        .problems())
                .isEmpty();
    }

    @Test
    void twoRowsThatDifferOnlyInTheirDatesAreToldAsThat() {
        Catalogue twice = Pages.table(
                "PyTorch versions",
                "2.4 | 2.4.0 | CPU only | Jul 24, 2025 | Jul 24, 2026 | pytorch-2-4-cpu",
                "2.4 | 2.4.0 | CPU only | Jul 25, 2025 | Jul 24, 2026 | pytorch-2-4-cpu");
        assertThat(twice.problems())
                .singleElement()
                .extracting(Problem::reason)
                .asString()
                .endsWith("only the dates differ");
    }

    @Test
    void aSectionRuleTellsServiceFrameworkNameAndIdentityOfASection() throws BadSourceException {
        String page = "<h1>Images</h1><h2>%s</h2><h3>CPU</h3><table><tr><th>Version</th><th>End of support</th></tr>"
                + "<tr><td>3.1</td><td>2027-01-02</td></tr></table><h2>Old</h2><table><tr><th>Version</th><th>End of support</th></tr>"
                + "<tr><td>1.1</td><td>2017-01-02</td></tr></table>";
        String[] yaml = {
            "sections:", "  - heading: '^Images > old'", "    ignore: true", "  - heading: train",
            "    service: own-training", "    sectionId: training", "    framework: Own Kit", "    jobType: Training"
        };
        Catalogue first = parse(page.formatted("Training on Ours"), yaml);
        Catalogue renamed = parse(page.formatted("Ours for training"), yaml);
        SupportLine line = only(first);
        assertThat(List.of(line.key(), line.section(), line.framework(), line.jobType(), line.accelerator()))
                .containsExactly("own-training/own-kit/3.1", "Training on Ours", "Own Kit", "Training", "CPU");
        assertThat(only(renamed).section()).isEqualTo("Ours for training");
        assertThat(only(renamed).id()).isEqualTo(line.id());
        assertThat(first.problems())
                .singleElement()
                .extracting(Problem::reason)
                .asString()
                .startsWith("1 rows not read");
    }

    @Test
    void aSourceWithoutDatesIsReadByItsImagesAndItsPatternsTellTheRest() throws BadSourceException {
        Catalogue page = parse(
                "<h2>Kits</h2><table><tr><th>Release</th><th>Example URI</th><th>Platform</th></tr>"
                        + "<tr><td>spring</td><td><code>example.org/kit:3.1-py312-cu128-gpu</code></td><td>small</td></tr></table>",
                "dates: none",
                "framework: Own Kit",
                "headers:",
                "  version: Release",
                "  variant: Platform",
                "images:",
                "  - 'kit:(?<version>[0-9.]+)-py(?<python>\\d+)-cu(?<cuda>\\d+)-(?<accelerator>gpu|cpu)'");
        SupportLine line = only(page);
        assertThat(line.key()).isEqualTo("own-images/own-kit/3.1");
        assertThat(line.endOfPatchStatus()).isEqualTo(DateStatus.NOT_PUBLISHED);
        assertThat(List.of(line.accelerator(), line.edition())).containsExactly("GPU", "small");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PyTorch Training|2.6|pytorch/2.6|2.6|Training",
                "PyTorch|2.13|pytorch/2.13|2.13|",
                "Base (Ubuntu)|13.0.2|base-ubuntu/13.0|13.0.2|",
                "Scikit-Learn|1.4-2-py312|scikit-learn/1.4-2|1.4-2-py312|",
                "SageMaker Distribution|1.9.x|sagemaker-distribution/1.9|1.9|",
                "TensorFlow|nightly|tensorflow/nightly|nightly|",
                "XGBoost|3.0-5|xgboost/3.0-5|3.0-5|",
                "Own Kit|v2.1|own-kit/2.1|2.1|",
            })
    void frameworkAndVersionHaveTheirOwnColumns(
            String framework, String version, String key, String shown, String jobType) throws BadSourceException {
        SupportLine line = only(parse(
                "<table><tr><th>Framework</th><th>Version</th><th>EOP Date</th></tr><tr><td>" + framework + "</td><td>"
                        + version + "</td><td>2027-01-02</td></tr></table>",
                ""));
        assertThat(line.key()).isEqualTo("own-images/" + key);
        assertThat(line.version()).isEqualTo(shown);
        assertThat(line.jobType()).isEqualTo(jobType);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PyTorch 2.13|pytorch/2.13|2.13|",
                "PyTorch 2.6.0 with HuggingFace transformers 4.49|pytorch/2.6|2.6.0|HuggingFace transformers",
                "CUDA 13.0.2 Devel|cuda/13.0|13.0.2|Devel",
                "NVIDIA Triton Server 23.<code>&lt;XY></code>|nvidia-triton-server/23.x|23.x|",
                "H2O 3.46|h2o/3.46|3.46|",
            })
    void aFrameworkCellMayHoldTheVersionToo(String cell, String key, String shown, String edition)
            throws BadSourceException {
        SupportLine line = only(parse(
                "<table><tr><th>Framework</th><th>EOP Date</th></tr><tr><td>" + cell
                        + "</td><td>2027-01-02</td></tr></table>",
                ""));
        assertThat(line.key()).isEqualTo("own-images/" + key);
        assertThat(line.version()).isEqualTo(shown);
        assertThat(line.edition()).isEqualTo(edition);
    }

    @Test
    void severalAcceleratorsAreAllTold() {
        SupportLine line =
                only(Pages.table("PyTorch", "2.4 | 2.4.0 | CPU or GPU (CUDA 11.x) | N/A | Not applicable | x-1"));
        assertThat(List.of(line.accelerator(), line.cuda(), line.acceleratorText()))
                .containsExactly("CPU or GPU", "11.x", "CPU or GPU (CUDA 11.x)");
        assertThat(line.endOfPatchStatus()).isEqualTo(DateStatus.NOT_APPLICABLE);
    }
}
