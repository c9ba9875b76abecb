package dev.shelflife.notifier.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Notification;
import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.route.MessageText;
import java.util.List;

/**
 * A message with an adaptive card. Texts are runs of rich text blocks: those are shown as they are, while text blocks and facts
 * read Markdown. Stays below the 28 KB that Teams takes.
 */
final class TeamsBody {

    static final int MAX_BYTES = 25_000;

    private static final int MAX_TEXT = 1_500;
    private static final int MAX_NAME = 300;

    private TeamsBody() {}

    static byte[] of(Notification notification) {
        byte[] whole = of(notification, MessageText.MAX_NAMED + 1);
        return whole.length <= MAX_BYTES ? whole : of(notification, 3);
    }

    /** With so many lines and images at most. */
    private static byte[] of(Notification notification, int most) {
        MessageText text = MessageText.of(notification);
        ObjectNode message = Json.mapper().createObjectNode().put("type", "message");
        ObjectNode attachment = message.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive").putNull("contentUrl");
        ObjectNode card = attachment.putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard").put("version", "1.2");
        card.put("fallbackText", Cut.to(MAX_TEXT, text.subject()));
        ArrayNode body = card.putArray("body");
        run(block(body).put("id", notification.id()), text.subject())
                .put("weight", "Bolder")
                .put("size", "Medium");
        run(block(body), text.what());
        facts(body, text);
        listed(body, text.titles().lines(), text.lines(), text.titles().more(), most);
        listed(body, text.titles().images(), text.images(), text.titles().more(), most);
        if (text.link() != null) {
            card.putArray("actions")
                    .addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", text.titles().page())
                    .put("url", text.link());
        }
        card.putObject("msteams").put("width", "full");
        return Json.write(message);
    }

    private static void facts(ArrayNode body, MessageText text) {
        for (MessageText.Fact fact : text.facts()) {
            ObjectNode block = block(body).put("spacing", "Small");
            run(block, text.titled(fact.name()) + " ").put("weight", "Bolder");
            run(block, fact.value());
        }
    }

    private static void listed(ArrayNode body, String title, List<String> names, String more, int most) {
        if (names.isEmpty()) {
            return;
        }
        run(block(body), title).put("weight", "Bolder");
        names.stream().limit(most).forEach(name -> run(block(body).put("spacing", "None"), Cut.to(MAX_NAME, name)));
        if (names.size() > most) {
            run(block(body).put("spacing", "None"), more);
        }
    }

    private static ObjectNode block(ArrayNode body) {
        return body.addObject().put("type", "RichTextBlock");
    }

    /** One more run in a block. */
    private static ObjectNode run(ObjectNode block, String text) {
        ArrayNode inlines = block.withArray("inlines");
        return inlines.addObject().put("type", "TextRun").put("text", Cut.to(MAX_TEXT, text));
    }
}
