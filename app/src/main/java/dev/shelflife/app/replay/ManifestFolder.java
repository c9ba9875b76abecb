package dev.shelflife.app.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.topics.Json;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.SourceCatalogue;
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
final class ManifestFolder implements PageArchive {

    static final String MANIFEST = "manifest.jsonl";

    /**
     * A page of the archive, not read yet.
     *
     * @param name as the manifest names it
     * @param path where it is
     * @param fetchedAt (UTC)
     */
    private record Listed(String name, Path path, Source source, Instant fetchedAt) implements Entry {

        @Override
        public Page page() throws IOException {
            return Page.of(source, fetchedAt, Files.readAllBytes(path));
        }
    }

    private final List<Listed> entries;

    private ManifestFolder(List<Listed> entries) {
        this.entries = entries;
    }

    static boolean isOne(Path path) {
        return Files.isRegularFile(path.resolve(MANIFEST));
    }

    @Override
    public List<Listed> entries() {
        return entries;
    }

    /**
     * Reads the manifest.
     *
     * @throws BadReplayInputException that tells all lines which cannot be used
     */
    static ManifestFolder read(Path folder, SourceCatalogue sources) throws IOException, BadReplayInputException {
        Path manifest = folder.resolve(MANIFEST);
        List<Listed> all = new ArrayList<>();
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
        all.sort(Comparator.comparing(Listed::fetchedAt));
        return new ManifestFolder(all);
    }

    private static Listed entry(Path folder, SourceCatalogue sources, JsonNode line) {
        String file = ObservationFile.required(line, "file");
        Source source = KnownSources.require(sources, ObservationFile.required(line, "source"));
        Instant fetchedAt = Instant.parse(ObservationFile.required(line, "fetchedAt"));
        return new Listed(file, inside(folder, file), source, fetchedAt);
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
