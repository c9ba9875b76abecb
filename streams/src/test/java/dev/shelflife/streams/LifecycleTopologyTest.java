package dev.shelflife.streams;

import static dev.shelflife.streams.rules.Telling.SUBJECT;
import static dev.shelflife.streams.rules.Telling.at;
import static dev.shelflife.streams.rules.Telling.on;
import static dev.shelflife.streams.rules.Telling.patch;
import static dev.shelflife.streams.rules.Telling.release;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Progress;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.DeadLetterHeaders;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleTopologyTest {

    @TempDir
    Path directory;

    private LifecycleDriver driver;

    @BeforeEach
    void open() {
        driver = new LifecycleDriver(directory, 500);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void anObservationMakesARow_andATickTellsWhatItBrings() {
        driver.tell(patch(1, at("2025-06-01"), on("2025-07-11")));
        driver.tick("2025-07-12");

        List<Transition> told = driver.transitions();
        assertThat(told)
                .extracting(Transition::type)
                .containsExactly(
                        TransitionType.ANNOUNCED,
                        TransitionType.APPROACHING,
                        TransitionType.APPROACHING,
                        TransitionType.APPROACHING,
                        TransitionType.APPROACHING,
                        TransitionType.REACHED);
        Map<String, byte[]> rows = driver.readAll(Topics.LIFECYCLES);
        assertThat(Json.read(rows.get(SUBJECT), Lifecycle.class)).isEqualTo(driver.row(SUBJECT));
        assertThat(driver.dueKeys()).isZero();
    }

    @Test
    void transitionsCarryCloudEventsHeaders_andTheInstantUpToWhichTheLogWasDecided() {
        driver.tell(patch(1, at("2025-06-01"), on("2025-07-11")));
        TestRecord<String, byte[]> announced =
                driver.records(Topics.TRANSITIONS).get(0);

        assertThat(announced.getKey()).isEqualTo(SUBJECT);
        assertThat(CloudEventHeaders.text(announced.headers(), "ce_type"))
                .isEqualTo("dev.shelflife.lifecycle.announced.v1");
        assertThat(CloudEventHeaders.text(announced.headers(), "ce_time")).isEqualTo("2025-06-01T00:00:00Z");
        assertThat(CloudEventHeaders.text(announced.headers(), CloudEventHeaders.DECIDED_AT))
                .isEqualTo("2025-06-01T00:00:00Z");
        assertThat(driver.records(Topics.LIFECYCLES)).singleElement().satisfies(row -> assertThat(
                        CloudEventHeaders.text(row.headers(), CloudEventHeaders.DECIDED_AT))
                .as("what is told of who runs it happened then, too")
                .isEqualTo("2025-06-01T00:00:00Z"));
    }

    @Test
    void aReleaseGoesToItsTopicOnce() {
        driver.tell(release(SUBJECT, 1, at("2024-09-27"), "notes"));
        driver.tell(release(SUBJECT, 1, at("2024-09-28"), "other-notes"));

        List<TestRecord<String, byte[]>> releases = driver.records(Topics.IMAGE_RELEASES);
        assertThat(releases).singleElement().satisfies(each -> {
            assertThat(each.key()).isEqualTo(SUBJECT);
            assertThat(Json.read(each.value(), ImageRelease.class).version()).isEqualTo("2.17");
        });
    }

    @Test
    void bytesThatAreNoObservationGoToTheDeadLetter_andTheNextRecordIsRead() {
        driver.send(SUBJECT, "{not json".getBytes(StandardCharsets.UTF_8), at("2025-06-01"));
        driver.tell(patch(1, at("2025-06-01"), on("2027-07-11")));

        TestRecord<String, byte[]> refused =
                driver.records(Topics.OBSERVATIONS_DEAD_LETTER).get(0);
        assertThat(refused.value()).asString(StandardCharsets.UTF_8).isEqualTo("{not json");
        assertThat(CloudEventHeaders.text(refused.headers(), DeadLetterHeaders.REASON))
                .contains("cannot be read as Observation");
        assertThat(CloudEventHeaders.text(refused.headers(), DeadLetterHeaders.OFFSET))
                .isEqualTo("0");
        assertThat(driver.transitions()).hasSize(1);
    }

    @Test
    void aTickFromTheFutureIsRefused_soThatAWrongClockEndsNothing() {
        driver.tell(patch(1, at("2025-06-01"), on("2025-07-11")));
        driver.transitions();
        driver.send(
                "tick",
                Json.write(new Observation.Tick(at("2031-01-01"))),
                at("2025-06-01").plus(Duration.ofHours(1)));

        assertThat(driver.transitions()).isEmpty();
        assertThat(CloudEventHeaders.text(
                        driver.records(Topics.OBSERVATIONS_DEAD_LETTER).get(0).headers(), DeadLetterHeaders.REASON))
                .contains("2031-01-01", "clock");
    }

    @Test
    void aKindOfALaterVersionIsPassedOver() {
        driver.send("x", "{\"kind\":\"from-tomorrow\",\"at\":1}".getBytes(StandardCharsets.UTF_8), at("2025-06-01"));

        assertThat(driver.records(Topics.OBSERVATIONS_DEAD_LETTER)).isEmpty();
    }

    @Test
    void aFullRereadOfTheLogChangesNothing() {
        driver.tell(patch(1, at("2025-06-01"), on("2025-07-11")));
        driver.tell(patch(2, at("2025-06-05"), on("2025-08-11")));
        driver.tick("2025-08-12");
        assertThat(driver.transitions()).isNotEmpty();
        driver.readAll(Topics.LIFECYCLES);

        driver.tell(patch(1, at("2025-06-01"), on("2025-07-11")));
        driver.tell(patch(2, at("2025-06-05"), on("2025-08-11")));
        driver.tick("2025-08-12");

        assertThat(driver.transitions()).isEmpty();
        assertThat(driver.readAll(Topics.LIFECYCLES)).isEmpty();
    }

    @Test
    void whatIsDueAtOnceIsWorkedOffInPortions_eachSubjectOnce() {
        driver.close();
        driver = new LifecycleDriver(directory.resolve("portions"), 3);
        for (int version = 0; version < 10; version++) {
            String subject = "service/framework/" + version;
            Instant first = at("2024-01-01");
            driver.tell(dev.shelflife.streams.rules.Telling.lines(
                    1,
                    first,
                    dev.shelflife.streams.rules.Telling.line(
                            subject, "l" + version, on("2025-07-11"), on("2026-07-11"), first)));
        }
        driver.transitions();
        driver.tick("2024-02-01");
        assertThat(driver.transitions()).isEmpty();

        driver.tick("2026-07-12");
        driver.pump(Duration.ofSeconds(10));

        List<Transition> told = driver.transitions();
        assertThat(told.stream().filter(each -> each.type() == TransitionType.REACHED))
                .hasSize(20);
        assertThat(told).extracting(Transition::id).doesNotHaveDuplicates();
        assertThat(driver.dueKeys()).isZero();
    }

    @Test
    void howFarAPartitionIsDecidedIsToldFromTimeToTime_howeverManyTicksThereAre() {
        driver.pump(LifecycleProcessor.PROGRESS_EVERY);
        assertThat(decidedUntil()).as("before the first tick").isEmpty();

        Instant first = at("2026-01-01");
        for (int minute = 0; minute <= 60; minute++) {
            driver.tick(first.plus(Duration.ofMinutes(minute)));
        }
        assertThat(decidedUntil()).containsExactly(first);
        driver.pump(LifecycleProcessor.PROGRESS_EVERY);
        assertThat(decidedUntil()).containsExactly(first.plus(Duration.ofHours(1)));

        driver.tick(first);
        driver.pump(LifecycleProcessor.PROGRESS_EVERY);
        assertThat(decidedUntil()).as("the clock stands still").isEmpty();
    }

    @Test
    void whatIsDueAndNotDecidedYetIsNotToldAsDecided() {
        driver.close();
        driver = new LifecycleDriver(directory.resolve("portions"), 3);
        for (int version = 0; version < 10; version++) {
            String subject = "service/framework/" + version;
            driver.tell(dev.shelflife.streams.rules.Telling.lines(
                    1,
                    at("2024-01-01"),
                    dev.shelflife.streams.rules.Telling.line(
                            subject, "l" + version, on("2025-07-11"), on("2026-07-11"), at("2024-01-01"))));
        }
        driver.tick("2025-07-12");
        assertThat(decidedUntil()).as("seven rows are due still").isEmpty();
        driver.pump(Duration.ofSeconds(1));
        assertThat(decidedUntil()).containsExactly(at("2025-07-12"));
    }

    private List<Instant> decidedUntil() {
        return driver.records(Topics.PROGRESS).stream()
                .map(each -> {
                    Progress progress = Json.read(each.value(), Progress.class);
                    assertThat(each.key()).isEqualTo("0");
                    assertThat(progress.partition()).isZero();
                    return progress.decidedUntil();
                })
                .toList();
    }

    @Test
    void theDueIndexHoldsOneKeyForEachRowWithSomethingAhead() {
        driver.tell(patch(1, at("2025-06-01"), on("2027-07-11")));
        assertThat(driver.dueKeys()).isEqualTo(1);
        driver.tell(patch(2, at("2025-06-02"), on("2028-07-11")));
        assertThat(driver.dueKeys()).isEqualTo(1);
    }
}
