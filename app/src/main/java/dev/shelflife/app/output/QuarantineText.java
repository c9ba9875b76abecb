package dev.shelflife.app.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Quarantined;
import dev.shelflife.events.topics.Json;

/** What the guard holds, for people and machines. Pure. */
public final class QuarantineText {

    private QuarantineText() {}

    /** In words: what, why, since when and how often. */
    public static String line(Quarantined held) {
        String what = held.line() == null ? "the whole page" : "line " + held.line() + " of " + held.subject();
        return what + ", not believed since " + held.since() + " (seen " + held.fetches()
                + (held.fetches() == 1 ? " time" : " times") + "): " + String.join("; ", held.reasons());
    }

    /** As a line of JSON: {@code kind}, {@code source} and the members of {@link Quarantined}. */
    public static String json(String source, Quarantined held) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("kind", "quarantine").put("source", source);
        node.setAll((ObjectNode) Json.mapper().valueToTree(held));
        return node.toString();
    }
}
