package dev.shelflife.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.story.StoryInstallation;
import dev.shelflife.app.story.StoryPage;
import dev.shelflife.app.story.StorySite;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.channel.Destination;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** From a page to a real Alertmanager, when there is one on the PATH (Debian: prometheus-alertmanager). */
@EnabledIf(value = "isInstalled", disabledReason = "no prometheus-alertmanager on the PATH")
class AlertmanagerStoryTest {

    private static final String BINARY = "prometheus-alertmanager";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocalDate LAST_GOOD_DAY = LocalDate.parse("2025-07-11");
    private static final Instant DAY_AFTER = Instant.parse("2025-07-12T08:00:00Z");

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(each -> Files.isExecutable(Path.of(each, BINARY)));
    }

    @Test
    void itShowsTheEndThatWasReached_notTheOneOfYearsAgo_andForgetsWhatReopened() throws Exception {
        int port = freePort();
        URI url = URI.create("http://127.0.0.1:" + port);
        Process alertmanager = alertmanager(port);
        try (StorySite site = new StorySite();
                EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
                StoryInstallation installation = StoryInstallation.start(
                        Cluster.at(broker.bootstrapServers()),
                        TopicLayout.EMBEDDED,
                        directory.resolve("state"),
                        site,
                        new Destination.Alertmanager(
                                "oncall", List.of(url), Duration.ofDays(14), Duration.ofSeconds(1)))) {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> get(url, "/-/ready").statusCode() == 200);
            Instant started = Instant.now();
            site.show(page(LAST_GOOD_DAY));
            installation.look(DAY_AFTER);

            await().atMost(PATIENCE).until(() -> versions(url), Set.of("2.17")::equals);
            JsonNode alert = alerts(url).get(0);
            assertThat(alert.at("/labels/alertname").asText()).isEqualTo("MLImageEndOfPatch");
            assertThat(alert.at("/annotations/date").asText()).isEqualTo(LAST_GOOD_DAY.toString());
            assertThat(alert.at("/generatorURL").asText())
                    .as("the page that says so")
                    .endsWith("/deep-learning-containers/docs/choosing-container");
            assertThat(Instant.parse(alert.at("/startsAt").asText()))
                    .as("real time, not that of the page")
                    .isAfterOrEqualTo(started.minusSeconds(1));

            site.show(page(LAST_GOOD_DAY.plusYears(1)));
            installation.look(DAY_AFTER.plus(Duration.ofDays(1)));
            await().atMost(PATIENCE).until(() -> alerts(url).isEmpty());
        } finally {
            alertmanager.destroy();
            alertmanager.waitFor();
        }
    }

    private static Map<String, String> page(LocalDate endOfPatch) {
        return Map.of(
                "google-dlc-table",
                StoryPage.tables("deep-learning-containers")
                        .row("TensorFlow", "2.17 (Python 3.10)", endOfPatch, null, "gcr.io/tf2-gpu.2-17.py310")
                        .row(
                                "TensorFlow",
                                "2.6 (Python 3.9)",
                                LocalDate.parse("2023-08-10"),
                                null,
                                "gcr.io/tf-gpu.2-6.py39")
                        .html());
    }

    private Process alertmanager(int port) throws Exception {
        Path config = Files.writeString(
                directory.resolve("alertmanager.yml"), "route:\n  receiver: nobody\nreceivers:\n  - name: nobody\n");
        return new ProcessBuilder(
                        BINARY,
                        "--config.file=" + config,
                        "--storage.path=" + directory.resolve("alertmanager"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("alertmanager.log").toFile())
                .start();
    }

    private Set<String> versions(URI url) throws Exception {
        Set<String> versions = new TreeSet<>();
        alerts(url).forEach(alert -> versions.add(alert.at("/labels/version").asText()));
        return versions;
    }

    private JsonNode alerts(URI url) throws Exception {
        return Json.mapper().readTree(get(url, "/api/v2/alerts").body());
    }

    private HttpResponse<String> get(URI url, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(url.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
