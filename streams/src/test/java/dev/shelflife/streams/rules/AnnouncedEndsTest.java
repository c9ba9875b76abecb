package dev.shelflife.streams.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Agreement;
import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.streams.rules.AnnouncedEnds.Comparison;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates of real notes and tables. */
class AnnouncedEndsTest {

    private static final Provenance PLACE =
            new Provenance("https://example.org", Instant.EPOCH, "00", null, null, null);

    @ParameterizedTest
    @CsvSource({
        "dlc/tensorflow/2.15, 2024-11-14, dlc/tensorflow/2.15, and-earlier, END_OF_PATCH, 2025-01-16, , LATE, 63",
        "dlc/tensorflow/2.9, 2023-11-15, dlc/tensorflow/2.15, and-earlier, END_OF_PATCH, 2025-01-16, , LATE, 428",
        "dlc/base/12.4, 2025-04-01, dlc/base/12.4, and-earlier, END_OF_PATCH, 2025-07-14, , LATE, 104",
        "dlc/tensorflow/2.17, 2025-07-11, dlc/tensorflow/2.17, and-earlier, END_OF_PATCH, 2025-07-14, , LATE, 3",
        "dlc/tensorflow/2.9, 2023-11-15, dlc/tensorflow/2.9, exact, DEPRECATED, 2023-08-10, , CONTRADICTS_EARLY, -97",
        "dlc/tensorflow/2.9, 2023-08-10, dlc/tensorflow/2.9, exact, DEPRECATED, 2023-08-10, , AGREES, 0",
        "dlc/tensorflow/2.9, 2023-08-09, dlc/tensorflow/2.9, exact, DEPRECATED, 2023-08-10, , AGREES, 1",
        "dlc/pytorch/2.4, 2026-06-30, dlc/pytorch/2.4, exact, END_OF_PATCH, 2026-02-10, 2026-06-30, AGREES, 0",
        "dlc/pytorch/2.4, 2026-01-29, dlc/pytorch/2.4, exact, END_OF_PATCH, 2026-02-10, 2026-06-30, CONTRADICTS_DATE, 152",
        "dlc/pytorch/2.4, , dlc/pytorch/2.4, exact, END_OF_PATCH, 2026-02-10, , NO_DATE, "
    })
    void aNoteAndALineAreCompared(
            String line,
            @Nullable LocalDate endOfPatch,
            String release,
            String range,
            Change change,
            LocalDate on,
            @Nullable LocalDate endsOn,
            Agreement agreement,
            @Nullable Long days) {
        List<Comparison> compared = AnnouncedEnds.compare(
                release(release, range, change, on, endsOn, null), List.of(line(line, endOfPatch, null)));
        assertThat(compared).singleElement().satisfies(each -> {
            assertThat(each.agreement()).isEqualTo(agreement);
            assertThat(each.days()).isEqualTo(days);
            assertThat(each.milestone()).isEqualTo(Milestone.END_OF_PATCH);
            assertThat(each.isContradiction()).isEqualTo(agreement.name().startsWith("CONTRADICTS"));
        });
    }

    @Test
    void onlyLinesThatTheNoteIsAbout() {
        LocalDate on = LocalDate.of(2025, 1, 16);
        List<SupportLine> lines = List.of(
                line("dlc/tensorflow/2.17", on, "3.10"),
                line("dlc/tensorflow/2.15", on, "3.10"),
                line("dlc/tensorflow/2.15", on, "3.7"),
                line("dlc/pytorch/2.1", on, "3.7"),
                line("dlvm/tensorflow/2.15", on, "3.7"));
        assertThat(AnnouncedEnds.compare(
                        release("dlc/tensorflow/2.15", "and-earlier", Change.END_OF_PATCH, on, null, null), lines))
                .extracting(Comparison::lineId)
                .containsExactly("dlc/tensorflow/2.15 3.10", "dlc/tensorflow/2.15 3.7");
        assertThat(AnnouncedEnds.compare(
                        release("dlc/tensorflow/2.15", "exact", Change.END_OF_PATCH, on, null, "3.7"), lines))
                .extracting(Comparison::lineId)
                .containsExactly("dlc/tensorflow/2.15 3.7");
        assertThat(AnnouncedEnds.compare(
                        release("dlc/tensorflow/2.15", "exact", Change.RENAMED, on, null, null), lines))
                .isEmpty();
    }

    private static ImageRelease release(
            String key,
            String range,
            Change change,
            LocalDate on,
            @Nullable LocalDate endsOn,
            @Nullable String python) {
        String[] parts = key.split("/", -1);
        return new ImageRelease(
                "release", key, parts[0], parts[1], parts[2], range, null, null, null, python, null, null, null, on,
                "Feature", null, change, false, List.of(), "text", PLACE, endsOn, List.of());
    }

    private static SupportLine line(String key, @Nullable LocalDate endOfPatch, @Nullable String python) {
        String[] parts = key.split("/", -1);
        return new SupportLine(
                python == null ? key : key + " " + python,
                key,
                parts[0],
                "Section",
                null,
                parts[1],
                parts[2],
                null,
                null,
                null,
                python,
                null,
                null,
                null,
                null,
                null,
                null,
                endOfPatch,
                endOfPatch == null ? DateStatus.NOT_SET : DateStatus.PUBLISHED,
                null,
                DateStatus.NOT_PUBLISHED,
                List.of(),
                List.of(),
                PLACE);
    }
}
