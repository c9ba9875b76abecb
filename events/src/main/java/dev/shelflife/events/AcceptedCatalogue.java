package dev.shelflife.events;

import dev.shelflife.events.identity.LineIdentity;
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
 * @param acceptedAt when the body was accepted (UTC); when first looked at, as long as none was
 * @param sha256 digest of the accepted body; empty as long as none was accepted
 * @param etag validator for the next conditional request, null when the server sent none
 * @param lastModified validator for the next conditional request, null when the server sent none
 * @param headers the header rows of the tables
 * @param lines line id → subject, hash of the facts and identity
 * @param releases release id → subject and hash of the facts, also of those that the page no longer shows
 * @param problems what could not be read as it stands; told again when the server says that nothing changed
 * @param policies policy's key and language, such as {@code policy/deep-learning-vm en} → subject and hash of words and facts, also
 *     in languages that the page was told in before; null where none were kept
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
        SortedMap<String, Fact> releases,
        List<Problem> problems,
        @Nullable SortedMap<String, Fact> policies) {
    /** Copies, so that it is a value. */
    public AcceptedCatalogue {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(acceptedAt, "acceptedAt");
        Objects.requireNonNull(sha256, "sha256");
        headers = headers.stream().map(List::copyOf).toList();
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
        releases = Collections.unmodifiableSortedMap(new TreeMap<>(releases));
        problems = List.copyOf(problems);
        policies = policies == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(policies));
    }

    /** Of a source that tells no policy. */
    public AcceptedCatalogue(
            String source,
            long sequence,
            Instant acceptedAt,
            String sha256,
            @Nullable String etag,
            @Nullable String lastModified,
            List<List<String>> headers,
            SortedMap<String, Fact> lines,
            SortedMap<String, Fact> releases,
            List<Problem> problems) {
        this(source, sequence, acceptedAt, sha256, etag, lastModified, headers, lines, releases, problems, null);
    }

    /** The policies, empty where none were kept. */
    public SortedMap<String, Fact> knownPolicies() {
        return policies == null ? Collections.emptySortedMap() : policies;
    }

    /**
     * A fact by its hash.
     *
     * @param subject the framework version, or {@code policy/<service>}
     * @param hash of everything told but the provenance
     * @param identity of a line; null for a release or a policy, and for a line that was accepted before identities were kept
     */
    public record Fact(String subject, String hash, @Nullable LineIdentity identity) {}
}
