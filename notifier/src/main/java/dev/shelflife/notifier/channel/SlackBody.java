package dev.shelflife.notifier.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Notification;
import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.route.MessageText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A message in Slack's blocks: a header, a sentence, the facts, lines, images and the page. {@code text} says the same in one
 * line where blocks are not shown. All texts together stay far below what makes Slack refuse a message (some 13,000 characters).
 */
final class SlackBody {

    private static final int MAX_HEADER = 150;
    private static final int MAX_SECTION = 2_000;
    private static final int MAX_FIELD = 400;
    private static final int MAX_FIELDS = 10;

    private SlackBody() {}

    static byte[] of(Notification notification) {
        MessageText text = MessageText.of(notification);
        ObjectNode body = Json.mapper().createObjectNode();
        body.put("text", escaped(text.subject(), MAX_SECTION));
        body.put("unfurl_links", false);
        ArrayNode blocks = body.putArray("blocks");
        ObjectNode header = blocks.addObject().put("type", "header").putObject("text");
        header.put("type", "plain_text").put("text", escaped(text.subject(), MAX_HEADER));
        section(blocks, escaped(text.what(), MAX_SECTION));
        facts(blocks, text.facts());
        listed(blocks, text.titles().lines(), text.lines());
        listed(blocks, text.titles().images(), text.images());
        if (text.link() != null && text.link().length() <= MAX_FIELD) {
            section(
                    blocks,
                    text.titled(text.titles().source()) + " <"
                            + escaped(text.link().replace("|", "%7C")) + ">");
        }
        ObjectNode metadata = body.putObject("metadata").put("event_type", "shelflife_notification");
        metadata.putObject("event_payload")
                .put("id", notification.id())
                .put("transition", notification.transition().id());
        return Json.write(body);
    }

    private static void facts(ArrayNode blocks, List<MessageText.Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
        facts.stream().limit(MAX_FIELDS).forEach(fact -> fields.addObject()
                .put("type", "mrkdwn")
                .put("text", "*" + fact.name() + "*\n" + escaped(fact.value(), MAX_FIELD)));
    }

    private static void listed(ArrayNode blocks, String title, List<String> names) {
        if (!names.isEmpty()) {
            section(
                    blocks,
                    "*" + title + "*\n"
                            + escaped(
                                    names.stream().map(name -> "• " + name).collect(Collectors.joining("\n")),
                                    MAX_SECTION));
        }
    }

    private static void section(ArrayNode blocks, String text) {
        blocks.addObject()
                .put("type", "section")
                .putObject("text")
                .put("type", "mrkdwn")
                .put("text", text)
                .put("verbatim", true);
    }

    /** The three characters that Slack reads as its own are escaped; cut before that, so that no escape is cut in half. */
    static String escaped(String text, int most) {
        String escaped = escaped(Cut.to(most, text));
        for (int keep = most; escaped.length() > most; ) {
            keep = keep * 3 / 4;
            escaped = escaped(Cut.to(keep, text));
        }
        return escaped;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
