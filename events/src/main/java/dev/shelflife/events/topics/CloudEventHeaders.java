package dev.shelflife.events.topics;

import dev.shelflife.events.Delivery;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Transition;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.inventory.Target;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 attributes as Kafka headers (binary content mode of the Kafka protocol binding), for the public topics.
 */
public final class CloudEventHeaders {

    /**
     * Domain time up to which the log had been decided when the record was written; not part of the payload. What a record of
     * {@code shelflife.history} says was known from then on.
     */
    public static final String DECIDED_AT = "shelflife_decided_at";

    private static final String TYPE_PREFIX = "dev.shelflife.";
    private static final String SCHEMA_PREFIX = "urn:shelflife:schema:";

    private CloudEventHeaders() {}

    /** The name of the attribute that tells the media type of the data. */
    public static final String CONTENT_TYPE = "datacontenttype";

    /** Headers of a transition, on {@code shelflife.transitions} and the deprecation topics. */
    public static Headers of(Transition transition) {
        return headers(attributes(transition));
    }

    /** The attributes of a transition's event, by name, in a fixed order, whatever it travels on. */
    public static Map<String, String> attributes(Transition transition) {
        return attributes(
                transition.id(),
                transition.service(),
                TYPE_PREFIX + "lifecycle." + transition.type().slug() + ".v1",
                transition.subject(),
                transition.effectiveAt(),
                "transition");
    }

    /** Headers of an image release. */
    public static Headers of(ImageRelease release, Instant observedAt) {
        return headers(
                release.id(),
                release.service(),
                TYPE_PREFIX + "image-release.v1",
                release.key(),
                observedAt,
                "image-release");
    }

    /** Headers of a row of the state table. */
    public static Headers of(Lifecycle row, String id) {
        return headers(
                id, "lifecycles", TYPE_PREFIX + "lifecycle.state.v1", row.subject(), row.observedUntil(), "lifecycle");
    }

    /** Headers of what became of a notification. */
    public static Headers of(Delivery delivery) {
        return headers(
                Ids.of("delivery", delivery.notification(), delivery.outcome(), delivery.attempts()),
                "destination:" + delivery.destination(),
                TYPE_PREFIX + "delivery."
                        + delivery.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-') + ".v1",
                delivery.subject(),
                delivery.at(),
                "delivery");
    }

    /**
     * Headers of where a use of an image stands.
     *
     * @param at when what it follows from was received (UTC)
     */
    public static Headers of(Target target, Instant at) {
        return headers(
                Ids.of("target-state", Json.line(target)),
                "targets",
                TYPE_PREFIX + "target.state.v1",
                target.key(),
                at,
                "target");
    }

    /** The value of a header as text, or null when it is not there. */
    public static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Adds a header with text. */
    public static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Headers headers(String id, String source, String type, String subject, Instant time, String schema) {
        return headers(attributes(id, source, type, subject, time, schema));
    }

    private static Headers headers(Map<String, String> attributes) {
        Headers headers = new RecordHeaders();
        attributes.forEach(
                (name, value) -> add(headers, name.equals(CONTENT_TYPE) ? "content-type" : "ce_" + name, value));
        return headers;
    }

    private static Map<String, String> attributes(
            String id, String source, String type, String subject, Instant time, String schema) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", id);
        attributes.put("source", "urn:shelflife:" + source.toLowerCase(Locale.ROOT));
        attributes.put("type", type);
        attributes.put("subject", subject);
        attributes.put("time", time.toString());
        attributes.put("dataschema", SCHEMA_PREFIX + schema + ":1");
        attributes.put(CONTENT_TYPE, "application/json");
        return attributes;
    }
}
