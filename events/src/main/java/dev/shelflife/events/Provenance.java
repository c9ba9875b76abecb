package dev.shelflife.events;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact stands, down to the cell.
 *
 * @param url the page's canonical address
 * @param fetchedAt when it was fetched (UTC)
 * @param sha256 lower-case hex digest of the body as received; the key of the bytes in the page archive
 * @param cell for a table: section, row and key column in words; else null
 * @param entryId for a note: the id of the entry on the page, else null
 * @param span for a note: the sentence's place in the entry, such as {@code p1.s2}, else null
 */
public record Provenance(
        String url,
        Instant fetchedAt,
        String sha256,
        @Nullable String cell,
        @Nullable String entryId,
        @Nullable String span) {
    /** Checks the parts that are always there. */
    public Provenance {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(fetchedAt, "fetchedAt");
        Objects.requireNonNull(sha256, "sha256");
    }
}
