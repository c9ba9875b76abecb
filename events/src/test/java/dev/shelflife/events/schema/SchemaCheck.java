package dev.shelflife.events.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether a JSON value is what a schema of {@link Schemas} says, in the few words of JSON Schema that those use. Stricter than
 * the standard in one point: a member that the schema does not tell of is a violation, for nobody could know of it.
 */
final class SchemaCheck {

    private final JsonNode root;
    private final List<String> violations = new ArrayList<>();

    private SchemaCheck(JsonNode root) {
        this.root = root;
    }

    static List<String> violations(JsonNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(schema);
        check.check("$", schema, value);
        return check.violations;
    }

    private void check(String path, JsonNode reference, JsonNode value) {
        JsonNode schema = Schemas.resolve(root, reference);
        if (schema.has("anyOf")) {
            checkOptions(path, schema.path("anyOf"), value);
            return;
        }
        if (schema.has("const") && !schema.path("const").equals(value)) {
            violations.add(path + ": is not " + schema.path("const"));
        }
        if (schema.has("enum") && !contains(schema.path("enum"), value)) {
            violations.add(path + ": " + value + " is not among " + schema.path("enum"));
        }
        JsonNode type = schema.path("type");
        if (schema.has("type") && !(type.isTextual() ? is(type.asText(), value) : anyIs(type, value))) {
            violations.add(path + ": " + value + " is no " + type);
        }
        value.elements().forEachRemaining(element -> {
            if (value.isArray()) {
                check(path + "[]", schema.path("items"), element);
            }
        });
        if (value.isObject()) {
            checkMembers(path, schema, value);
        }
    }

    /** One option must fit; when none does, what is wrong with the one that comes nearest is told. */
    private void checkOptions(String path, JsonNode options, JsonNode value) {
        List<String> nearest = List.of(path + ": has no options");
        int fewest = Integer.MAX_VALUE;
        for (JsonNode option : options) {
            SchemaCheck attempt = new SchemaCheck(root);
            attempt.check(path, option, value);
            if (attempt.violations.size() < fewest) {
                fewest = attempt.violations.size();
                nearest = attempt.violations;
            }
        }
        violations.addAll(nearest);
    }

    private void checkMembers(String path, JsonNode schema, JsonNode value) {
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode told = schema.has("additionalProperties")
                    ? schema.path("additionalProperties")
                    : schema.path("properties").path(member.getKey());
            if (told.isMissingNode()) {
                violations.add(path + "." + member.getKey() + ": is not told of");
            } else {
                check(path + "." + member.getKey(), told, member.getValue());
            }
        }
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asText())) {
                violations.add(path + "." + required.asText() + ": is missing");
            }
        }
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode each : values) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyIs(JsonNode types, JsonNode value) {
        for (JsonNode type : types) {
            if (is(type.asText(), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("a type that our schemas do not use: " + type);
        };
    }
}
