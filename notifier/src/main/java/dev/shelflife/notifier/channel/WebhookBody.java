package dev.shelflife.notifier.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Transition;
import dev.shelflife.events.topics.Json;

/**
 * The body of a webhook: {@code type}, {@code timestamp} (when it happened), {@code data} (the transition). A body above the
 * limit is shortened, see {@link Shortening}.
 */
final class WebhookBody {

    /** Standard Webhooks 1.0.0 wants bodies below 20 KB. */
    static final int MAX_BYTES = 20_000;

    private WebhookBody() {}

    /** The type in a body; the standard allows letters, digits, underscores, and dots between. */
    static String type(Transition transition) {
        return "lifecycle." + transition.type().slug().replace('-', '_');
    }

    static byte[] of(Transition transition) {
        ObjectNode body = Json.mapper().createObjectNode();
        body.put("type", type(transition));
        body.put("timestamp", transition.effectiveAt().toString());
        JsonNode data = Json.mapper().valueToTree(transition);
        body.set("data", data);
        return Shortening.fit(body, data, body, MAX_BYTES);
    }
}
