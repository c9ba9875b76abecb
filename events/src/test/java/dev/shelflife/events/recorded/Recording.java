package dev.shelflife.events.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Records of the topics as a former version of this program wrote them, byte for byte: a folder for each version, a file for
 * each topic, a record a line. What is recorded is never written anew; a new version records a folder of its own.
 */
final class Recording {

    static final Path ALL = Path.of("src/test/resources/recorded");

    /** The folder that is written, when it is not there yet, by {@code -Dgolden.update=true}. */
    static final Path NEWEST = ALL.resolve("2026-11-28");

    private Recording() {}

    /**
     * A record.
     *
     * @param version the folder's name
     * @param number of its line, from 1
     * @param bytes as recorded
     */
    @SuppressWarnings("ArrayRecordComponent") // read only here
    record Line(String version, Topic<?> topic, int number, byte[] bytes) {
        Object read() {
            return Json.read(bytes, topic.type());
        }

        JsonNode tree() {
            return Recording.tree(bytes);
        }

        @Override
        public String toString() {
            return version + "/" + topic.name() + ":" + number;
        }
    }

    /** All records of all versions. */
    static List<Line> lines() {
        try (Stream<Path> versions = Files.list(ALL)) {
            return versions.sorted()
                    .flatMap(version -> Topics.ALL.stream().flatMap(topic -> lines(version, topic).stream()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(Path version, Topic<?> topic) {
        return version.resolve(topic.name() + ".jsonl");
    }

    private static List<Line> lines(Path version, Topic<?> topic) {
        Path file = file(version, topic);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return java.util.stream.IntStream.range(0, lines.size())
                    .mapToObj(i -> new Line(
                            version.getFileName().toString(),
                            topic,
                            i + 1,
                            lines.get(i).getBytes(StandardCharsets.UTF_8)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(byte[] json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a value of a former version is not found again in one of today; null when all of it is. */
    static String lost(JsonNode former, JsonNode today, String where) {
        if (former.isObject() && today.isObject()) {
            for (Map.Entry<String, JsonNode> member : former.properties()) {
                JsonNode now = today.get(member.getKey());
                String lost = now == null
                        ? where + "/" + member.getKey()
                        : lost(member.getValue(), now, where + "/" + member.getKey());
                if (lost != null) {
                    return lost;
                }
            }
            return null;
        }
        if (former.isArray() && today.isArray() && former.size() == today.size()) {
            for (int i = 0; i < former.size(); i++) {
                String lost = lost(former.get(i), today.get(i), where + "/" + i);
                if (lost != null) {
                    return lost;
                }
            }
            return null;
        }
        return former.equals(today) ? null : where;
    }
}
