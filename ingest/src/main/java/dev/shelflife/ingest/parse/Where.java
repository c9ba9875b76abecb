package dev.shelflife.ingest.parse;

import dev.shelflife.events.Provenance;
import dev.shelflife.ingest.source.Source;
import java.time.Instant;

/** The page that is being read, for provenance and problems. */
record Where(Source source, String url, Instant fetchedAt, String sha256) {

    private static final String SEPARATOR = " \u203a ";

    Provenance cell(String cell) {
        return new Provenance(url, fetchedAt, sha256, cell, null, null);
    }

    Provenance note(@org.jspecify.annotations.Nullable String entryId, String span) {
        return new Provenance(url, fetchedAt, sha256, null, entryId, span);
    }

    /** A place on this page in words, from the outside in, after the id of the source. */
    String place(String... parts) {
        return source.id() + SEPARATOR + path(parts);
    }

    static String path(String... parts) {
        return String.join(SEPARATOR, parts);
    }
}
