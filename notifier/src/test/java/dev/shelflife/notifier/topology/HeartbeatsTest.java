package dev.shelflife.notifier.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Notification;
import dev.shelflife.events.Progress;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.metrics.Metric;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.notifier.TestClock;
import dev.shelflife.notifier.route.Language;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatsTest {

    private static final Cluster CLUSTER = Cluster.at("nowhere:1");
    private static final Instant START = Instant.parse("2026-11-28T12:00:05Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Map<String, Duration> INTERVALS =
            Map.of("hook", Duration.ofHours(1), "alerts", Duration.ofMinutes(15));

    @TempDir
    Path stateDir;

    private final TestClock clock = new TestClock(START);
    private MeterRegistry meters;
    private TopologyTestDriver driver;

    @BeforeEach
    void open() {
        meters = new SimpleMeterRegistry();
        NotifierMeters own =
                new NotifierMeters(new Meters(meters), Map.of("hook", "webhook", "alerts", "alertmanager"), clock);
        driver = new TopologyTestDriver(
                Heartbeats.addTo(
                        RoutingTopology.of(CLUSTER, List.of(), LeadTimes.DEFAULT, clock, own),
                        CLUSTER,
                        INTERVALS,
                        Map.of("hook", Language.DE),
                        clock,
                        own),
                StreamsSettings.of(CLUSTER, RoutingTopology.ROLE, stateDir, 1));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void asLongAsTheLogIsDecidedEachDestinationIsToldOnceInEachInterval() {
        for (int minute = 0; minute < 120; minute++) {
            decided(0, clock.instant());
            decided(1, clock.instant().minusSeconds(50));
            look();
            clock.advance(MINUTE);
        }

        List<TestRecord<String, Notification>> told = outbox();
        assertThat(told.stream().filter(each -> each.key().equals("hook|shelflife/heartbeat")))
                .hasSize(2);
        assertThat(told.stream().filter(each -> each.key().equals("alerts|shelflife/heartbeat")))
                .hasSize(8);
        assertThat(told)
                .extracting(each -> each.value().id())
                .doesNotHaveDuplicates()
                .hasSize(10);
        assertThat(told.get(0).value().transition().effectiveAt())
                .as("until when every partition is decided")
                .isEqualTo(START.minusSeconds(50));
        assertThat(withheld()).isZero();
        assertThat(told).as("in the language of the destination").allSatisfy(each -> assertThat(
                        each.value().language())
                .isEqualTo(each.key().startsWith("hook|") ? Language.DE.tag() : Language.EN.tag()));
    }

    @Test
    void afterARestartTheSignOfAnIntervalHasTheSameId() {
        decided(0, START);
        look();
        List<String> before = ids();
        driver.close();
        clock.advance(MINUTE);
        open();
        decided(0, clock.instant());
        look();
        assertThat(ids()).containsExactlyElementsOf(before).hasSize(2);
    }

    @Test
    void whenAPartitionStandsStillNothingIsTold_untilItGoesOn() {
        decided(0, START);
        decided(1, START);
        look();
        assertThat(ids()).hasSize(2);

        for (int minute = 0; minute < 120; minute++) {
            clock.advance(MINUTE);
            decided(0, clock.instant());
            look();
        }
        assertThat(ids()).as("partition 1 stands still").isEmpty();
        assertThat(withheld()).isOne();

        decided(1, clock.instant().minus(HeartbeatProcessor.MOST_BEHIND));
        look();
        assertThat(outbox()).hasSize(2);
        assertThat(withheld()).isZero();
    }

    @Test
    void justBehindIsBehind() {
        decided(0, START.minus(HeartbeatProcessor.MOST_BEHIND).minusMillis(1));
        look();
        assertThat(ids()).isEmpty();
    }

    @Test
    void beforeAnythingIsDecidedNothingIsTold() {
        look();
        assertThat(ids()).isEmpty();
    }

    @Test
    void aDomainClockThatIsFarAheadIsWell() {
        decided(0, START.plus(Duration.ofDays(900)));
        look();
        assertThat(outbox()).hasSize(2);
    }

    @Test
    void whatCannotBeReadMovesNothingOn_andAPartitionThatIsNoMoreIsTakenBack() {
        decided(0, START);
        decided(1, START.minus(Duration.ofHours(3)));
        progress("1", "{".getBytes(StandardCharsets.UTF_8));
        look();
        assertThat(ids()).isEmpty();
        assertThat(meters.get(Metric.DEAD_LETTERS.id())
                        .tag("topic", Topics.PROGRESS.name())
                        .counter()
                        .count())
                .isOne();

        progress("1", null);
        look();
        assertThat(ids()).hasSize(2);
    }

    private void look() {
        driver.advanceWallClockTime(HeartbeatProcessor.LOOK_EVERY);
    }

    private void decided(int partition, Instant until) {
        progress(Integer.toString(partition), Json.write(new Progress(partition, until)));
    }

    private void progress(String key, byte[] value) {
        driver.createInputTopic(CLUSTER.name(Topics.PROGRESS), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    private List<TestRecord<String, Notification>> outbox() {
        return driver.createOutputTopic(
                        CLUSTER.name(Topics.OUTBOX),
                        new StringDeserializer(),
                        Topics.OUTBOX.serde().deserializer())
                .readRecordsToList();
    }

    private List<String> ids() {
        return outbox().stream().map(each -> each.value().id()).toList();
    }

    private double withheld() {
        return meters.get(Metric.HEARTBEATS_WITHHELD.id()).gauge().value();
    }
}
