package dev.shelflife.app.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.UnreadableRecordException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state table at one time, as a text: a first line of JSON that says when it was taken, how many rows follow and the SHA-256 of
 * their bytes, then one row on each line, in the order of the subjects. Pure.
 *
 * @param takenAt when it was taken (UTC)
 * @param rows by subject
 */
public record Snapshot(Instant takenAt, SortedMap<String, Lifecycle> rows) {

    private static final String KIND = "shelflife-snapshot";
    private static final int FORM = 1;

    /** Copies, so that it is a value. */
    public Snapshot {
        rows = new TreeMap<>(rows);
    }

    /** As text, with a line feed at the end of each line. */
    public String text() {
        String body = body(rows.values());
        return Json.mapper()
                        .createObjectNode()
                        .put("kind", KIND)
                        .put("form", FORM)
                        .put("takenAt", takenAt.toString())
                        .put("rows", rows.size())
                        .put("sha256", sha256(body))
                + "\n" + body;
    }

    private static String body(Collection<Lifecycle> rows) {
        StringBuilder body = new StringBuilder();
        for (Lifecycle row : rows) {
            body.append(new String(Json.write(row), StandardCharsets.UTF_8)).append('\n');
        }
        return body.toString();
    }

    /**
     * Reads such a text.
     *
     * @throws IOException saying what is wrong, also when it was cut or changed
     */
    public static Snapshot read(String text) throws IOException {
        int end = text.indexOf('\n');
        JsonNode head = head(end < 0 ? text : text.substring(0, end));
        if (!head.path("kind").asText("").equals(KIND)) {
            throw new IOException("it does not begin with the first line of a snapshot");
        }
        if (head.path("form").asInt() != FORM) {
            throw new IOException("it has form " + head.path("form").asText() + ", known is " + FORM
                    + ": it was written by a later version");
        }
        String body = end < 0 ? "" : text.substring(end + 1);
        if (!sha256(body).equals(head.path("sha256").asText(""))) {
            throw new IOException("its checksum is wrong: it was cut or changed");
        }
        SortedMap<String, Lifecycle> rows = new TreeMap<>();
        try {
            for (String line : body.lines().toList()) {
                Lifecycle row = Json.read(line.getBytes(StandardCharsets.UTF_8), Lifecycle.class);
                rows.put(row.subject(), row);
            }
            return new Snapshot(Instant.parse(head.path("takenAt").asText("")), rows);
        } catch (UnreadableRecordException | DateTimeException e) {
            throw new IOException("it cannot be read: " + e.getMessage(), e);
        }
    }

    private static JsonNode head(String line) throws IOException {
        try {
            return Json.mapper().readTree(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IOException("it does not begin with the first line of a snapshot", e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
