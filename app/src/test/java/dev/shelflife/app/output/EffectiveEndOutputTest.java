package dev.shelflife.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.app.status.AsOf;
import dev.shelflife.app.status.Statuses;
import dev.shelflife.app.status.VersionStatus;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.FrameworkVersion;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Stage;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.events.topics.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EffectiveEndOutputTest {

    private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");
    private static final String IMAGE = "deep-learning-vm/pytorch/2.9";

    private final Map<String, Lifecycle> rows = new TreeMap<>();

    @Test
    void theComponentThatEndsFirstIsNamedWithAllOthers() throws IOException {
        row(IMAGE, "2028-08-04", "3.10", "Ubuntu 22.04", "12.9", "pytorch-2-9-cu129-ubuntu-2204-nvidia-580");
        row("python/python/3.10", "2026-10-31", null, null, null);
        row("ubuntu/ubuntu/22.04", "2027-06-30", null, null, null);
        row("nvidia-driver/nvidia-driver/r580", null, null, null, null);

        assertThat(StatusText.details(status()))
                .containsSubsequence(
                        "  end of patch         2028-08-04, 618 days left",
                        "  end of availability  not published",
                        "  effective end        2026-10-31, 25 days ago: Python 3.10 ends first",
                        "  holds                Python 3.10: 2026-10-31, 25 days ago",
                        "  holds                Ubuntu 22.04: 2027-06-30, 217 days left",
                        "  holds                CUDA 12.9: not followed",
                        "  holds                NVIDIA driver R580: not set");
        JsonNode end = json();
        assertThat(end.path("date").asText()).isEqualTo("2026-10-31");
        assertThat(end.path("endsFirst").asText()).isEqualTo("Python 3.10");
        assertThat(end.path("components")).hasSize(4);
        assertThat(end.path("components").get(0).toString())
                .isEqualTo("{\"kind\":\"PYTHON\",\"name\":\"Python 3.10\",\"keys\":[\"python/python/3.10\"],"
                        + "\"end\":\"2026-10-31\",\"status\":\"PUBLISHED\"}");
        assertThat(end.path("components").findValuesAsText("status"))
                .containsExactly("PUBLISHED", "PUBLISHED", "NOT_FOLLOWED", "NOT_SET");
    }

    @Test
    void ownSupportThatEndsFirstIsNotSaidTwice() throws IOException {
        row(IMAGE, "2026-04-13", "3.10", null, null);
        row("python/python/3.10", "2026-10-31", null, null, null);

        assertThat(StatusText.details(status()))
                .noneMatch(line -> line.contains("effective end"))
                .contains("  holds                Python 3.10: 2026-10-31, 25 days ago");
        assertThat(json().path("date").asText()).isEqualTo("2026-04-13");
        assertThat(json().path("endsFirst").asText()).isEqualTo("own support");
    }

    @Test
    void whereNothingIsKnownNothingIsSaid() throws IOException {
        row(IMAGE, null, null, null, null);

        assertThat(StatusText.details(status()))
                .noneMatch(line -> line.contains("effective end") || line.contains("holds"));
        assertThat(json().path("date").isNull()).isTrue();
        assertThat(json().path("endsFirst").isNull()).isTrue();
        assertThat(json().path("components").isEmpty()).isTrue();
    }

    private VersionStatus status() {
        return Statuses.of(rows, AsOf.now(AT)).stream()
                .filter(each -> each.key().equals(IMAGE))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode json() throws IOException {
        return Json.mapper()
                .readTree(StatusJson.line(status()))
                .path("lines")
                .get(0)
                .path("effectiveEnd");
    }

    private void row(
            String key,
            @Nullable String end,
            @Nullable String python,
            @Nullable String os,
            @Nullable String cuda,
            String... images) {
        SubjectKey subject = Objects.requireNonNull(SubjectKey.parse(key));
        PublishedDate patch = end == null ? PublishedDate.NOT_SET : PublishedDate.of(LocalDate.parse(end));
        SupportLine line = new SupportLine(
                "id",
                key,
                subject.service(),
                "section",
                null,
                subject.framework(),
                subject.version(),
                null,
                null,
                null,
                python,
                os,
                null,
                null,
                cuda,
                null,
                null,
                patch.date(),
                patch.status(),
                null,
                DateStatus.NOT_PUBLISHED,
                List.of(images),
                List.of(),
                new Provenance("https://example.org", AT, "00", null, null, null));
        MilestoneState ofPatch = new MilestoneState(patch, AT, patch.date() == null ? null : patch, AT, 1, null, false);
        MilestoneState none = new MilestoneState(PublishedDate.NOT_PUBLISHED, AT, null, null, 0, null, false);
        LineState state = new LineState(line, "source", null, ofPatch, none, Stage.UNKNOWN, List.of(), null);
        rows.put(
                key,
                FrameworkVersion.empty(
                                key, subject.service(), subject.framework(), subject.version(), ZoneOffset.UTC, AT)
                        .withLines(new TreeMap<>(Map.of("id", state))));
    }
}
