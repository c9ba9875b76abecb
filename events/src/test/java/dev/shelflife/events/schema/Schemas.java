package dev.shelflife.events.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.shelflife.events.topics.Json;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes the JSON Schema of a record type: members in declared order, null where {@code @Nullable} says so, all required but those that
 * {@code @JsonInclude} leaves out when they are null.
 */
final class Schemas {

    private static final SchemaGenerator GENERATOR = new SchemaGenerator(
            new SchemaGeneratorConfigBuilder(Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                    .with(new JacksonModule(
                            JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY, JacksonOption.IGNORE_TYPE_INFO_TRANSFORM))
                    .with(Option.ADDITIONAL_FIXED_TYPES, Option.EXTRA_OPEN_API_FORMAT_VALUES)
                    .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.PLAIN_DEFINITION_KEYS)
                    .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                    .with(config -> config.forTypesInGeneral().withPropertySorter(Comparator.comparing(member -> 0)))
                    .with(config -> config.forTypesInGeneral()
                            .withTypeAttributeOverride((schema, type, context) ->
                                    addTag(schema, type.getType().getErasedType())))
                    .with(config -> config.forTypesInGeneral()
                            .withCustomDefinitionProvider(
                                    (type, context) -> type.getErasedType() == byte[].class ? base64() : null))
                    .with(config -> config.forFields()
                            .withRequiredCheck(field -> field.getRawMember().getAnnotation(JsonInclude.class) == null)
                            .withNullableCheck(field ->
                                    field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class)))
                    .build());

    private Schemas() {}

    /** The schema's name, as in the {@code ce_dataschema} header: {@code image-release} for {@code ImageRelease}. */
    static String name(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The schema of a type. */
    static JsonNode of(Class<?> type) {
        ObjectNode schema = Json.mapper().createObjectNode();
        ObjectNode generated = GENERATOR.generateSchema(type);
        schema.set("$schema", generated.remove("$schema"));
        schema.put("$id", "urn:shelflife:schema:" + name(type) + ":1");
        schema.setAll(generated);
        return schema;
    }

    /**
     * The member that tells which kind a record is. The library looks for the annotations on the interface next to the record
     * only, and ours stand on the root of a hierarchy.
     */
    private static void addTag(ObjectNode schema, Class<?> type) {
        JsonTypeInfo tag = inherited(type, JsonTypeInfo.class);
        JsonSubTypes kinds = inherited(type, JsonSubTypes.class);
        if (!type.isRecord() || tag == null || kinds == null) {
            return;
        }
        for (JsonSubTypes.Type kind : kinds.value()) {
            if (kind.value() == type) {
                ObjectNode members = Json.mapper().createObjectNode();
                members.putObject(tag.property()).put("const", kind.name());
                members.setAll((ObjectNode) schema.path("properties"));
                schema.set("properties", members);
                schema.withArrayProperty("required").insert(0, tag.property());
            }
        }
    }

    private static <A extends Annotation> @Nullable A inherited(Class<?> type, Class<A> annotation) {
        A found = type.getAnnotation(annotation);
        for (Class<?> above : type.getInterfaces()) {
            found = found == null ? inherited(above, annotation) : found;
        }
        return found;
    }

    private static CustomDefinition base64() {
        return new CustomDefinition(
                Json.mapper().createObjectNode().put("type", "string").put("contentEncoding", "base64"), true);
    }

    /** A schema with its reference followed. */
    static JsonNode resolve(JsonNode root, JsonNode schema) {
        JsonNode at = schema;
        while (at.has("$ref")) {
            at = root.at(at.path("$ref").asText().substring(1));
        }
        return at;
    }

    /** As it stands in the file. */
    static String print(JsonNode schema) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        try {
            return Json.mapper()
                            .writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(lines)
                                    .withArrayIndenter(lines))
                            .writeValueAsString(schema)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema that cannot be written", e);
        }
    }
}
