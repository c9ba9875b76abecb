package dev.shelflife.ingest.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.identity.SubjectKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeExpansionTest {

    private static final List<SubjectKey> KNOWN = Stream.of(
                    "dlc/tensorflow/2.17",
                    "dlc/tensorflow/2.9",
                    "dlc/tensorflow/2.15",
                    "dlc/tensorflow/2.1",
                    "dlc/tensorflow/nightly",
                    "dlc/pytorch/2.1",
                    "dlvm/tensorflow/2.3",
                    "dlc/base/cpu",
                    "dlc/base/11.3",
                    "dlc/base/12.1",
                    "dlc/base/12.4",
                    "dlc/tensorflow/2.9")
            .map(SubjectKey::parse)
            .toList();

    @ParameterizedTest
    @CsvSource({
        "dlc/tensorflow, 2.15, and-earlier, dlc/tensorflow/2.1 dlc/tensorflow/2.9 dlc/tensorflow/2.15",
        "dlc/tensorflow, 2.16, and-earlier, dlc/tensorflow/2.1 dlc/tensorflow/2.9 dlc/tensorflow/2.15",
        "dlc/base, 12.1, and-earlier, dlc/base/11.3 dlc/base/12.1",
        "dlc/tensorflow, 2.15, exact, dlc/tensorflow/2.15",
        "dlc/tensorflow, 2.20, exact, dlc/tensorflow/2.20",
        "dlc/xgboost, 1.1, and-earlier, ''",
        "dlc/tensorflow, , , ''"
    })
    void aRangeIsAboutTheVersionsKnown(
            String framework, @Nullable String version, @Nullable String range, String expected) {
        String key = framework + "/" + (version == null ? SubjectKey.UNVERSIONED : version);
        assertThat(RangeExpansion.expand(release(key, version, range), KNOWN))
                .extracting(SubjectKey::key)
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : Arrays.asList(expected.split(" ", -1)));
    }

    private static ImageRelease release(String key, @Nullable String version, @Nullable String range) {
        return new ImageRelease(
                "id",
                key,
                "dlc",
                "Framework",
                version,
                range,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                LocalDate.of(2025, 1, 16),
                "Feature",
                "M127",
                Change.END_OF_PATCH,
                false,
                List.of(),
                "text",
                new Provenance("https://example.org/notes", Instant.EPOCH, "00", null, "e1", "p1.s1"));
    }
}
