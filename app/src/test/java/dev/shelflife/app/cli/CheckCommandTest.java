package dev.shelflife.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.app.inventory.Snapshot;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.FrameworkVersion;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Stage;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.topics.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command by a snapshot: no server is asked. */
class CheckCommandTest {

    private static final String ENDED = "gcr.io/deeplearning-platform-release/tf2-cpu.2-15.py310:m128";
    private static final String GOOD = "europe-docker.pkg.dev/deeplearning-platform-release/gcr.io/tf-cpu.2-17.py310";

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path snapshot = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void take() throws IOException {
        SortedMap<String, Lifecycle> rows = new TreeMap<>();
        put(rows, "2.15", today.minusDays(10), today.plusDays(300), "tf2-cpu.2-15.py310");
        put(rows, "2.17", today.plusDays(40), today.plusDays(400), "tf2-cpu.2-17.py310", "tf2-cu123.2-17.py310");
        put(rows, "2.18", null, null, "tf2-cpu.2-18.py310");
        snapshot = folder.resolve("lifecycles.jsonl");
        Files.writeString(snapshot, new Snapshot(Instant.now(), rows).text());
    }

    private static void put(
            Map<String, Lifecycle> rows,
            String version,
            @Nullable LocalDate patch,
            @Nullable LocalDate availability,
            String... names) {
        String key = "deep-learning-containers/tensorflow/" + version;
        TreeMap<String, LineState> lines = new TreeMap<>();
        for (String name : names) {
            SupportLine line = new SupportLine(
                    name,
                    key,
                    "deep-learning-containers",
                    "Versions",
                    null,
                    "TensorFlow",
                    version,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    patch,
                    status(patch),
                    availability,
                    status(availability),
                    List.of("us-docker.pkg.dev/deeplearning-platform-release/gcr.io/" + name),
                    List.of(),
                    new Provenance("https://example.org", Instant.EPOCH, "0", name, null, null));
            lines.put(
                    name,
                    new LineState(
                            line,
                            "page",
                            null,
                            state(line, Milestone.END_OF_PATCH),
                            state(line, Milestone.END_OF_AVAILABILITY),
                            Stage.UNKNOWN,
                            List.of(),
                            null));
        }
        rows.put(
                key,
                FrameworkVersion.empty(
                                key, "deep-learning-containers", "TensorFlow", version, ZoneOffset.UTC, Instant.EPOCH)
                        .withLines(lines));
    }

    private static DateStatus status(@Nullable LocalDate date) {
        return date == null ? DateStatus.NOT_SET : DateStatus.PUBLISHED;
    }

    private static MilestoneState state(SupportLine line, Milestone milestone) {
        var published = line.published(milestone);
        return new MilestoneState(
                published, Instant.EPOCH, published.date() == null ? null : published, Instant.EPOCH, 1, null, false);
    }

    private int check(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] all = new String[args.length + 3];
        System.arraycopy(new String[] {"check", "--snapshot", snapshot.toString()}, 0, all, 0, 3);
        System.arraycopy(args, 0, all, 3, args.length);
        return dev.shelflife.app.cli.Shelflife.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }

    @Test
    void pastIsOneAndFineIsNothing() {
        assertThat(check(ENDED)).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "END OF PATCH: deep-learning-containers/tensorflow/2.15, patches until " + today.minusDays(10));
        assertThat(check(ENDED, "--milestone", "end-of-availability")).isZero();
        assertThat(check(GOOD)).isZero();
        assertThat(out.toString()).contains("  fine: deep-learning-containers/tensorflow/2.17");
        assertThat(err.toString()).contains("minutes old", "1 image: 0 past, 0 near, 1 fine, 0 unknown");
    }

    @Test
    void nearCountsWhenItIsAskedFor() {
        assertThat(check(GOOD, "--within", "39")).isZero();
        assertThat(check(GOOD, "--within", "40")).isEqualTo(1);
        assertThat(out.toString()).contains("END OF PATCH IN 40 DAYS");
    }

    @Test
    void whatLeavesVariantsOpenSaysSo() {
        assertThat(check("gcr.io/deeplearning-platform-release/tf2.2-17")).isZero();
        assertThat(out.toString()).contains("the worst of 2 rows that it can be");
    }

    @Test
    void whatIsUnknownIsToldWithItsReason() {
        assertThat(check("sha256:0123456789abcdef0123456789abcdef")).isEqualTo(3);
        assertThat(out.toString()).contains("unknown: digest not published");
        assertThat(check("python:3.12", GOOD)).isZero();
        assertThat(out.toString()).contains("unknown: no page that is watched tells of images of docker.io");
        assertThat(check("python:3.12", GOOD, "--strict")).isEqualTo(1);
        assertThat(check("gcr.io/deeplearning-platform-release/tf2-cpu.2-19")).isEqualTo(3);
        assertThat(out.toString()).contains("did you mean 'google/deeplearning-platform-release/tf/2.1");
        assertThat(check("gcr.io/deeplearning-platform-release/tf2-cpu")).isEqualTo(3);
        assertThat(out.toString()).contains("says no version");
        assertThat(check("gcr.io/deeplearning-platform-release/tf2-cpu.2-18.py310"))
                .isEqualTo(3);
        assertThat(out.toString()).contains("unknown: no date is published", "patches until (not set yet)");
        assertThat(check("Not An Image")).isEqualTo(3);
    }

    @Test
    void eachUseHasItsPlace() throws IOException {
        Path file = folder.resolve("Dockerfile");
        Files.writeString(file, "ARG V=2-15\nFROM gcr.io/deeplearning-platform-release/tf2-cpu.$V.py310 AS base\n");
        assertThat(check("--file", file.toString())).isEqualTo(1);
        assertThat(out.toString())
                .startsWith(file + ":2: (stage base) gcr.io/deeplearning-platform-release/tf2-cpu.2-15");
        assertThat(check("--file", file.toString(), "--build-arg", "V=2-17", "--json"))
                .isZero();
        JsonNode line = Json.mapper().readTree(out.toString());
        assertThat(line.get("answer").textValue()).isEqualTo("FINE");
        assertThat(line.get("line").intValue()).isEqualTo(2);
        assertThat(line.get("family").textValue()).isEqualTo("google/deeplearning-platform-release/tf/2.17");
        assertThat(line.get("lines").get(0).get("daysLeft").intValue()).isEqualTo(40);
    }

    @Test
    void whatCannotBeReadIsThree() throws IOException {
        assertThat(check("--file", folder.resolve("absent").toString())).isEqualTo(3);
        assertThat(err.toString()).contains("there is no such file");
        assertThat(check()).isEqualTo(2);
        Files.writeString(snapshot, Files.readString(snapshot).replace("2.15", "2.16"));
        assertThat(check(GOOD)).isEqualTo(3);
        assertThat(err.toString()).contains("its checksum is wrong");
    }
}
