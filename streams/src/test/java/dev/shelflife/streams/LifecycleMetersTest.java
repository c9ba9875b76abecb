package dev.shelflife.streams;

import static dev.shelflife.streams.rules.Telling.at;
import static dev.shelflife.streams.rules.Telling.on;
import static dev.shelflife.streams.rules.Telling.patch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Quarantined;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.metrics.Metric;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleMetersTest {

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
    void whatIsNotKnownHasNoSeries() {
        assertThat(gauge(Metric.TICK)).isNull();
        assertThat(gauge(Metric.OLDEST_UNVERIFIED)).isNull();
        assertThat(gauge(Metric.NEVER_VERIFIED)).isNull();
        assertThat(gauge(Metric.SOURCE_VERIFIED)).isNull();
        assertThat(gauge(Metric.DUE_BACKLOG).value()).isZero();
    }

    @Test
    void aSourceThatWasNeverReadIsCountedAndHasNoInstant() {
        driver.tell(checked("a", 1, "2026-01-01", CheckOutcome.FAILED));
        assertThat(gauge(Metric.NEVER_VERIFIED).value()).isOne();
        assertThat(gauge(Metric.SOURCE_VERIFIED)).isNull();
        assertThat(gauge(Metric.OLDEST_UNVERIFIED)).isNull();

        driver.tell(checked("a", 2, "2026-01-02", CheckOutcome.CHANGED));
        assertThat(gauge(Metric.NEVER_VERIFIED).value()).isZero();
        assertThat(gauge(Metric.SOURCE_VERIFIED).value()).isEqualTo(seconds("2026-01-02"));
    }

    @Test
    void theOldestVerificationIsMeasuredByTheLastTick() {
        driver.tell(checked("a", 1, "2026-01-01", CheckOutcome.UNCHANGED));
        driver.tell(checked("b", 1, "2026-01-03", CheckOutcome.UNCHANGED));
        assertThat(gauge(Metric.OLDEST_UNVERIFIED).value()).isZero();
        driver.tick("2026-01-04");
        assertThat(gauge(Metric.OLDEST_UNVERIFIED).value()).isEqualTo(3 * 86_400);
        driver.tell(checked("a", 2, "2026-01-04", CheckOutcome.FAILED));
        assertThat(gauge(Metric.OLDEST_UNVERIFIED).value()).isEqualTo(3 * 86_400);
        driver.tell(checked("a", 3, "2026-01-04", CheckOutcome.UNCHANGED));
        assertThat(gauge(Metric.OLDEST_UNVERIFIED).value()).isEqualTo(86_400);
        assertThat(gauge(Metric.TICK).value()).isEqualTo(seconds("2026-01-04"));
    }

    @Test
    void whatIsHeldIsCountedBySource() {
        driver.tell(checked("a", 1, "2026-01-01", CheckOutcome.HELD, "x", "y"));
        assertThat(gauge(Metric.QUARANTINES).value()).isEqualTo(2);
        driver.tell(checked("a", 2, "2026-01-02", CheckOutcome.UNCHANGED));
        assertThat(gauge(Metric.QUARANTINES).value()).isZero();
    }

    @Test
    void anInstanceThatTakesOverShowsTheSourcesThatItFinds() {
        driver.tell(checked("a", 1, "2026-01-01", CheckOutcome.UNCHANGED));
        MeterRegistry other = new SimpleMeterRegistry();

        new LifecycleMeters(new Meters(other)).open(0, at("2026-01-02"), driver.rows());

        assertThat(other.get(Metric.SOURCE_VERIFIED.id()).gauge().value()).isEqualTo(seconds("2026-01-01"));
        assertThat(other.get(Metric.OLDEST_UNVERIFIED.id()).gauge().value()).isEqualTo(86_400);
        assertThat(other.get(Metric.TICK.id()).gauge().value()).isEqualTo(seconds("2026-01-02"));
    }

    @Test
    void aPartitionThatGoesTakesItsSeriesWithIt() {
        driver.tell(checked("a", 1, "2026-01-01", CheckOutcome.UNCHANGED));
        driver.tick("2026-01-02");
        driver.close();
        assertThat(gauge(Metric.SOURCE_VERIFIED)).isNull();
        assertThat(gauge(Metric.OLDEST_UNVERIFIED)).isNull();
        assertThat(gauge(Metric.TICK)).isNull();
        assertThat(gauge(Metric.DUE_BACKLOG)).isNull();
        driver = new LifecycleDriver(directory.resolve("again"), 500);
    }

    @Test
    void transitionsAndObservationsAreCountedByWhatTheyAre() {
        driver.tell(patch(1, at("2025-06-01"), on("2025-07-11")));
        driver.tick("2025-07-12");
        assertThat(count(Metric.TRANSITIONS, "type", "reached")).isOne();
        assertThat(count(Metric.TRANSITIONS, "type", "moved-earlier")).isZero();
        assertThat(count(Metric.OBSERVATIONS, "kind", "tick")).isOne();
        assertThat(count(Metric.OBSERVATIONS, "kind", "support-line")).isOne();
    }

    private Gauge gauge(Metric metric) {
        return driver.meters().find(metric.id()).gauge();
    }

    private double count(Metric metric, String... tags) {
        return driver.meters().get(metric.id()).tags(tags).counter().count();
    }

    private static double seconds(String at) {
        return (double) at(at).getEpochSecond();
    }

    private static Observation.SourceChecked checked(
            String source, long sequence, String at, CheckOutcome outcome, String... held) {
        Instant seen = at(at);
        return new Observation.SourceChecked(
                "source/" + source,
                source,
                sequence,
                seen,
                outcome,
                null,
                1,
                0,
                List.of(),
                List.of(held).stream()
                        .map(line -> new Quarantined(line, "a/b/1", "00", 1, seen, List.of("why")))
                        .toList(),
                List.of());
    }
}
