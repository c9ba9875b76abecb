package dev.shelflife.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.plan.PlanRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookBodyTest {

    @Test
    void aBodyIsTypeTimestampAndTheWholeTransition() throws IOException {
        JsonNode body = Json.mapper().readTree(WebhookBody.of(Examples.reached()));
        assertThat(body.properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactly("type", "timestamp", "data");
        assertThat(body.get("type").asText()).isEqualTo("lifecycle.reached");
        assertThat(body.get("timestamp").asText()).isEqualTo("2026-04-01T00:00:00Z");
        assertThat(Json.mapper().treeToValue(body.get("data"), Transition.class))
                .isEqualTo(Examples.reached());
    }

    @Test
    void aTypeHoldsNoDash() {
        assertThat(WebhookBody.type(Examples.of(TransitionType.MOVED_EARLIER, Examples.DATE, Examples.MIDNIGHT)))
                .isEqualTo("lifecycle.moved_earlier");
    }

    @Test
    void aBodyThatIsTooLargeIsShortenedAndSaysSo() throws IOException {
        Transition large = Examples.withLines(
                Examples.SUBJECT,
                TransitionType.REACHED,
                Milestone.END_OF_PATCH,
                Examples.DATE,
                null,
                Examples.MIDNIGHT,
                true,
                900);
        assertThat(Json.write(large).length).isGreaterThan(10 * WebhookBody.MAX_BYTES);
        byte[] bytes = WebhookBody.of(large);
        assertThat(bytes.length).isLessThanOrEqualTo(WebhookBody.MAX_BYTES);
        JsonNode body = Json.mapper().readTree(bytes);
        assertThat(body.at("/shortened/lines").asInt()).isEqualTo(900);
        assertThat(body.at("/shortened/images").asInt()).isEqualTo(900);
        assertThat(body.at("/data/lines").size()).isBetween(1, 899);
        assertThat(body.at("/data/id").asText()).isEqualTo(large.id());
        assertThat(WebhookBody.of(large)).as("the same bytes each time").isEqualTo(bytes);
    }

    @Test
    void aDigestTellsEachOfItsTransitionsInShortHoweverManyThereAre() throws Exception {
        List<Transition> many = new ArrayList<>();
        for (int i = 0; i < PlanRules.MOST_HELD; i++) {
            many.add(Examples.of(TransitionType.MOVED_EARLIER, Examples.DATE.plusDays(i), Examples.MIDNIGHT));
        }
        Notification last = Examples.notification("hook", many.get(many.size() - 1));
        byte[] body = WebhookBody.of(new Notification(
                "digest", "hook", last.action(), last.decidedAt(), last.transition(), "daily", null, many, null, null));
        assertThat(body.length).isLessThanOrEqualTo(WebhookBody.MAX_BYTES);
        JsonNode read = Json.mapper().readTree(body);
        assertThat(read.get("type").asText()).isEqualTo("lifecycle.digest");
        assertThat(read.at("/data/transitions")).hasSize(PlanRules.MOST_HELD);
        assertThat(read.at("/data/transitions/0/newDate").asText()).isEqualTo(Examples.DATE.toString());
    }
}
