package dev.shelflife.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionDraft;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatBodiesTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void slackGetsBlocksAndAFallback() throws IOException {
        Notification notification = Examples.notification("slack", Examples.reached());
        JsonNode body = Json.mapper().readTree(SlackBody.of(notification));
        assertThat(body.get("text").asText()).startsWith("TensorFlow 2.17 on deep-learning-containers: ");
        assertThat(body.at("/blocks/0/type").asText()).isEqualTo("header");
        assertThat(body.at("/blocks/0/text/type").asText()).isEqualTo("plain_text");
        assertThat(body.at("/metadata/event_payload/id").asText()).isEqualTo(notification.id());
        assertThat(body.toString()).contains("<https://docs.example/support>", "tf-2-17.py310");
    }

    @Test
    void slackReadsNothingOfAPageAsItsOwnAndIsNeverAskedTooMuch() throws IOException {
        JsonNode body =
                Json.mapper().readTree(SlackBody.of(Examples.notification("slack", excessive("<!channel> & "))));
        assertThat(body.toString()).doesNotContain("<!channel>").contains("&lt;!channel&gt; &amp; ");
        int sum = 0;
        for (JsonNode block : body.get("blocks")) {
            JsonNode text = block.path("text").path("text");
            assertThat(text.asText().length())
                    .isLessThanOrEqualTo(block.get("type").asText().equals("header") ? 150 : 3_000);
            sum += block.toString().length();
            assertThat(block.path("fields").size()).isLessThanOrEqualTo(10);
            for (JsonNode field : block.path("fields")) {
                assertThat(field.get("text").asText().length()).isLessThanOrEqualTo(2_000);
            }
        }
        assertThat(sum).isLessThan(13_000);
        assertThat(body.get("blocks").size()).isLessThanOrEqualTo(50);
    }

    @Test
    void teamsGetsACardWithoutMarkdownThatFits() throws IOException {
        Notification notification =
                Examples.notification("teams", excessive("[click](https://evil.example) **now** ü"));
        byte[] bytes = TeamsBody.of(notification);
        assertThat(bytes.length).isLessThan(TeamsBody.MAX_BYTES);
        JsonNode body = Json.mapper().readTree(bytes);
        assertThat(body.get("type").asText()).isEqualTo("message");
        assertThat(body.at("/attachments/0/contentType").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(body.at("/attachments/0/contentUrl").isNull()).isTrue();
        JsonNode card = body.at("/attachments/0/content");
        assertThat(card.get("version").asText()).isEqualTo("1.2");
        assertThat(card.at("/msteams/width").asText()).isEqualTo("full");
        assertThat(card.at("/actions/0/url").asText()).isEqualTo("https://docs.example/support");
        for (JsonNode element : card.get("body")) {
            assertThat(element.get("type").asText()).as("shown as it is").isEqualTo("RichTextBlock");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, ok, Delivered[]",
        "200, <html>, 'RetryLater[reason=an answer that is not Slack''s, retryAfter=null]'",
        "400, invalid_blocks, 'Rejected[reason=HTTP 400 invalid_blocks, gone=false]'",
        "403, action_prohibited, 'Rejected[reason=HTTP 403 action_prohibited, gone=false]'",
        "404, channel_not_found, 'Rejected[reason=HTTP 404 channel_not_found, gone=false]'",
        "404, Not Found, 'RetryLater[reason=HTTP 404, retryAfter=null]'",
        "410, channel_is_archived, 'Rejected[reason=HTTP 410 channel_is_archived, gone=true]'",
        "500, rollup_error, 'RetryLater[reason=HTTP 500 rollup_error, retryAfter=null]'",
        "429, rate_limited, 'RetryLater[reason=HTTP 429 rate_limited, retryAfter=null]'"
    })
    void slackSaysInAWordWhyNot(int status, String said, String outcome) {
        HttpRig.Maker maker = (url, secret, timeout) -> new Destination.Slack("slack", secret, timeout);
        try (HttpRig rig = new HttpRig("slack", null, maker, HttpRig.inHeader("x"))) {
            rig.answer(status, said);
            Channel channel = rig.open(Secret.of(() -> rig.url("/services/x")), Duration.ofSeconds(5));
            Outcome told =
                    channel.deliver(new Job(Examples.notification("slack", Examples.reached()), null, null), NOW);
            assertThat(told).hasToString(outcome);
        }
    }

    /** Far more of everything than a page has. */
    private static Transition excessive(String text) {
        return new TransitionDraft("id", Examples.SUBJECT, TransitionType.CONFLICT_OPENED, NOW)
                .of("deep-learning-containers", text.repeat(200), "2.17")
                .milestone(Milestone.END_OF_PATCH)
                .dates(null, PublishedDate.of(Examples.DATE))
                .revision(3)
                .reason(text.repeat(2_000))
                .lines(
                        IntStream.range(0, 90)
                                .mapToObj(
                                        i -> new Transition.Line("l" + i, text.repeat(40) + i, "3", "os", "GPU", "12"))
                                .toList(),
                        List.of())
                .images(IntStream.range(0, 90)
                        .mapToObj(i -> text.repeat(30) + i)
                        .toList())
                .provenance(Examples.reached().provenance())
                .write();
    }
}
