package dev.shelflife.events.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether two schemas of {@link Schemas} are FULL compatible: a reader of each reads what a writer of the other wrote. Our
 * readers pass over members they do not know, read an absent member as null, an unknown enum value as {@code OTHER} and an
 * unknown kind as {@code Unknown}; what else differs breaks one of them.
 */
final class SchemaCompatibility {

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> breaks = new ArrayList<>();

    private SchemaCompatibility(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** What breaks a reader, with the path to it; empty when nothing does. */
    static List<String> breaks(JsonNode before, JsonNode after) {
        SchemaCompatibility comparison = new SchemaCompatibility(before, after);
        comparison.compare("$", before, after);
        return List.copyOf(comparison.breaks);
    }

    private void compare(String path, JsonNode old, JsonNode now) {
        JsonNode was = Schemas.resolve(before, old);
        JsonNode is = Schemas.resolve(after, now);
        if (nullable(was) != nullable(is)) {
            breaks.add(path + (nullable(was) ? ": can no longer be null" : ": can now be null"));
        }
        was = Schemas.resolve(before, withoutNull(was));
        is = Schemas.resolve(after, withoutNull(is));
        Map<String, JsonNode> oldKinds = kinds(before, was);
        if (!oldKinds.isEmpty()) {
            compareKinds(path, oldKinds, kinds(after, is));
            return;
        }
        same(path, "type", types(was), types(is));
        same(path, "format", was.path("format"), is.path("format"));
        same(path, "encoding", was.path("contentEncoding"), is.path("contentEncoding"));
        compareEnum(path, values(was.path("enum")), values(is.path("enum")));
        compareMembers(path, was, is);
        compareInner(path + "[]", was.path("items"), is.path("items"));
        compareInner(path + "{}", was.path("additionalProperties"), is.path("additionalProperties"));
    }

    private void compareKinds(String path, Map<String, JsonNode> old, Map<String, JsonNode> now) {
        old.forEach((kind, schema) -> {
            if (now.containsKey(kind)) {
                compareMembers(path + "<" + kind + ">", schema, now.get(kind));
            } else {
                breaks.add(path + ": kind " + kind + " is gone");
            }
        });
    }

    private void compareMembers(String path, JsonNode was, JsonNode is) {
        Set<String> names = new LinkedHashSet<>();
        was.path("properties").fieldNames().forEachRemaining(names::add);
        is.path("properties").fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode old = was.path("properties").path(name);
            JsonNode now = is.path("properties").path(name);
            String member = path + "." + name;
            if (old.isMissingNode()) {
                absentMustBeNull(member, "is new", Schemas.resolve(after, now));
            } else if (now.isMissingNode()) {
                absentMustBeNull(member, "is gone", Schemas.resolve(before, old));
            } else {
                compare(member, old, now);
                same(member, "required", required(was, name), required(is, name));
            }
        }
    }

    /** The reader that knows the member finds it absent in the other's data, and reads null. */
    private void absentMustBeNull(String member, String what, JsonNode schema) {
        if (!nullable(schema)) {
            breaks.add(member + ": " + what + " and cannot be null");
        }
    }

    private void compareEnum(String path, Set<String> old, Set<String> now) {
        Set<String> gone = new TreeSet<>(old);
        gone.removeAll(now);
        if (!gone.isEmpty()) {
            breaks.add(path + ": enum values are gone: " + gone);
        }
        if (old.isEmpty() != now.isEmpty()) {
            breaks.add(path + ": is an enum in one of them only");
            return;
        }
        Set<String> added = new TreeSet<>(now);
        added.removeAll(old);
        if (!added.isEmpty() && !old.contains("OTHER") && !old.contains("other")) {
            breaks.add(path + ": enum values are new where old readers know no OTHER: " + added);
        }
    }

    private void compareInner(String path, JsonNode old, JsonNode now) {
        if (old.isObject() && now.isObject()) {
            compare(path, old, now);
        } else {
            same(path, "schema", old, now);
        }
    }

    private void same(String path, String what, Object old, Object now) {
        if (!old.equals(now)) {
            breaks.add(path + ": " + what + " was " + old + " and is " + now);
        }
    }

    private static boolean required(JsonNode schema, String name) {
        return values(schema.path("required")).contains(name);
    }

    private static boolean nullable(JsonNode schema) {
        if (values(schema.path("type")).contains("null")) {
            return true;
        }
        for (JsonNode option : schema.path("anyOf")) {
            if (option.path("type").asText().equals("null")) {
                return true;
            }
        }
        return false;
    }

    /** The one option that is not null, where the schema is "null or that". */
    private static JsonNode withoutNull(JsonNode schema) {
        if (!nullable(schema) || !schema.has("anyOf")) {
            return schema;
        }
        for (JsonNode option : schema.path("anyOf")) {
            if (!option.path("type").asText().equals("null")) {
                return option;
            }
        }
        return schema;
    }

    /** The options of a tagged union by the value of their tag; empty when it is none. */
    private static Map<String, JsonNode> kinds(JsonNode root, JsonNode schema) {
        Map<String, JsonNode> kinds = new LinkedHashMap<>();
        Iterable<JsonNode> options = schema.has("anyOf") ? schema.path("anyOf") : List.of(schema);
        for (JsonNode option : options) {
            JsonNode kind = Schemas.resolve(root, option);
            JsonNode tag = kind.at("/properties/kind/const");
            if (!tag.isMissingNode()) {
                kinds.put(tag.asText(), kind);
            }
        }
        return kinds;
    }

    private static Set<String> types(JsonNode schema) {
        Set<String> types = values(schema.path("type"));
        types.remove("null");
        return types;
    }

    private static Set<String> values(JsonNode oneOrMany) {
        Set<String> values = new TreeSet<>();
        if (oneOrMany.isTextual()) {
            values.add(oneOrMany.asText());
        }
        oneOrMany.forEach(value -> values.add(value.asText()));
        return values;
    }
}
