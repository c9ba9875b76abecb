package dev.shelflife.notifier.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Notification;
import dev.shelflife.events.topics.CloudEventHeaders;
import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.Terms;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * CloudEvents 1.0 over HTTP, with the attributes that the events have on the topics: source and id together are the same on
 * each attempt and on each way. The data is the transition.
 */
public final class CloudEventsChannel implements Channel {

    /** Every consumer is to take events of this size (CloudEvents 1.0, size limits); attributes need some of it. */
    static final int MAX_BYTES = 60_000;

    /** Of several transitions in one event: {@code data.transitions}. */
    private static final String DIGEST = "dev.shelflife.digest.v1";

    private static final String STRUCTURED = "application/cloudevents+json; charset=utf-8";

    private final Destination.CloudEvents destination;
    private final HttpPost post;

    /**
     * A channel to a receiver.
     *
     * @throws IllegalArgumentException when its token cannot be looked up
     */
    public CloudEventsChannel(Destination.CloudEvents destination) {
        this.destination = destination;
        this.post = new HttpPost(destination.name(), destination.timeout());
        HttpPost.tryOut(destination.name(), this::addressed);
    }

    @Override
    public Terms terms() {
        return Terms.TELL_ONCE;
    }

    @Override
    public Outcome deliver(Job job, Instant now) {
        Notification notification = job.notification();
        Map<String, String> attributes = new LinkedHashMap<>(CloudEventHeaders.attributes(notification.transition()));
        ObjectNode data = Json.mapper().valueToTree(notification.transition());
        if (notification.transitions().size() > 1) {
            attributes.put("id", notification.id());
            attributes.put("type", DIGEST);
            attributes.remove("dataschema");
            data = Json.mapper().createObjectNode();
            data.set("transitions", Json.mapper().valueToTree(notification.transitions()));
        }
        if (destination.structured()) {
            byte[] event = structured(attributes, data);
            return post.send(() -> addressed().header("content-type", STRUCTURED), event, now, HttpPost.BY_STATUS);
        }
        byte[] body = Shortening.fit(data, data, data, MAX_BYTES);
        return post.send(() -> binary(attributes), body, now, HttpPost.BY_STATUS);
    }

    private static byte[] structured(Map<String, String> attributes, ObjectNode data) {
        ObjectNode event = Json.mapper().createObjectNode();
        attributes.forEach(event::put);
        event.set("data", data);
        return Shortening.fit(event, data, data, MAX_BYTES);
    }

    private HttpRequest.Builder binary(Map<String, String> attributes) {
        HttpRequest.Builder request = addressed();
        attributes.forEach((name, value) -> request.header(
                name.equals(CloudEventHeaders.CONTENT_TYPE) ? "content-type" : "ce-" + name, encoded(value)));
        return request;
    }

    private HttpRequest.Builder addressed() {
        HttpRequest.Builder request = HttpRequest.newBuilder(destination.url());
        if (destination.token() != null) {
            request.header("authorization", "Bearer " + HttpPost.word(destination.token()));
        }
        return request;
    }

    /** As the HTTP binding 1.0 has it (3.1.3.2): what is not printable ASCII, and blank, quote and per cent, are percent-encoded. */
    static String encoded(String value) {
        StringBuilder text = new StringBuilder();
        for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = each > ' ' && each < 0x7f && each != '"' && each != '%';
            text.append(plain ? Character.toString(each) : String.format(Locale.ROOT, "%%%02X", each));
        }
        return text.toString();
    }
}
