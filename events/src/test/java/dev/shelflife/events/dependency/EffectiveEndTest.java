package dev.shelflife.events.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.dates.PublishedDate;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveEndTest {

    private static final String PYTHON = "python/python/3.10";
    private static final String UBUNTU = "ubuntu/ubuntu/22.04";
    private static final String CUDA = "cuda/cuda/12.8";
    private static final String DRIVER = "nvidia-driver/nvidia-driver/r570";

    private static LineState image(String end) {
        return Rows.image(end, "3.10", "Ubuntu 22.04", "12.8", "pytorch-2-7-cu128-ubuntu-2204-nvidia-570");
    }

    @ParameterizedTest
    @CsvSource({
        // own, Python, Ubuntu, CUDA, driver, effective end, what ends first; - is followed by nobody
        "2028-08-04, 2026-10-31, 2027-06-30, -, 2026-02-28, 2026-02-28, NVIDIA driver R570",
        "2028-08-04, 2026-10-31, 2027-06-30, -, -, 2026-10-31, Python 3.10",
        "2028-08-04, 2028-10-31, 2027-06-30, -, -, 2027-06-30, Ubuntu 22.04",
        "2026-04-13, 2026-10-31, 2027-06-30, -, -, 2026-04-13, own support",
        "2026-10-31, 2026-10-31, 2026-10-31, -, -, 2026-10-31, own support",
        "2026-11-01, 2026-10-31, 2026-10-31, -, -, 2026-10-31, Python 3.10",
        "2026-11-01, 2027-10-31, 2026-10-31, -, 2026-10-31, 2026-10-31, Ubuntu 22.04",
        "NOT_SET, 2026-10-31, -, -, -, 2026-10-31, Python 3.10",
        "NOT_PUBLISHED, NOT_SET, UNREADABLE, -, NOT_APPLICABLE, ,",
        "2026-04-13, NOT_SET, UNREADABLE, -, NOT_APPLICABLE, 2026-04-13, own support",
        "2028-08-04, -, -, 2027-01-01, -, 2027-01-01, CUDA 12.8",
        "-, -, -, -, -, ,",
    })
    void theEarliestKnownEndCounts(
            String own, String python, String ubuntu, String cuda, String driver, LocalDate end, String first) {
        Rows rows = new Rows();
        add(rows, PYTHON, python);
        add(rows, UBUNTU, ubuntu);
        add(rows, CUDA, cuda);
        add(rows, DRIVER, driver);
        EffectiveEnd effective = EffectiveEnd.of(image(own.equals("-") ? "NOT_PUBLISHED" : own), rows.map());
        assertThat(effective.date()).isEqualTo(end);
        assertThat(effective.endsFirst()).isEqualTo(first);
        assertThat(effective.components())
                .extracting(ComponentEnd::status)
                .containsExactly(status(python), status(ubuntu), status(cuda), status(driver));
    }

    private static void add(Rows rows, String key, String end) {
        if (!end.equals("-")) {
            rows.with(key, end);
        }
    }

    private static String status(String end) {
        return end.equals("-")
                ? ComponentEnd.NOT_FOLLOWED
                : Rows.end(end).status().name();
    }

    @Test
    void aVersionEndsWithTheLastOfItsLines() {
        Rows rows = new Rows().with(UBUNTU, "2026-01-31", "2027-06-30", "UNREADABLE");
        assertThat(endOf(rows)).isEqualTo("2027-06-30");
    }

    @Test
    void linesThatAreGoneCountOnlyWhenThereAreNoOthers() {
        LineState gone = Rows.absent(Rows.line(UBUNTU, "2028-01-31"));
        assertThat(endOf(new Rows().with(UBUNTU, gone, Rows.line(UBUNTU, "2027-06-30"))))
                .isEqualTo("2027-06-30");
        assertThat(endOf(new Rows().with(UBUNTU, gone))).isEqualTo("2028-01-31");
    }

    private static String endOf(Rows rows) {
        EffectiveEnd end = EffectiveEnd.of(Rows.image("2030-01-01", null, "Ubuntu 22.04", null), rows.map());
        assertThat(end.endsFirst()).isEqualTo("Ubuntu 22.04");
        return String.valueOf(end.date());
    }

    @Test
    void aVersionThatOnlyNotesSpeakOfIsNotFollowed() {
        EffectiveEnd end = EffectiveEnd.of(
                image("2030-01-01"), new Rows().with(PYTHON, new String[0]).map());
        assertThat(end.components().get(0).followed()).isFalse();
    }

    @Test
    void ofAlternativesTheLastCountsAndAllMustBeKnown() {
        LineState line = Rows.image("2030-01-01", "3.8 or 3.9", null, null);
        Rows rows = new Rows().with("python/python/3.8", "2024-10-07");
        assertThat(EffectiveEnd.of(line, rows.map()).first()).isNull();
        rows.with("python/python/3.9", "NOT_SET");
        assertThat(EffectiveEnd.of(line, rows.map()).first()).isNull();
        rows.with("python/python/3.9", "2025-10-31");
        EffectiveEnd end = EffectiveEnd.of(line, rows.map());
        assertThat(end.date()).isEqualTo("2025-10-31");
        assertThat(end.endsFirst()).isEqualTo("Python 3.8 or 3.9");
    }

    @Test
    void whatHoldsNothingEndsByItself() {
        EffectiveEnd end = EffectiveEnd.of(Rows.line(PYTHON, "2026-10-31"), Map.of());
        assertThat(end.components()).isEmpty();
        assertThat(end.endsFirst()).isEqualTo(EffectiveEnd.OWN_SUPPORT);
    }

    @Test
    void aDateBesideTheOneThatEndsFirstIsRefused() {
        PublishedDate own = Rows.end("2026-10-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EffectiveEnd(own, LocalDate.of(2026, 10, 30), null, List.of()));
        Component python = new Component(ComponentKind.PYTHON, "Python 3.10", List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> new ComponentEnd(python, false, own));
    }
}
