package dev.shelflife.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CloudEventsChannelTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void binaryHasTheAttributesOfTheTopicsInHeaders() throws IOException {
        Transition transition = Examples.reached();
        LoggedRequest request = sent(false, transition);
        CloudEventHeaders.attributes(transition).forEach((name, value) -> {
            if (!name.equals(CloudEventHeaders.CONTENT_TYPE)) {
                assertThat(request.getHeader("ce-" + name)).as(name).isEqualTo(value);
            }
        });
        assertThat(request.getHeader("content-type")).isEqualTo("application/json");
        assertThat(request.getHeader("ce-type")).isEqualTo("dev.shelflife.lifecycle.reached.v1");
        assertThat(Json.mapper().readValue(request.getBody(), Transition.class)).isEqualTo(transition);
    }

    @Test
    void structuredHasThemBesideTheData() throws IOException {
        Transition transition = Examples.reached();
        LoggedRequest request = sent(true, transition);
        assertThat(request.getHeader("content-type")).isEqualTo("application/cloudevents+json; charset=utf-8");
        JsonNode event = Json.mapper().readTree(request.getBody());
        CloudEventHeaders.attributes(transition)
                .forEach((name, value) -> assertThat(event.get(name).asText()).isEqualTo(value));
        assertThat(Json.mapper().treeToValue(event.get("data"), Transition.class))
                .isEqualTo(transition);
    }

    @Test
    void largeEventsAreShortenedAndSaySo() throws IOException {
        Transition large = Examples.withLines(
                Examples.SUBJECT,
                TransitionType.REACHED,
                Milestone.END_OF_PATCH,
                Examples.DATE,
                null,
                Examples.MIDNIGHT,
                true,
                2_000);
        for (boolean structured : new boolean[] {true, false}) {
            byte[] body = sent(structured, large).getBody();
            assertThat(body.length).isLessThan(64_000);
            JsonNode read = Json.mapper().readTree(body);
            JsonNode data = structured ? read.get("data") : read;
            assertThat(data.at("/shortened/lines").asInt()).isEqualTo(2_000);
            assertThat(Json.mapper().treeToValue(data, Transition.class).id())
                    .as("still a transition to a reader of the contract")
                    .isEqualTo(large.id());
        }
    }

    @Test
    void headersHoldWhatTheyMay() {
        assertThat(CloudEventsChannel.encoded("a b\"c%dé\r\n€")).isEqualTo("a%20b%22c%25d%C3%A9%0D%0A%E2%82%AC");
        assertThat(CloudEventsChannel.encoded("deep-learning-containers/x_1.2:~"))
                .isEqualTo("deep-learning-containers/x_1.2:~");
    }

    private static LoggedRequest sent(boolean structured, Transition transition) {
        HttpRig.Maker maker =
                (url, secret, timeout) -> new Destination.CloudEvents("events", url, structured, secret, timeout);
        try (HttpRig rig = new HttpRig("events", null, maker, HttpRig.inHeader("ce-id"))) {
            rig.answer(Rig.Answer.TAKEN);
            Job job = new Job(Examples.notification("events", transition), null, null);
            assertThat(rig.open(Secret.of(() -> "token"), Duration.ofSeconds(5)).deliver(job, NOW))
                    .isEqualTo(new Outcome.Delivered());
            assertThat(rig.requests()).hasSize(1);
            assertThat(rig.requests().get(0).getHeader("authorization")).isEqualTo("Bearer token");
            return rig.requests().get(0);
        }
    }
}
