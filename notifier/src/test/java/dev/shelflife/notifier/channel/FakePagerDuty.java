package dev.shelflife.notifier.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shelflife.events.topics.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * PagerDuty by its documented rules: a trigger opens an incident or folds into the open one of its key, an acknowledged incident
 * is silent about further triggers, an acknowledgement or a resolution without an incident is dropped, a change pages nobody, and who
 * comes too fast is sent away.
 */
final class FakePagerDuty implements AutoCloseable {

    private static final int MAX_BYTES = 512_000;

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    /** Open incidents by key: whether they are acknowledged. */
    final Map<String, Boolean> open = new LinkedHashMap<>();

    /** The keys for which somebody was paged. */
    final List<String> pages = new ArrayList<>();

    /** The summaries of changes. */
    final List<String> changes = new ArrayList<>();

    /** What it asks before it takes anything: whether this comes too fast for it. */
    BooleanSupplier tooFast = () -> false;

    /** All bodies that it got. */
    final List<JsonNode> bodies = new ArrayList<>();

    FakePagerDuty() throws IOException {
        server.createContext("/v2/enqueue", exchange -> answer(exchange, true));
        server.createContext("/v2/change/enqueue", exchange -> answer(exchange, false));
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A person says "known" there. */
    synchronized void acknowledge(String key) {
        open.put(key, true);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange, boolean alert) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        JsonNode body = Json.mapper().readTree(bytes);
        bodies.add(body);
        if (tooFast.getAsBoolean()) {
            exchange.sendResponseHeaders(429, -1);
            exchange.close();
            return;
        }
        boolean valid = bytes.length <= MAX_BYTES
                && body.path("routing_key").asText().length() == 32
                && (alert ? takeAlert(body) : takeChange(body));
        ObjectNode said = Json.mapper().createObjectNode().put("status", valid ? "success" : "invalid event");
        byte[] answer = Json.write(said);
        exchange.sendResponseHeaders(valid ? 202 : 400, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private boolean takeAlert(JsonNode body) {
        String key = body.path("dedup_key").asText();
        if (key.isEmpty() || key.length() > 255) {
            return false;
        }
        switch (body.path("event_action").asText()) {
            case "trigger" -> {
                JsonNode payload = body.path("payload");
                if (!isPayload(payload) || !payload.hasNonNull("severity")) {
                    return false;
                }
                if (open.putIfAbsent(key, false) == null) {
                    pages.add(key);
                }
            }
            case "acknowledge" -> open.computeIfPresent(key, (same, before) -> true);
            case "resolve" -> open.remove(key);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean takeChange(JsonNode body) {
        changes.add(body.path("payload").path("summary").asText());
        return isPayload(body.path("payload"));
    }

    private static boolean isPayload(JsonNode payload) {
        String summary = payload.path("summary").asText();
        return !summary.isEmpty() && summary.length() <= 1_024 && payload.hasNonNull("source");
    }
}
