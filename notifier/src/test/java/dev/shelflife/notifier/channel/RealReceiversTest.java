package dev.shelflife.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.channel.MailServer.Security;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The channels against receivers that are not ours, started by {@code .ci/receivers}. */
@EnabledIfEnvironmentVariable(named = "SHELFLIFE_RECEIVERS", matches = ".+")
class RealReceiversTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static JsonNode receivers;

    @BeforeAll
    static void read() throws IOException {
        receivers = Json.mapper().readTree(Files.readAllBytes(Path.of(System.getenv("SHELFLIFE_RECEIVERS"))));
        // What trusts the mail server's certificate; nothing in this process has used TLS before.
        System.setProperty("javax.net.ssl.trustStore", text("trustStore"));
        System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
    }

    @Test
    void standardWebhooksVerifiesWhatWeSign_alsoWhileSecretsAreReplaced() throws Exception {
        for (String[] keys : new String[][] {{"shared"}, {"former", "shared"}, {"own", "shared"}}) {
            Notification sent = notification(String.join("-", keys));
            assertThat(deliver(webhook("/webhook", keys), sent)).isEqualTo(new Outcome.Delivered());
            assertThat(webhooks("v1", sent)).singleElement().satisfies(got -> assertThat(
                            Json.mapper().treeToValue(got.at("/payload/data"), Transition.class))
                    .isEqualTo(sent.transition()));
        }
        Notification unknown = notification("unknown-key");
        assertThat(deliver(webhook("/webhook", "former"), unknown)).isEqualTo(new Outcome.RetryLater("HTTP 401", null));
        assertThat(webhooks("v1", unknown)).isEmpty();
    }

    @Test
    void anAsymmetricSignatureIsVerifiedByThePublicKeyAlone() throws Exception {
        for (String[] keys : new String[][] {{"own"}, {"shared", "own"}}) {
            Notification sent = notification("v1a-" + keys.length);
            assertThat(deliver(webhook("/webhook-v1a", keys), sent)).isEqualTo(new Outcome.Delivered());
            assertThat(webhooks("v1a", sent)).hasSize(1);
        }
        assertThat(deliver(webhook("/webhook-v1a", "shared"), notification("v1a-none")))
                .isEqualTo(new Outcome.RetryLater("HTTP 401", null));
    }

    @Test
    void cloudEventsReadsBothModes() throws Exception {
        for (boolean structured : new boolean[] {false, true}) {
            Notification sent = notification("structured-" + structured);
            URI url = URI.create(text("http") + "/events");
            Destination destination = new Destination.CloudEvents("events", url, structured, null, TIMEOUT);
            assertThat(deliver(destination, sent)).isEqualTo(new Outcome.Delivered());
            JsonNode got = came("events").stream()
                    .filter(each -> each.at("/event/id")
                            .asText()
                            .equals(sent.transition().id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(got.get("structured").asBoolean()).isEqualTo(structured);
            for (Map.Entry<String, String> attribute :
                    CloudEventHeaders.attributes(sent.transition()).entrySet()) {
                String value = got.at("/event/" + attribute.getKey()).asText();
                if (attribute.getKey().equals("time")) {
                    assertThat(Instant.parse(value)).isEqualTo(Instant.parse(attribute.getValue()));
                } else {
                    assertThat(value).startsWith(attribute.getValue());
                }
            }
            assertThat(Json.mapper().treeToValue(got.at("/event/data"), Transition.class))
                    .isEqualTo(sent.transition());
        }
    }

    @Test
    void aMailArrivesWholeOverStarttlsWithALogin() throws Exception {
        Notification sent = notification("mail");
        assertThat(deliver(email("localhost", text("password")), sent)).isEqualTo(new Outcome.Delivered());
        JsonNode mail = mail(sent).orElseThrow();
        assertThat(mail.get("subject").asText()).startsWith("TensorFlow mail on deep-learning-containers: ");
        assertThat(mail.get("from").asText()).contains("shelflife", "shelflife@example.org");
        assertThat(mail.get("to").toString()).isEqualTo("[\"a@example.org\",\"b@example.org\"]");
        assertThat(mail.get("text").asText()).contains("last good day: 2026-03-31", "tf-2-17");
        assertThat(mail.get("html").asText()).contains("<td>2026-03-31</td>");

        Notification refused = notification("refused");
        assertThat(deliver(email("localhost", "wrong"), refused))
                .isEqualTo(new Outcome.RetryLater("the mail server refuses the login", null));
        assertThat(deliver(email("127.0.0.1", text("password")), refused))
                .as("the certificate is for another name")
                .isInstanceOf(Outcome.RetryLater.class);
        assertThat(mail(refused)).isEmpty();
    }

    @Test
    void alertmanagersListWhatFiresAndResolveWhatEnded() throws Exception {
        List<URI> replicas = new ArrayList<>();
        receivers.get("alertmanagers").forEach(each -> replicas.add(URI.create(each.asText())));
        Channel channel = Channels.open(
                new Destination.Alertmanager("oncall", replicas, Duration.ofDays(14), Duration.ofMinutes(1)));
        Notification sent = notification("alert");
        Instant since = Instant.now();
        for (int again = 0; again < 2; again++) {
            assertThat(channel.deliver(new Job(sent, again == 0 ? null : since, null), Instant.now()))
                    .isInstanceOf(Outcome.Firing.class);
        }
        for (URI replica : replicas) {
            await().atMost(PATIENCE).until(() -> amtool(replica).size() == 1);
            JsonNode alert = amtool(replica).get(0);
            assertThat(alert.at("/labels/alertname").asText()).isEqualTo("MLImageEndOfPatch");
            assertThat(alert.at("/labels/version").asText()).isEqualTo("alert");
            assertThat(alert.get("labels").toString()).doesNotContain("2026-03-31");
            assertThat(alert.at("/annotations/date").asText()).isEqualTo("2026-03-31");
        }
        Instant end = Instant.now();
        assertThat(channel.deliver(new Job(sent, since, end), Instant.now())).isInstanceOf(Outcome.Firing.class);
        for (URI replica : replicas) {
            await().atMost(PATIENCE).until(() -> amtool(replica).isEmpty());
        }
    }

    private static JsonNode amtool(URI replica) throws Exception {
        Process process = new ProcessBuilder(
                        "amtool", "alert", "query", "--output=json", "--alertmanager.url=" + replica)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream said = process.getInputStream()) {
            JsonNode alerts = Json.mapper().readTree(said);
            assertThat(process.waitFor()).isZero();
            return alerts.isNull() ? Json.mapper().createArrayNode() : alerts;
        }
    }

    private static Destination webhook(String path, String... keys) {
        List<Secret> secrets =
                Stream.of(keys).map(key -> Secret.of(() -> text(key))).toList();
        return new Destination.Webhook("hook", URI.create(text("http") + path), secrets, TIMEOUT);
    }

    private static Destination email(String host, String password) {
        int port = receivers.get("smtpPort").asInt();
        MailServer server = new MailServer(host, port, Security.STARTTLS, "shelflife", Secret.of(() -> password));
        List<String> to = List.of("a@example.org", "B <b@example.org>");
        return new Destination.Email("mail", server, "shelflife <shelflife@example.org>", to, TIMEOUT);
    }

    private static Outcome deliver(Destination destination, Notification notification) {
        return Channels.open(destination).deliver(new Job(notification, null, null), Instant.now());
    }

    private static List<JsonNode> webhooks(String version, Notification sent) throws Exception {
        return came("webhooks").stream()
                .filter(each -> each.get("version").asText().equals(version))
                .filter(each -> each.get("id").asText().equals(sent.id()))
                .toList();
    }

    private static java.util.Optional<JsonNode> mail(Notification sent) throws Exception {
        return came("mails").stream()
                .filter(each -> each.get("messageId").asText().equals("<" + sent.id() + "@example.org>"))
                .findFirst();
    }

    private static List<JsonNode> came(String what) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(text("http"))).build();
        String body = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        List<JsonNode> all = new ArrayList<>();
        Json.mapper().readTree(body).get(what).forEach(all::add);
        return all;
    }

    private static Notification notification(String version) {
        return Examples.notification(
                "real",
                Examples.transition(
                        "deep-learning-containers/tensorflow/" + version,
                        TransitionType.REACHED,
                        Milestone.END_OF_PATCH,
                        Examples.DATE,
                        null,
                        Examples.MIDNIGHT,
                        true));
    }

    private static String text(String name) {
        return receivers.get(name).asText();
    }
}
