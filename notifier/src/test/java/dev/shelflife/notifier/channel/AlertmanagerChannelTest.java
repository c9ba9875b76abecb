package dev.shelflife.notifier.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.route.Heartbeat;
import dev.shelflife.notifier.route.Language;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlertmanagerChannelTest {

    @RegisterExtension
    static final WireMockExtension ONE = server();

    @RegisterExtension
    static final WireMockExtension OTHER = server();

    /** Far from the domain time of the transition: the two must not mix. */
    private static final Instant NOW = Instant.parse("2029-11-22T10:00:00Z");

    private static final Duration FIRE_FOR = Duration.ofDays(14);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final AlertmanagerChannel channel = new AlertmanagerChannel(
            new Destination.Alertmanager(
                    "oncall", List.of(URI.create(ONE.baseUrl() + "/"), URI.create(OTHER.baseUrl())), FIRE_FOR, EVERY),
            Duration.ofMinutes(15));

    @BeforeEach
    void answer() {
        ONE.stubFor(any(anyUrl()).willReturn(ok()));
        OTHER.stubFor(any(anyUrl()).willReturn(ok()));
    }

    @Test
    void everyReplicaIsToldOfAnAlertInRealTime() throws IOException {
        assertThat(tell(Examples.reached(), null, null, NOW)).isEqualTo(new Outcome.Firing(NOW.plus(EVERY)));
        JsonNode alert = alert(ONE);
        assertThat(alert(OTHER)).isEqualTo(alert);
        assertThat(labels(alert))
                .containsOnly(
                        Map.entry("alertname", "MLImageEndOfPatch"),
                        Map.entry("service", "deep-learning-containers"),
                        Map.entry("framework", "tensorflow"),
                        Map.entry("version", "2.17"),
                        Map.entry("milestone", "end-of-patch"),
                        Map.entry("severity", "warning"));
        assertThat(alert.get("startsAt").asText()).isEqualTo("2029-11-22T10:00:00Z");
        assertThat(alert.get("endsAt").asText()).isEqualTo("2029-11-22T10:04:00Z");
        assertThat(alert.get("generatorURL").asText()).isEqualTo("https://docs.example/support");
        assertThat(alert.at("/annotations/date").asText()).isEqualTo("2026-03-31");
        assertThat(alert.at("/annotations/revision").asText()).isEqualTo("1");
        assertThat(alert.at("/annotations/images").asText()).contains("tf-2-17");
        assertThat(alert.at("/annotations/lines").asText()).contains("Python 3.10", "CUDA 12.3");
    }

    @Test
    void anImageThatSomebodyRunsIsAnAlertForItsOwner() throws IOException {
        tell(
                Examples.ofUse(TransitionType.REACHED, Milestone.END_OF_PATCH, List.of("one", "two"), List.of()),
                null,
                null,
                NOW);
        JsonNode reached = alert(ONE);
        assertThat(labels(reached))
                .containsOnly(
                        Map.entry("alertname", "MLImageEndOfPatch"),
                        Map.entry("owner", "shop"),
                        Map.entry("image", "us-docker.pkg.dev/deeplearning-platform-release/gcr.io/tf2-cpu.2-17.py310"),
                        Map.entry("family", "google/deeplearning-platform-release/tf/2.17"),
                        Map.entry("milestone", "end-of-patch"),
                        Map.entry("severity", "warning"));
        assertThat(reached.at("/annotations/workloads").asText()).isEqualTo("one (production), two (production)");
        assertThat(reached.at("/annotations/versions").asText()).isEqualTo(Examples.SUBJECT);
        ONE.resetRequests();
        tell(Examples.ofUse(TransitionType.IMAGE_OUTDATED, null, List.of("one"), List.of()), null, null, NOW);
        assertThat(labels(alert(ONE)))
                .containsEntry("alertname", "MLImageOutdated")
                .containsEntry("severity", "warning")
                .doesNotContainKey("milestone");
        assertThat(alert(ONE).at("/annotations/summary").asText()).contains("2.17.1");
        assertThat(alert(ONE).at("/annotations").has("date")).isFalse();
    }

    @Test
    void aSourceThatIsNotVerifiedIsAnAlertOfItsOwn() throws IOException {
        tell(Examples.ofSource(TransitionType.VERIFICATION_LOST, NOW), null, null, NOW);
        assertThat(labels(alert(ONE)))
                .containsOnly(
                        Map.entry("alertname", "MLImageSourceUnverified"),
                        Map.entry("source", "x"),
                        Map.entry("severity", "warning"));
        assertThat(alert(ONE).at("/annotations/summary").asText())
                .isEqualTo("what the source x tells is no longer verified: not read or confirmed");
        assertThat(alert(ONE).at("/annotations").has("date")).isFalse();
    }

    @Test
    void aSignOfLifeIsAnAlertThatEndsUnlessTheNextOneComes() throws IOException {
        Instant decided = NOW.plus(Duration.ofDays(400));
        assertThat(beat(decided, NOW))
                .as("told again by the next sign of life only")
                .isEqualTo(new Outcome.Delivered());
        assertThat(labels(alert(ONE)))
                .containsOnly(
                        Map.entry("alertname", "ShelflifeHeartbeat"),
                        Map.entry("destination", "oncall"),
                        Map.entry("severity", "none"));
        assertThat(alert(ONE).get("startsAt").asText()).isEqualTo("2029-11-22T10:00:00Z");
        assertThat(alert(ONE).get("endsAt").asText()).isEqualTo("2029-11-22T10:45:00Z");
        assertThat(alert(ONE).at("/annotations/decided_until").asText()).isEqualTo(decided.toString());
        assertThat(alert(ONE).at("/annotations/summary").asText()).startsWith("shelflife: at work");
        assertThat(alert(OTHER)).isEqualTo(alert(ONE));
    }

    @Test
    void aSignOfLifeThatComesLateProvesNoMoreThanItSays() throws IOException {
        beat(NOW.minus(Duration.ofMinutes(40)), NOW);
        assertThat(alert(ONE).get("endsAt").asText()).isEqualTo("2029-11-22T10:05:00Z");
        ONE.resetRequests();
        beat(NOW.minus(Duration.ofDays(2)), NOW);
        assertThat(alert(ONE).get("endsAt").asText()).isEqualTo(NOW.toString());
    }

    private Outcome beat(Instant decidedUntil, Instant now) {
        Notification sign = Heartbeat.of("oncall", Duration.ofMinutes(15), NOW, decidedUntil, Language.EN);
        return channel.deliver(new Job(sign, null, null), now);
    }

    @Test
    void theIdentityOfAnAlertHoldsNothingThatChanges() throws IOException {
        Transition later = Examples.withLines(
                Examples.SUBJECT,
                TransitionType.REACHED,
                Milestone.END_OF_PATCH,
                Examples.DATE.plusDays(9),
                null,
                NOW,
                true,
                40);
        tell(Examples.reached(), null, null, NOW);
        JsonNode first = alert(ONE);
        ONE.resetRequests();
        tell(later, null, null, NOW);
        assertThat(alert(ONE).get("labels")).isEqualTo(first.get("labels"));
        assertThat(alert(ONE).at("/annotations/images").asText()).endsWith("and 20 more");
    }

    @Test
    void endOfAvailabilityIsCriticalAndWhatIsNearIsInformation() throws IOException {
        tell(
                Examples.transition(
                        Examples.SUBJECT,
                        TransitionType.REACHED,
                        Milestone.END_OF_AVAILABILITY,
                        Examples.DATE,
                        null,
                        NOW,
                        true),
                null,
                null,
                NOW);
        assertThat(labels(alert(ONE)))
                .containsEntry("alertname", "MLImageEndOfAvailability")
                .containsEntry("severity", "critical")
                .doesNotContainKey("stage");
        ONE.resetRequests();
        tell(Examples.approaching(7), null, null, NOW);
        assertThat(labels(alert(ONE)))
                .containsEntry("alertname", "MLImageEndOfPatch")
                .containsEntry("severity", "info")
                .containsEntry("stage", "approaching");
    }

    @Test
    void itStartsWhenItWasFirstToldAndNeverEndsAfterItsTime() throws IOException {
        Instant since = NOW.minus(FIRE_FOR).plusSeconds(90);
        assertThat(tell(Examples.reached(), since, null, NOW)).isEqualTo(new Outcome.Firing(NOW.plus(EVERY)));
        assertThat(alert(ONE).get("startsAt").asText()).isEqualTo(since.toString());
        assertThat(alert(ONE).get("endsAt").asText())
                .isEqualTo(NOW.plusSeconds(90).toString());
    }

    @Test
    void anEndIsToldForAFewMinutes() throws IOException {
        Instant since = NOW.minusSeconds(3600);
        assertThat(tell(Examples.reached(), since, NOW, NOW)).isEqualTo(new Outcome.Firing(NOW.plus(EVERY)));
        assertThat(alert(ONE).get("endsAt").asText()).isEqualTo(NOW.toString());
        assertThat(tell(Examples.reached(), since, NOW, NOW.plusSeconds(241))).isEqualTo(new Outcome.Delivered());
    }

    @Test
    void oneReplicaThatTakesItIsEnough() {
        ONE.stubFor(any(anyUrl()).willReturn(status(500)));
        assertThat(tell(Examples.reached(), null, null, NOW)).isInstanceOf(Outcome.Firing.class);
        OTHER.stubFor(any(anyUrl()).willReturn(status(400)));
        assertThat(tell(Examples.reached(), null, null, NOW)).isEqualTo(new Outcome.RetryLater("HTTP 500", null));
        ONE.stubFor(any(anyUrl()).willReturn(status(400)));
        assertThat(tell(Examples.reached(), null, null, NOW)).isEqualTo(new Outcome.Rejected("HTTP 400"));
    }

    private Outcome tell(Transition transition, Instant since, Instant endedAt, Instant now) {
        return channel.deliver(new Job(Examples.notification("oncall", transition), since, endedAt), now);
    }

    private static JsonNode alert(WireMockExtension server) throws IOException {
        List<LoggedRequest> requests = server.findAll(postRequestedFor(urlEqualTo("/api/v2/alerts")));
        assertThat(requests).hasSize(1);
        JsonNode alerts = Json.mapper().readTree(requests.get(0).getBody());
        assertThat(alerts.isArray()).isTrue();
        assertThat(alerts).hasSize(1);
        return alerts.get(0);
    }

    private static Map<String, String> labels(JsonNode alert) {
        return Json.mapper()
                .convertValue(alert.get("labels"), new com.fasterxml.jackson.core.type.TypeReference<>() {});
    }

    private static WireMockExtension server() {
        return WireMockExtension.newInstance()
                .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
                .build();
    }
}
