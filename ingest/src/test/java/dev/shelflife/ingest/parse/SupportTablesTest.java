package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Problem;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupportTablesTest {

    private final Catalogue page = Pages.parse("google-dlvm-table", Pages.resource("support-tables.html"));

    @Test
    void everyRowOfASupportTableIsALineAndNoOtherTableYieldsAny() {
        assertThat(page.lines())
                .extracting(SupportLine::key)
                .containsExactly(
                        "deep-learning-vm/base/12.9",
                        "deep-learning-vm/base/cpu",
                        "deep-learning-vm/base/12.4",
                        "deep-learning-vm/tensorflow/2.17",
                        "deep-learning-vm/tensorflow/2.9",
                        "deep-learning-vm/vllm/0.5");
        assertThat(page.problems()).isEmpty();
        assertThat(page.headers()).hasSize(3);
        assertThat(page.canonicalUrl()).isEqualTo("https://docs.cloud.google.com/deep-learning-vm/docs/images");
    }

    @Test
    void aLineKnowsItsSectionNotePlaceAndImages() {
        SupportLine line = page.lines().get(0);
        assertThat(line.section()).isEqualTo("Base versions");
        assertThat(line.sectionNote()).isEqualTo("CPU images have come to their end.");
        assertThat(line.images())
                .containsExactly(
                        "common-cu129-ubuntu-2404-nvidia-580-VERSION_DATE", "common-cu129-ubuntu-2404-VERSION_DATE");
        assertThat(line.provenance().cell())
                .isEqualTo("Base versions \u203a row 1 (Base-cu129 (Python 3.12 / Ubuntu 24.04))");
        assertThat(line.provenance().url()).isEqualTo("https://docs.cloud.google.com/deep-learning-vm/docs/images");
        assertThat(List.of(line.python(), line.os(), line.accelerator(), line.cuda(), line.patchVersion()))
                .containsExactly("3.12", "Ubuntu 24.04", "GPU", "12.9", "CUDA 12.9");
    }

    @Test
    void pythonMayStandInThePatchCellOrOnlyInTheImageName() {
        assertThat(page.lines().get(2).python()).isEqualTo("3.10");
        assertThat(page.lines().get(2).patchVersion()).isEqualTo("CUDA 12.4");
        assertThat(page.lines().get(2).os()).isEqualTo("Debian 11");
        assertThat(page.lines().get(4).python()).isEqualTo("3.7");
    }

    @Test
    void notApplicableIsNoPatchVersion() {
        assertThat(page.lines().get(1).patchVersion()).isNull();
        assertThat(page.lines().get(1).cuda()).isNull();
        assertThat(page.lines().get(1).accelerator()).isEqualTo("CPU");
    }

    @Test
    void columnsAreFoundByTheirHeadersAndASlipIsReadAndTold() {
        SupportLine line = page.lines().get(3);
        assertThat(line.endOfPatch()).isEqualTo(LocalDate.of(2025, 7, 11));
        assertThat(line.endOfAvailability()).isEqualTo(LocalDate.of(2026, 7, 11));
        assertThat(line.endOfAvailabilityStatus()).isEqualTo(DateStatus.REPAIRED);
        Problem problem = line.problems().get(0);
        assertThat(problem.repaired()).isTrue();
        assertThat(problem.text()).isEqualTo("Ju1 11, 2026");
        assertThat(problem.where())
                .contains("google-dlvm-table", "TensorFlow versions", "row 1", "2.17", "End-of-availability date");
    }

    @Test
    void aDateThatDoesNotExistIsUnreadableAndTheOtherCellsStillCount() {
        SupportLine line = page.lines().get(4);
        assertThat(line.endOfAvailabilityStatus()).isEqualTo(DateStatus.UNREADABLE);
        assertThat(line.endOfPatch()).isEqualTo(LocalDate.of(2023, 11, 15));
        assertThat(line.images()).containsExactly("tf-2-9-cpu-VERSION_DATE-py37");
        assertThat(line.problems())
                .singleElement()
                .extracting(Problem::repaired)
                .isEqualTo(false);
    }

    @Test
    void aProductOnAnotherFrameworkHasItsOwnVersionFromItsImageName() {
        SupportLine line = page.lines().get(5);
        assertThat(List.of(line.framework(), line.version(), line.builtOn(), line.os(), line.patchVersion()))
                .containsExactly("vLLM", "0.5", "PyTorch 2.4", "Ubuntu 22.04", "2.4.0");
        assertThat(line.endOfAvailabilityStatus()).isEqualTo(DateStatus.NOT_PUBLISHED);
    }

    @Test
    void linesOfTwoPythonsAreTwoLines() {
        Catalogue two = Pages.table(
                "TensorFlow versions",
                "2.11 (Python 3.10) | 2.11.0 | CPU only | Nov 15, 2022 | Nov 15, 2023 | tf-2-11-cpu-py310",
                "2.11 | 2.11.0 | CPU only | Nov 15, 2023 | Nov 15, 2024 | tf-2-11-cpu-py37");
        assertThat(two.lines()).extracting(SupportLine::id).doesNotHaveDuplicates();
        assertThat(two.problems()).isEmpty();
    }

    @Test
    void twoRowsOfOneLineAreBothKeptAndTold() {
        String row = "2.11 (Python 3.10) | 2.11.0 | CPU only | Nov 15, 2022 | Nov 15, 2023 | tf-2-11-cpu-py310";
        Catalogue twice = Pages.table("TensorFlow versions", row, row.replace("2022", "2021"));
        assertThat(twice.lines()).hasSize(2);
        assertThat(twice.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).contains("row 2");
            assertThat(problem.reason()).contains("row 1");
        });
    }

    @Test
    void anEndOfAvailabilityBeforeTheEndOfPatchIsTakenAndTold() {
        SupportLine line = Pages.table("PyTorch versions", "2.4 | 2.4.0 | CPU only | Jul 24, 2025 | Jul 24, 2024 | x-1")
                .lines()
                .get(0);
        assertThat(line.endOfAvailability()).isEqualTo(LocalDate.of(2024, 7, 24));
        assertThat(line.problems())
                .singleElement()
                .extracting(Problem::reason)
                .asString()
                .contains("before");
    }

    @Test
    void aRowWithoutAVersionIsAProblemUnlessAnotherCellTellsIt() {
        Catalogue told = Pages.table(
                "PyTorch versions",
                "see below | 2.4.1 | CPU only | Jul 24, 2025 | Jul 24, 2026 | pytorch-2-4-cpu",
                "see below | N/A | CPU only | Jul 24, 2025 | Jul 24, 2026 | pytorch-latest-cpu");
        assertThat(told.lines()).singleElement().satisfies(line -> {
            assertThat(line.version()).isEqualTo("2.4");
            assertThat(line.problems())
                    .singleElement()
                    .extracting(Problem::repaired)
                    .isEqualTo(true);
        });
        assertThat(told.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where())
                    .contains("google-dlvm-table", "PyTorch versions", "row 2", "ML framework version");
            assertThat(problem.text()).contains("pytorch-latest-cpu");
        });
    }

    @Test
    void spansFillTheirPlacesAndARowAcrossTheTableIsNoData() {
        Catalogue spans = Pages.parse(
                "google-dlvm-table",
                "<h3>PyTorch versions</h3><table><tr><th>Version</th><th>Accelerators</th><th>End of patch</th><th>End of availability</th></tr>"
                        + "<tr><td colspan=4>Still supported</td></tr>"
                        + "<tr><td rowspan=2>2.9</td><td>CPU</td><td colspan=2>Aug 4, 2028</td></tr>"
                        + "<tr><td>GPU</td><td>Aug 5, 2028</td><td>Aug 6, 2028</td></tr></table>");
        assertThat(spans.lines()).hasSize(2);
        assertThat(spans.lines().get(0).endOfAvailability()).isEqualTo(LocalDate.of(2028, 8, 4));
        assertThat(spans.lines().get(1).version()).isEqualTo("2.9");
        assertThat(spans.lines().get(1).accelerator()).isEqualTo("GPU");
        assertThat(spans.lines().get(1).endOfPatch()).isEqualTo(LocalDate.of(2028, 8, 5));
    }

    @Test
    void aSupportTableThatNamesNoVersionIsAProblem() {
        Catalogue none = Pages.parse(
                "google-dlvm-table",
                "<table><tr><th>Colour</th><th>End of patch</th></tr><tr><td>red</td><td>-</td></tr></table>");
        assertThat(none.lines()).isEmpty();
        assertThat(none.problems()).hasSize(1);
    }
}
