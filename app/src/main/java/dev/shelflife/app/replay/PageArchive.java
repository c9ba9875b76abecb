package dev.shelflife.app.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.topics.Json;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.SourceCatalogue;
import dev.shelflife.yaml.Suggestion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A folder of pages with {@code manifest.jsonl}, one JSON object a line: {@code {"file","source","fetchedAt"}}. */
final class PageArchive {

    static final String MANIFEST = "manifest.jsonl";

    /**
     * A page of the archive, not read yet.
     *
     * @param file as the manifest names it
     * @param path where it is
     * @param fetchedAt (UTC)
     */
    record Entry(String file, Path path, Source source, Instant fetchedAt) {

        Page page() throws IOException {
            return Page.of(source, fetchedAt, Files.readAllBytes(path));
        }
    }

    private PageArchive() {}

    /**
     * The entries in the order of their instants; those of one instant keep their order.
     *
     * @throws BadReplayInputException that tells all lines which cannot be used
     */
    static List<Entry> read(Path folder, SourceCatalogue sources) throws IOException, BadReplayInputException {
        Path manifest = folder.resolve(MANIFEST);
        List<Entry> all = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (String text : new String(Files.readAllBytes(manifest), StandardCharsets.UTF_8).split("\n", -1)) {
            number++;
            if (!text.isBlank()) {
                try {
                    all.add(entry(folder, sources, Json.mapper().readTree(text)));
                } catch (JsonProcessingException e) {
                    problems.add(manifest + ":" + number + ": not a JSON object: " + e.getOriginalMessage());
                } catch (IllegalArgumentException | DateTimeException e) {
                    problems.add(manifest + ":" + number + ": " + e.getMessage());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new BadReplayInputException(String.join("\n", problems));
        }
        all.sort(Comparator.comparing(Entry::fetchedAt));
        return all;
    }

    private static Entry entry(Path folder, SourceCatalogue sources, JsonNode line) {
        String file = ObservationFile.required(line, "file");
        Source source = source(sources, ObservationFile.required(line, "source"));
        Instant fetchedAt = Instant.parse(ObservationFile.required(line, "fetchedAt"));
        return new Entry(file, inside(folder, file), source, fetchedAt);
    }

    private static Source source(SourceCatalogue sources, String id) {
        return sources.find(id)
                .orElseThrow(() ->
                        new IllegalArgumentException("no source '" + id + "'" + Suggestion.clause(id, sources.ids())));
    }

    private static Path inside(Path folder, String file) {
        try {
            Path path = folder.resolve(file).normalize();
            if (!path.startsWith(folder.normalize())) {
                throw new IllegalArgumentException("'" + file + "' is not in the folder");
            }
            if (!Files.isReadable(path) || Files.isDirectory(path)) {
                throw new IllegalArgumentException("'" + file + "' is not there, or cannot be read");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + file + "' is not a path", e);
        }
    }
}
