package dev.shelflife.notifier.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.topics.Json;
import java.util.List;

/**
 * The body of a webhook: {@code type}, {@code timestamp} (when it happened), {@code data} (the transition). A body above the
 * limit is shortened, see {@link Shortening}.
 */
final class WebhookBody {

    /** Standard Webhooks 1.0.0 wants bodies below 20 KB. */
    static final int MAX_BYTES = 20_000;

    private static final List<String> IN_SHORT = List.of(
            "id", "subject", "type", "milestone", "oldDate", "newDate", "leadDays", "effectiveAt", "daysOfNotice");

    private record Whole(String type, String timestamp, Transition data) {}

    private WebhookBody() {}

    /** The type in a body; the standard allows letters, digits, underscores, and dots between. */
    static String type(Transition transition) {
        return "lifecycle." + transition.type().slug().replace('-', '_');
    }

    /** Of a digest: what happened, in short, for each of its transitions; their ids lead to the rest. */
    static byte[] of(Notification notification) {
        List<Transition> all = notification.transitions();
        if (all.size() == 1) {
            return of(all.get(0));
        }
        ObjectNode body = Json.mapper().createObjectNode();
        body.put("type", "lifecycle.digest");
        body.put("timestamp", notification.transition().effectiveAt().toString());
        ArrayNode told = body.putObject("data").putArray("transitions");
        for (Transition each : all) {
            ObjectNode whole = Json.mapper().valueToTree(each);
            told.add(whole.retain(IN_SHORT));
        }
        return Json.write(body);
    }

    static byte[] of(Transition transition) {
        byte[] whole =
                Json.write(new Whole(type(transition), transition.effectiveAt().toString(), transition));
        return whole.length <= MAX_BYTES ? whole : shortened(whole);
    }

    private static byte[] shortened(byte[] whole) {
        ObjectNode body = Json.read(whole, ObjectNode.class);
        return Shortening.fit(body, body.get("data"), body, MAX_BYTES);
    }
}
