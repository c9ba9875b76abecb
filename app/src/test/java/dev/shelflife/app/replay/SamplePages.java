package dev.shelflife.app.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.app.archive.Warcs;
import dev.shelflife.events.ArchivedPage;
import dev.shelflife.events.topics.Json;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.SourceCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The bundled sample pages with the days of their timeline. */
public final class SamplePages {

    private static final String FOLDER = "/dev/shelflife/app/sample/";

    /** A page and when it was "fetched": at noon of its day, a second after the one before. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Sample(Source source, String file, Instant fetchedAt, byte[] body) {

        /** As ingest archives it. */
        public ArchivedPage archived() {
            return new ArchivedPage(
                    source.id(),
                    source.url().toString(),
                    fetchedAt,
                    200,
                    "text/html; charset=utf-8",
                    body.length,
                    Warcs.gzip(body));
        }
    }

    private SamplePages() {}

    public static List<Sample> all() {
        List<Sample> all = new ArrayList<>();
        try {
            for (String line : new String(resource("timeline.jsonl"), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank()) {
                    JsonNode entry = Json.mapper().readTree(line);
                    all.add(new Sample(
                            KnownSources.require(
                                    SourceCatalogue.BUILT_IN,
                                    entry.get("source").textValue()),
                            entry.get("file").textValue(),
                            Instant.parse(entry.get("from").textValue() + "T12:00:00Z")
                                    .plusSeconds(all.size()),
                            resource(entry.get("file").textValue())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** All of them as a folder with a manifest. */
    static Path folder(Path folder) throws IOException {
        Files.createDirectory(folder);
        List<String> manifest = new ArrayList<>();
        for (Sample each : all()) {
            Files.write(folder.resolve(each.file()), each.body());
            manifest.add(Json.mapper()
                    .createObjectNode()
                    .put("file", each.file())
                    .put("source", each.source().id())
                    .put("fetchedAt", each.fetchedAt().toString())
                    .toString());
        }
        Files.write(folder.resolve("manifest.jsonl"), manifest);
        return folder;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = SamplePages.class.getResourceAsStream(FOLDER + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
