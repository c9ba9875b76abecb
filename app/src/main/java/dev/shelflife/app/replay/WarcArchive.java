package dev.shelflife.app.replay;

import dev.shelflife.app.archive.Capture;
import dev.shelflife.app.archive.PassedOver;
import dev.shelflife.app.archive.WarcFile;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.SourceCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages of a WARC file, or of all those in a folder. What they hold besides pages of our sources is passed over. */
final class WarcArchive implements PageArchive {

    /** A page of a file. */
    private record Found(Path file, long offset, String name, Source source, Instant fetchedAt) implements Entry {

        @Override
        public Page page() throws IOException {
            Capture capture = WarcFile.read(file, offset);
            return new Page(
                    source,
                    capture.url(),
                    capture.at(),
                    200,
                    capture.contentType(),
                    capture.etag(),
                    capture.lastModified(),
                    Ids.sha256(capture.body()),
                    capture.body());
        }
    }

    private final List<Found> entries = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    private final SourceCatalogue sources;

    private WarcArchive(SourceCatalogue sources) {
        this.sources = sources;
    }

    /** Whether a path is a WARC file or a folder that holds one. */
    static boolean isOne(Path path) throws IOException {
        return Files.isReadable(path) && !files(path).isEmpty();
    }

    static WarcArchive read(Path path, SourceCatalogue sources, Consumer<String> said) throws IOException {
        WarcArchive archive = new WarcArchive(sources);
        PassedOver passedOver = new PassedOver();
        for (Path file : files(path)) {
            WarcFile.scan(file, passedOver, capture -> archive.take(file, capture, passedOver))
                    .ifPresent(archive.broken::add);
        }
        passedOver.lines().forEach(said);
        // Of one instant tables come first, as the first looks of a live installation do.
        archive.entries.sort(Comparator.comparing(Found::fetchedAt)
                .thenComparing(found -> found.source().shape() != Source.Shape.SUPPORT_TABLE));
        return archive;
    }

    @Override
    public List<Found> entries() {
        return entries;
    }

    @Override
    public Optional<String> broken() {
        return broken.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", broken));
    }

    private void take(Path file, Capture capture, PassedOver passedOver) {
        Source source = source(capture, passedOver);
        if (source != null) {
            entries.add(new Found(file, capture.offset(), capture.name(), source, capture.at()));
        }
    }

    private @Nullable Source source(Capture capture, PassedOver passedOver) {
        if (capture.source() == null) {
            Optional<Source> found = KnownSources.detect(sources, capture.url(), capture.contentType(), capture.body());
            if (found.isEmpty()) {
                passedOver.add("it fits no source", capture.name());
            }
            return found.orElse(null);
        }
        try {
            return KnownSources.require(sources, capture.source());
        } catch (IllegalArgumentException e) {
            passedOver.add(String.valueOf(e.getMessage()), capture.name());
            return null;
        }
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return WarcFile.isOne(path) ? List.of(path) : List.of();
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.filter(WarcFile::isOne).sorted().toList();
        }
    }
}
