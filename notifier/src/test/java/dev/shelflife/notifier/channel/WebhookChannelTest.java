package dev.shelflife.notifier.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.shelflife.events.Notification;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WebhookChannelTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static final byte[] KEY = "a key of thirty-two bytes, just.".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.900Z");
    private static final Notification NOTIFICATION = Examples.notification("hook", Examples.reached());
    private static final Job JOB = new Job(NOTIFICATION, null, null);

    @TempDir
    Path directory;

    @Test
    void aReceiverCanVerifyWhatItGets() throws GeneralSecurityException {
        answer(ok());
        assertThat(channel(Secret.of(() -> SECRET)).deliver(JOB, NOW)).isEqualTo(new Outcome.Delivered());
        LoggedRequest request = request();
        assertThat(request.getHeader("webhook-id")).isEqualTo(NOTIFICATION.id());
        assertThat(request.getHeader("webhook-timestamp")).isEqualTo("1795341600");
        assertThat(request.getHeader("content-type")).isEqualTo("application/json");
        String signed = NOTIFICATION.id() + ".1795341600." + request.getBodyAsString();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        String expected = Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        assertThat(request.getHeader("webhook-signature")).isEqualTo("v1," + expected);
    }

    @Test
    void anotherAttemptHasTheSameIdAndBodyAndANewTimestamp() {
        answer(aResponse().withStatus(503).withHeader("Retry-After", "30"));
        WebhookChannel channel = channel(Secret.of(() -> SECRET));
        assertThat(channel.deliver(JOB, NOW)).isEqualTo(new Outcome.RetryLater("HTTP 503", Duration.ofSeconds(30)));
        answer(ok());
        assertThat(channel.deliver(JOB, NOW.plusSeconds(30))).isEqualTo(new Outcome.Delivered());
        List<LoggedRequest> both =
                SERVER.findAll(com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor(anyUrl()));
        assertThat(both).hasSize(2);
        assertThat(both.stream().map(each -> each.getHeader("webhook-id")).distinct())
                .hasSize(1);
        assertThat(both.stream().map(LoggedRequest::getBodyAsString).distinct()).hasSize(1);
        assertThat(both.stream()
                        .map(each -> each.getHeader("webhook-timestamp"))
                        .distinct())
                .hasSize(2);
    }

    @Test
    void aRedirectIsAFailureAndNotFollowed() {
        answer(temporaryRedirect(SERVER.url("/elsewhere")));
        assertThat(channel(Secret.of(() -> SECRET)).deliver(JOB, NOW))
                .isEqualTo(new Outcome.RetryLater("HTTP 302", null));
        assertThat(request().getUrl()).isEqualTo("/hook?token=geheim");
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsAFailure() {
        answer(ok().withFixedDelay(5_000));
        Outcome outcome = channel(Duration.ofMillis(200), SERVER.url("/hook?token=geheim"), Secret.of(() -> SECRET))
                .deliver(JOB, NOW);
        assertThat(outcome).isInstanceOf(Outcome.RetryLater.class);
    }

    @Test
    void anAnswerWhoseBodyNeverEndsIsAFailure() {
        answer(ok("x".repeat(100)).withChunkedDribbleDelay(50, 20_000));
        Outcome outcome = channel(Duration.ofMillis(500), SERVER.url("/hook?token=geheim"), Secret.of(() -> SECRET))
                .deliver(JOB, NOW);
        assertThat(outcome).isEqualTo(new Outcome.RetryLater("no answer within PT0.5S", null));
    }

    @Test
    void aReceiverThatIsNotThereIsAFailureThatNamesNoAddress() {
        Outcome outcome = channel(
                        Duration.ofSeconds(5), "http://127.0.0.1:1/hook?token=geheim", Secret.of(() -> SECRET))
                .deliver(JOB, NOW);
        assertThat(outcome).isEqualTo(new Outcome.RetryLater("network: ConnectException", null));
    }

    @Test
    void aSecretInAFileCanBeReplacedWhileRunning() throws IOException {
        answer(ok());
        Path file = directory.resolve("secret");
        Files.writeString(file, SECRET + "\n");
        WebhookChannel channel = channel(Secret.inFile(file));
        channel.deliver(JOB, NOW);
        String before = request().getHeader("webhook-signature");
        SERVER.resetRequests();
        Files.writeString(file, "whsec_" + Base64.getEncoder().encodeToString(new byte[24]));
        channel.deliver(JOB, NOW);
        assertThat(request().getHeader("webhook-signature")).isNotEqualTo(before);
        Files.delete(file);
        assertThat(channel.deliver(JOB, NOW)).isInstanceOf(Outcome.RetryLater.class);
    }

    @Test
    void aSecretThatCannotBeUsedIsToldAtTheStart() {
        assertThatThrownBy(() -> channel(Secret.of(() -> "whsec_short")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("destination hook");
        assertThatThrownBy(() -> channel(Secret.inFile(directory.resolve("none"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none");
    }

    @Test
    void neitherSecretsNorTokensShow() {
        Destination webhook =
                destination(Duration.ofSeconds(1), "https://hooks.example/hook?token=geheim", Secret.of(() -> SECRET));
        assertThat(webhook.toString()).contains("hooks.example").doesNotContain("geheim");
        assertThat(Secret.of(() -> SECRET).toString()).doesNotContain("whsec");
    }

    private static WebhookChannel channel(Secret secret) {
        return channel(Duration.ofSeconds(10), SERVER.url("/hook?token=geheim"), secret);
    }

    private static WebhookChannel channel(Duration timeout, String url, Secret secret) {
        return new WebhookChannel(destination(timeout, url, secret));
    }

    private static Destination.Webhook destination(Duration timeout, String url, Secret secret) {
        return new Destination.Webhook("hook", URI.create(url), List.of(secret), timeout);
    }

    private static void answer(ResponseDefinitionBuilder response) {
        SERVER.stubFor(any(anyUrl()).willReturn(response));
    }

    private static LoggedRequest request() {
        List<LoggedRequest> all =
                SERVER.findAll(com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(anyUrl()));
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
