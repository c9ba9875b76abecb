package dev.shelflife.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.app.story.RunProcess;
import dev.shelflife.app.story.StoryLog;
import dev.shelflife.app.story.StoryPage;
import dev.shelflife.app.story.StorySite;
import dev.shelflife.events.Transition;
import dev.shelflife.events.metrics.Metric;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} in a process of its own: it says how it is, and when it is asked to end it ends well. */
class StopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** What a service manager waits by default before it kills is longer. */
    private static final Duration TO_END = Duration.ofSeconds(40);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void saysHowItIs_endsWithZeroWhenAsked_andGoesOnWhereItWas() throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try (StorySite site = new StorySite();
                RunProcess run = RunProcess.in(folder, site)) {
            site.show(Map.of(
                    "google-dlc-table",
                    StoryPage.tables("deep-learning-containers")
                            .row("TensorFlow", "2.17", today.minusDays(1), today.plusDays(400), "gcr.io/a.2-17.py310")
                            .html()));
            run.start();
            run.awaitServing();
            String http = run.http();
            assertThat(get(http, "/livez").statusCode()).isEqualTo(200);
            assertThat(get(http, "/readyz").statusCode()).isEqualTo(200);
            List<String> told;
            try (StoryLog log = new StoryLog(Cluster.at(run.bootstrapServers()))) {
                Awaitility.await("a transition")
                        .atMost(PATIENCE)
                        .until(() -> !log.refresh().values(Topics.TRANSITIONS).isEmpty());
                Awaitility.await("caught up")
                        .atMost(PATIENCE)
                        .until(() -> get(http, "/health").statusCode() == 200);
                told = ids(log.refresh());
            }
            assertHealth(http);
            assertMetrics(http);

            assertThat(run.terminate(TO_END)).isZero();
            assertThat(run.isFound()).isFalse();

            run.start();
            run.awaitServing();
            try (StoryLog log = new StoryLog(Cluster.at(run.bootstrapServers()))) {
                String again = run.http();
                Awaitility.await("caught up")
                        .atMost(PATIENCE)
                        .until(() -> get(again, "/health").statusCode() == 200);
                assertThat(ids(log.refresh())).isEqualTo(told);
            }
            assertThat(run.terminate(TO_END)).isZero();
        }
    }

    private void assertHealth(String http) throws Exception {
        JsonNode health = Json.mapper().readTree(get(http, "/health").body());
        assertThat(health.get("live").asBoolean()).isTrue();
        assertThat(health.get("caughtUp").asBoolean()).isTrue();
        assertThat(health.findValuesAsText("role")).containsExactlyInAnyOrder("ingest", "clock", "streams", "notifier");
    }

    private void assertMetrics(String http) throws Exception {
        String metrics = get(http, "/metrics").body();
        assertThat(metrics.lines().filter(line -> !line.startsWith("#")))
                .anyMatch(line -> line.startsWith(Metric.TICK.prometheus() + "{"))
                .anyMatch(line -> line.startsWith(Metric.SOURCE_VERIFIED.prometheus() + "{source=\"google-dlc-table\""))
                .anyMatch(line -> line.startsWith(Metric.DUE_BACKLOG.prometheus() + "{") && line.endsWith(" 0.0"))
                .anyMatch(line -> line.startsWith(Metric.TRANSITIONS.prometheus() + "{type=\"reached\"}"))
                .anyMatch(line -> line.startsWith(Metric.OUTBOX_WAITING.prometheus() + "{destination=\"hook\"}"))
                .anyMatch(line -> line.startsWith("kafka_consumer_fetch_manager_records_lag"));
        for (Metric metric : List.of(Metric.OBSERVATIONS, Metric.LOOKS, Metric.DEAD_LETTERS, Metric.TICKS_WRITTEN)) {
            assertThat(metrics).contains("# HELP " + metric.prometheus() + " " + metric.help());
        }
    }

    private HttpResponse<String> get(String http, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://" + http + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> ids(StoryLog log) {
        return log.values(Topics.TRANSITIONS).stream().map(Transition::id).toList();
    }
}
