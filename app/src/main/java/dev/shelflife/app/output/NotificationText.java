package dev.shelflife.app.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.app.history.NotificationStory;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.topics.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why somebody was told, or was not: from the delivery back to the cell. */
public final class NotificationText {

    /** The subscription that signs of life are sent for. */
    private static final String HEARTBEAT = "heartbeat";

    private NotificationText() {}

    /** For people: what became of it, for whom it was, and each transition that it tells with its cells. */
    public static List<String> lines(NotificationStory story) {
        List<String> text = new ArrayList<>();
        text.add("notification " + story.id() + " to " + story.destination()
                + (story.subscription() == null ? "" : " for subscription " + story.subscription()));
        if (HEARTBEAT.equals(story.subscription())) {
            text.add(
                    "  a sign of life: told at regular times while all is decided and sent, so that silence is noticed");
        }
        if (story.deliveries().isEmpty()) {
            text.add("  waits still");
        }
        story.deliveries().forEach(each -> text.add("  " + each.at() + "  " + outcome(each)));
        if (!story.parts().isEmpty()) {
            text.add("  tells " + Words.count(story.parts().size(), "notification") + " in one:");
            story.parts().forEach(each -> text.add("    " + each.notification() + " about " + each.subject()));
        }
        story.transitions().forEach(each -> {
            text.add("");
            text.addAll(TransitionDetails.of(each));
        });
        return text;
    }

    /** For machines: one object. */
    public static String json(NotificationStory story) {
        ObjectNode line = Json.mapper().createObjectNode();
        line.put("kind", "notification");
        line.setAll((ObjectNode) Json.mapper().valueToTree(story));
        return line.toString();
    }

    private static String outcome(Delivery delivery) {
        return delivery.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (delivery.attempts() == 0 ? "" : " after " + Words.count(delivery.attempts(), "attempt"))
                + (delivery.digest() == null ? "" : " as part of " + delivery.digest())
                + (delivery.reason() == null ? "" : ": " + delivery.reason());
    }
}
