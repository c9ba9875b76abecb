package dev.shelflife.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.Lag;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.story.StoryHistory;
import dev.shelflife.app.story.StoryPage;
import dev.shelflife.events.Observation;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.metrics.Metric;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.GroupPartitioner;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.streams.ClockRole;
import dev.shelflife.streams.Lifecycles;
import dev.shelflife.streams.StreamsSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is due and not decided, and what is not read yet, as an operator sees it. */
class BacklogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int VERSIONS = 60;
    private static final LocalDate LAST_GOOD_DAY = LocalDate.of(2025, 6, 1);

    @TempDir
    Path folder;

    @Test
    void whatIsDueAtOnceIsSeenToShrink() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0)) {
            Cluster cluster = Cluster.at(broker.bootstrapServers());
            try (TopicAdmin admin = new TopicAdmin(cluster, new TopicLayout(1, (short) 1, 1))) {
                admin.createAndVerify(PATIENCE);
            }
            write(cluster);
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            // A row a portion, so that there is something to see.
            StreamsSettings settings = new StreamsSettings(
                    folder.resolve("state"), LeadTimes.DEFAULT, Duration.ofMinutes(5), 1, 1, Duration.ofSeconds(10));
            try (Lag lag = new Lag(cluster)) {
                assertThat(lag.of(Lifecycles.ROLE, Topics.OBSERVATIONS, Duration.ZERO))
                        .as("nobody has read anything: the observations, and the tick")
                        .isGreaterThan(VERSIONS);
                try (Lifecycles lifecycles = Lifecycles.start(cluster, settings, new Meters(meters))) {
                    lifecycles.awaitRunning(PATIENCE);
                    Awaitility.await("a backlog")
                            .atMost(PATIENCE)
                            .pollInterval(Duration.ofMillis(5))
                            .until(() -> backlog(meters) > VERSIONS / 2);
                    assertThat(lifecycles.isDecided()).isFalse();
                    assertThat(backlog(meters)).isLessThanOrEqualTo(VERSIONS);
                    Awaitility.await("no backlog").atMost(PATIENCE).until(() -> backlog(meters) == 0);
                    Awaitility.await("a last portion that finds nothing")
                            .atMost(PATIENCE)
                            .until(lifecycles::isDecided);
                    assertThat(lag.of(Lifecycles.ROLE, Topics.OBSERVATIONS, PATIENCE))
                            .isZero();
                }
            }
        }
    }

    private static double backlog(SimpleMeterRegistry meters) {
        return meters.find(Metric.DUE_BACKLOG.id()).gauges().stream()
                .mapToDouble(each -> each.value())
                .filter(each -> !Double.isNaN(each))
                .sum();
    }

    private static void write(Cluster cluster) throws Exception {
        StoryPage page = StoryPage.tables("deep-learning-containers");
        for (int version = 0; version < VERSIONS; version++) {
            page = page.row(
                    "TensorFlow", "2." + version, LAST_GOOD_DAY, LAST_GOOD_DAY.plusDays(900), "gcr.io/a" + version);
        }
        Instant look = Instant.parse("2025-01-01T00:00:00Z");
        try (ClockRole clock = ClockRole.manual(cluster);
                KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        cluster.with(Map.of(ProducerConfig.PARTITIONER_CLASS_CONFIG, GroupPartitioner.class.getName())),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (Observation.Told each : new StoryHistory().look(Map.of("google-dlc-table", page.html()), look)) {
                producer.send(new ProducerRecord<>(cluster.name(Topics.OBSERVATIONS), each.subject(), Json.write(each)))
                        .get();
            }
            clock.tick(Instant.parse("2025-06-02T00:00:00Z"));
        }
    }
}
