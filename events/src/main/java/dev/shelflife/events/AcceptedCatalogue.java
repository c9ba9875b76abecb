package dev.shelflife.events;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was last accepted from a source: the value of {@code shelflife.catalogues}.
 *
 * @param source id of the source
 * @param sequence the last sequence given to an observation of the source
 * @param acceptedAt when (UTC)
 * @param sha256 digest of the accepted body
 * @param etag validator for the next conditional request, null when the server sent none
 * @param lastModified validator for the next conditional request, null when the server sent none
 * @param headers the header rows of the tables
 * @param lines line id → subject and hash of the facts
 * @param releases release id → subject and hash of the facts
 */
public record AcceptedCatalogue(
        String source,
        long sequence,
        Instant acceptedAt,
        String sha256,
        @Nullable String etag,
        @Nullable String lastModified,
        List<List<String>> headers,
        SortedMap<String, Fact> lines,
        SortedMap<String, Fact> releases) {
    /** Copies, so that it is a value. */
    public AcceptedCatalogue {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(acceptedAt, "acceptedAt");
        Objects.requireNonNull(sha256, "sha256");
        headers = headers.stream().map(List::copyOf).toList();
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
        releases = Collections.unmodifiableSortedMap(new TreeMap<>(releases));
    }

    /**
     * A fact by its hash.
     *
     * @param subject the framework version
     * @param hash of everything told but the provenance
     */
    public record Fact(String subject, String hash) {}
}
