package dev.shelflife.app.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.identity.Identity;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.identity.LineId;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.events.topics.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of observations, one JSON object a line: {@code {"at","service","framework","version","endOfPatch",
 * "endOfAvailability"}}; dates are ISO, null means "not set". A version with several lines names them by {@code "line"}; without
 * it, it has one.
 */
final class ObservationFile {

    private static final String SOURCE = "observations";

    private ObservationFile() {}

    /**
     * Reads all lines, in the order of their instants; lines of one instant keep their order.
     *
     * @throws BadReplayInputException when a line cannot be read; names file and line
     */
    static List<Observation.Told> read(Path file) throws IOException, BadReplayInputException {
        byte[] bytes = Files.readAllBytes(file);
        String digest = Ids.sha256(bytes);
        List<Observation.Told> all = new ArrayList<>();
        int number = 0;
        for (String text : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
            number++;
            if (!text.isBlank()) {
                all.add(read(file, number, text, digest));
            }
        }
        all.sort(Comparator.comparing(Observation.Told::at));
        return inSequence(all);
    }

    /** Whether the first line that is not blank begins like a JSON object; also true when there is none. */
    static boolean looksLikeOne(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            int next = in.read();
            while (next == ' ' || next == '\t' || next == '\r' || next == '\n') {
                next = in.read();
            }
            return next == '{' || next < 0;
        }
    }

    private static Observation.SupportLines read(Path file, int number, String text, String digest)
            throws BadReplayInputException {
        try {
            JsonNode node = Json.mapper().readTree(text);
            Instant at = Instant.parse(required(node, "at"));
            String framework = required(node, "framework");
            String version = required(node, "version");
            SubjectKey key = new SubjectKey(
                    Identity.slug(required(node, "service")), Identity.slug(framework), Identity.versionSlug(version));
            String section = node.has("line") ? required(node, "line") : SOURCE;
            Provenance provenance = new Provenance(file.toUri().toString(), at, digest, "line " + number, null, null);
            PublishedDate patch = date(node, "endOfPatch");
            PublishedDate availability = date(node, "endOfAvailability");
            SupportLine line = new SupportLine(
                    LineId.of(key, section, version, null, null, null, null),
                    key.key(),
                    key.service(),
                    section,
                    null,
                    framework,
                    version,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    patch.date(),
                    patch.status(),
                    availability.date(),
                    availability.status(),
                    List.of(),
                    List.of(),
                    provenance);
            return new Observation.SupportLines(key.key(), SOURCE, 0, at, ZoneId.of("UTC"), List.of(line));
        } catch (JsonProcessingException e) {
            throw new BadReplayInputException(
                    file + ":" + number + ": not a JSON object: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new BadReplayInputException(file + ":" + number + ": " + e.getMessage(), e);
        }
    }

    private static List<Observation.Told> inSequence(List<Observation.Told> all) {
        List<Observation.Told> numbered = new ArrayList<>(all.size());
        long sequence = 0;
        for (Observation.Told each : all) {
            Observation.SupportLines lines = (Observation.SupportLines) each;
            numbered.add(new Observation.SupportLines(
                    lines.subject(), lines.source(), ++sequence, lines.at(), lines.zone(), lines.lines()));
        }
        return numbered;
    }

    /** A member that must be there and be a text. */
    static String required(JsonNode node, String member) {
        JsonNode value = node.get(member);
        if (value == null || !value.isTextual() || value.textValue().isBlank()) {
            throw new IllegalArgumentException("'" + member + "' is missing or not a text");
        }
        return value.textValue();
    }

    private static PublishedDate date(JsonNode node, String member) {
        @Nullable JsonNode value = node.get(member);
        if (value == null || value.isNull()) {
            return PublishedDate.NOT_SET;
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException("'" + member + "' is neither an ISO date nor null");
        }
        return PublishedDate.of(LocalDate.parse(value.textValue()));
    }
}
