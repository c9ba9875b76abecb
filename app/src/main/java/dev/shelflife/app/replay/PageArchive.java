package dev.shelflife.app.replay;

import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.source.SourceCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where archived pages come from: a folder with a manifest, or WARC files. */
interface PageArchive {

    /** A page that is not read yet, so that an archive may be larger than the memory. */
    interface Entry {

        /** What to call it, for people. */
        String name();

        /** When it was fetched (UTC). */
        Instant fetchedAt();

        /** Reads it. */
        Page page() throws IOException;
    }

    /** In the order of their instants; those of one instant keep their order, but that in WARC files tables come first. */
    List<? extends Entry> entries();

    /** What of the archive could not be read, in words for people; empty when it is whole. */
    default Optional<String> broken() {
        return Optional.empty();
    }

    /** Whether a path is an archive. */
    static boolean isOne(Path path) throws IOException {
        return ManifestFolder.isOne(path) || WarcArchive.isOne(path);
    }

    /**
     * Opens an archive.
     *
     * @param sources among which each page has its own
     * @param said takes what is passed over, in words for people
     * @throws BadReplayInputException when it cannot be used at all
     */
    static PageArchive open(Path path, SourceCatalogue sources, Consumer<String> said)
            throws IOException, BadReplayInputException {
        return ManifestFolder.isOne(path) ? ManifestFolder.read(path, sources) : WarcArchive.read(path, sources, said);
    }
}
