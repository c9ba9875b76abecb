package dev.shelflife.notifier.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.topics.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a body fit: its longest lists are cut, and {@code shortened} says how long they were. The same bytes each time. */
final class Shortening {

    private static final String NOTE = "shortened";

    private Shortening() {}

    /**
     * The body as bytes.
     *
     * @param body what is written
     * @param data the object in it (or itself) whose lists may be cut
     * @param note the object in it (or itself) that is to say so
     * @param maxBytes what the receiver takes
     */
    static byte[] fit(JsonNode body, JsonNode data, ObjectNode note, int maxBytes) {
        byte[] bytes = Json.write(body);
        Map<String, Integer> shortened = new LinkedHashMap<>();
        while (bytes.length > maxBytes && shortenLongest(data, shortened)) {
            note.set(NOTE, Json.mapper().valueToTree(shortened));
            bytes = Json.write(body);
        }
        return bytes;
    }

    private static boolean shortenLongest(JsonNode data, Map<String, Integer> shortened) {
        String name = null;
        ArrayNode longest = null;
        int most = 0;
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            ArrayNode list = list(field.getValue());
            int size = list == null ? 0 : list.toString().length();
            if (list != null && !list.isEmpty() && size > most) {
                name = field.getKey();
                longest = list;
                most = size;
            }
        }
        if (longest == null || name == null) {
            return false;
        }
        shortened.putIfAbsent(name, longest.size());
        for (int keep = longest.size() / 2; longest.size() > keep; ) {
            longest.remove(longest.size() - 1);
        }
        return true;
    }

    /** A list, or the images of a release. */
    private static @Nullable ArrayNode list(JsonNode value) {
        return value instanceof ArrayNode list ? list : value.get("images") instanceof ArrayNode images ? images : null;
    }
}
