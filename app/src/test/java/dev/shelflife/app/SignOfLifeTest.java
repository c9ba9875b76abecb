package dev.shelflife.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.history.NotificationStory;
import dev.shelflife.app.output.NotificationText;
import dev.shelflife.app.run.Plan;
import dev.shelflife.app.run.Role;
import dev.shelflife.app.run.Roles;
import dev.shelflife.app.story.StorySite;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.metrics.Meters;
import dev.shelflife.events.metrics.Metric;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.ingest.IngestSettings;
import dev.shelflife.notifier.NotifierSettings;
import dev.shelflife.notifier.channel.Destination;
import dev.shelflife.notifier.channel.Secret;
import dev.shelflife.streams.StreamsSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the clock to the receiver: all roles at work give a sign of life, and it is missed when one of them is not. */
class SignOfLifeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Longer than the test takes. */
    private static final Duration EVERY = Duration.ofDays(1);

    @TempDir
    Path data;

    @Test
    void allRolesTogetherGiveOne_andWithoutTheStreamsThereIsNone() throws Exception {
        try (StorySite site = new StorySite();
                EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("broker"), 0)) {
            Cluster cluster = Cluster.at(broker.bootstrapServers());
            try (TopicAdmin admin = new TopicAdmin(cluster, TopicLayout.EMBEDDED)) {
                admin.createAndVerify(PATIENCE);
            }
            Instant before = Instant.now();
            try (Roles all = start(
                    cluster,
                    site,
                    EnumSet.of(Role.CLOCK, Role.STREAMS, Role.NOTIFIER),
                    Clock.systemUTC(),
                    new SimpleMeterRegistry())) {
                all.awaitRunning(PATIENCE);
                Awaitility.await("a sign of life").atMost(PATIENCE).until(() -> !site.received()
                        .isEmpty());
            }
            StorySite.Received sign = site.received().get(0);
            JsonNode body = Json.mapper().readTree(sign.body());
            assertThat(body.get("type").asText()).isEqualTo("lifecycle.heartbeat");
            assertThat(Instant.parse(body.get("timestamp").asText())).isBetween(before.minusSeconds(1), Instant.now());
            for (String id : List.of(sign.id(), body.at("/data/id").asText())) {
                NotificationStory story =
                        NotificationStory.read(cluster, id, problem -> {}).orElseThrow();
                assertThat(String.join("\n", NotificationText.lines(story)))
                        .contains("notification " + sign.id() + " to hook for subscription heartbeat")
                        .contains("a sign of life", "delivered after 1 attempt", "everything is decided until");
            }

            int told = site.received().size();
            MeterRegistry meters = new SimpleMeterRegistry();
            Clock nextDay = Clock.offset(Clock.systemUTC(), EVERY);
            try (Roles half = start(cluster, site, EnumSet.of(Role.CLOCK, Role.NOTIFIER), nextDay, meters)) {
                half.awaitRunning(PATIENCE);
                Awaitility.await("it is due, and withheld")
                        .atMost(PATIENCE)
                        .until(() -> meters.get(Metric.HEARTBEATS_WITHHELD.id())
                                        .gauge()
                                        .value()
                                == 1);
            }
            assertThat(site.received()).hasSize(told);
            assertThat(site.refused()).isEmpty();
        }
    }

    private Roles start(Cluster cluster, StorySite site, Set<Role> which, Clock clock, MeterRegistry meters) {
        Destination hook = new Destination.Webhook(
                "hook", site.hook(), List.of(Secret.of(() -> StorySite.SECRET)), Duration.ofSeconds(10));
        Plan plan = new Plan(
                List.of(),
                IngestSettings.of("test", URI.create("http://127.0.0.1/")),
                StreamsSettings.in(data.resolve("streams")),
                Duration.ofSeconds(5),
                new NotifierSettings(
                        List.of(hook),
                        List.of(),
                        LeadTimes.DEFAULT,
                        data.resolve("notifier"),
                        1,
                        Map.of("hook", EVERY)));
        return Roles.start(cluster, which, plan, clock, clock, new Meters(meters));
    }
}
