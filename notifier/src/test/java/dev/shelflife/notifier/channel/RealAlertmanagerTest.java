package dev.shelflife.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import java.io.File;
import java.io.IOException;
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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Alertmanager, when there is one on the PATH (Debian: prometheus-alertmanager). */
@EnabledIf(value = "isInstalled", disabledReason = "no prometheus-alertmanager on the PATH")
class RealAlertmanagerTest {

    private static final String BINARY = "prometheus-alertmanager";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private URI url;
    private Process alertmanager;

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(each -> Files.isExecutable(Path.of(each, BINARY)));
    }

    @BeforeEach
    void start() throws IOException {
        Path config = Files.writeString(
                directory.resolve("alertmanager.yml"), "route:\n  receiver: nobody\nreceivers:\n  - name: nobody\n");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        url = URI.create("http://127.0.0.1:" + port);
        alertmanager = new ProcessBuilder(
                        BINARY,
                        "--config.file=" + config,
                        "--storage.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> get("/-/ready").statusCode() == 200);
    }

    @AfterEach
    void stop() throws InterruptedException {
        alertmanager.destroy();
        alertmanager.waitFor();
    }

    @Test
    void itShowsAReachedEndAndForgetsItWhenItIsTakenBack() throws Exception {
        AlertmanagerChannel channel = new AlertmanagerChannel(
                new Destination.Alertmanager("oncall", List.of(url), Duration.ofDays(14), Duration.ofMinutes(1)));
        Instant since = Instant.now();
        Outcome told = channel.deliver(new Job(Examples.notification("oncall", Examples.reached()), null, null), since);
        assertThat(told).isEqualTo(new Outcome.Firing(since.plus(Duration.ofMinutes(1))));
        await().atMost(PATIENCE).until(() -> alerts().size() == 1);
        JsonNode alert = alerts().get(0);
        assertThat(alert.at("/labels/alertname").asText()).isEqualTo("MLImageEndOfPatch");
        assertThat(alert.at("/annotations/date").asText()).isEqualTo("2026-03-31");
        assertThat(alert.at("/generatorURL").asText()).isEqualTo("https://docs.example/support");
        assertThat(Instant.parse(alert.at("/startsAt").asText())).isBetween(since.minusMillis(1), since);

        Instant ended = Instant.now();
        channel.deliver(new Job(Examples.notification("oncall", Examples.reached()), since, ended), ended);
        await().atMost(PATIENCE).until(() -> alerts().isEmpty());
    }

    private JsonNode alerts() throws IOException, InterruptedException {
        return Json.mapper().readTree(get("/api/v2/alerts").body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(url.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
