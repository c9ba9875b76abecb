package dev.shelflife.events;

import dev.shelflife.events.identity.LineIdentity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
 * @param shape what the accepted page looked like; null when it is not known
 * @param coverage how many of the lines tell a field, by the field's name. Read as empty where it is missing
 * @param absent lines that the page no longer shows and whose absence is not confirmed, by id. Read as empty where it is missing
 * @param quarantine what the guard does not believe at present. Read as empty where it is missing
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
        @Nullable SortedMap<String, Fact> policies,
        @Nullable PageShape shape,
        @Nullable SortedMap<String, Integer> coverage,
        @Nullable SortedMap<String, Absence> absent,
        @Nullable List<Quarantined> quarantine) {
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
        coverage = Collections.unmodifiableSortedMap(new TreeMap<>(Objects.requireNonNullElse(coverage, Map.of())));
        absent = Collections.unmodifiableSortedMap(new TreeMap<>(Objects.requireNonNullElse(absent, Map.of())));
        quarantine = List.copyOf(Objects.requireNonNullElse(quarantine, List.of()));
    }

    @Override
    public SortedMap<String, Integer> coverage() {
        return Objects.requireNonNullElse(coverage, Collections.emptySortedMap());
    }

    @Override
    public SortedMap<String, Absence> absent() {
        return Objects.requireNonNullElse(absent, Collections.emptySortedMap());
    }

    @Override
    public List<Quarantined> quarantine() {
        return Objects.requireNonNullElse(quarantine, List.of());
    }

    /** One of which only the facts are known, with nothing absent and nothing held. */
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
        this(
                source,
                sequence,
                acceptedAt,
                sha256,
                etag,
                lastModified,
                headers,
                lines,
                releases,
                problems,
                null,
                null,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of());
    }

    /** The same with the number of the last observation. */
    public AcceptedCatalogue withSequence(long other) {
        return new AcceptedCatalogue(
                source,
                other,
                acceptedAt,
                sha256,
                etag,
                lastModified,
                headers,
                lines,
                releases,
                problems,
                policies,
                shape,
                coverage,
                absent,
                quarantine);
    }

    /** The same with what the server gave for the next conditional request. */
    public AcceptedCatalogue withValidators(@Nullable String otherEtag, @Nullable String otherLastModified) {
        return new AcceptedCatalogue(
                source,
                sequence,
                acceptedAt,
                sha256,
                otherEtag,
                otherLastModified,
                headers,
                lines,
                releases,
                problems,
                policies,
                shape,
                coverage,
                absent,
                quarantine);
    }

    /** The same with other lines missing. */
    public AcceptedCatalogue withAbsent(SortedMap<String, Absence> other) {
        return new AcceptedCatalogue(
                source,
                sequence,
                acceptedAt,
                sha256,
                etag,
                lastModified,
                headers,
                lines,
                releases,
                problems,
                policies,
                shape,
                coverage,
                other,
                quarantine);
    }

    /** The same with something else held. */
    public AcceptedCatalogue withQuarantine(List<Quarantined> other) {
        return new AcceptedCatalogue(
                source,
                sequence,
                acceptedAt,
                sha256,
                etag,
                lastModified,
                headers,
                lines,
                releases,
                problems,
                policies,
                shape,
                coverage,
                absent,
                other);
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
     * @param endOfPatch of a line, where it has such a date; null also for a line that was accepted before dates were kept
     * @param endOfAvailability likewise
     * @param patchVersion of a line, as it tells it; null also for a line that was accepted before it was kept
     * @param note of a release, where it stands; null for a line or a policy, and for a release that was accepted before this was kept
     * @param images of a line, a hash of its image names; null where it has none, and where it was accepted before this was kept
     */
    public record Fact(
            String subject,
            String hash,
            @Nullable LineIdentity identity,
            @Nullable LocalDate endOfPatch,
            @Nullable LocalDate endOfAvailability,
            @Nullable String patchVersion,
            @Nullable NoteFact note,
            @Nullable String images) {
        /** A fact that has no images. */
        public Fact(
                String subject,
                String hash,
                @Nullable LineIdentity identity,
                @Nullable LocalDate endOfPatch,
                @Nullable LocalDate endOfAvailability,
                @Nullable String patchVersion,
                @Nullable NoteFact note) {
            this(subject, hash, identity, endOfPatch, endOfAvailability, patchVersion, note, null);
        }

        /** A fact that is no release and has no images. */
        public Fact(
                String subject,
                String hash,
                @Nullable LineIdentity identity,
                @Nullable LocalDate endOfPatch,
                @Nullable LocalDate endOfAvailability,
                @Nullable String patchVersion) {
            this(subject, hash, identity, endOfPatch, endOfAvailability, patchVersion, null, null);
        }

        /** A fact of which nothing is kept but its hash and identity. */
        public Fact(String subject, String hash, @Nullable LineIdentity identity) {
            this(subject, hash, identity, null, null, null);
        }

        /** The date of a milestone; null when there is none or it is not known. */
        public @Nullable LocalDate date(Milestone milestone) {
            return switch (milestone) {
                case END_OF_PATCH -> endOfPatch;
                case END_OF_AVAILABILITY -> endOfAvailability;
                case OTHER -> null;
            };
        }
    }

    /**
     * Where a release stands, so that a note which goes to another day is known again.
     *
     * @param releasedOn the date that the note stands under, in the zone of the source
     * @param undated hash of the note's own id and of what it says, without the date; null where the note has no id of its own
     */
    public record NoteFact(LocalDate releasedOn, @Nullable String undated) {
        /** Checks the part that is always there. */
        public NoteFact {
            Objects.requireNonNull(releasedOn, "releasedOn");
        }
    }

    /**
     * A line that is missing.
     *
     * @param fact as last accepted
     * @param since the look that first missed it (UTC)
     * @param fetches how many looks in a row have missed it
     */
    public record Absence(Fact fact, Instant since, int fetches) {
        /** Checks the parts that are always there. */
        public Absence {
            Objects.requireNonNull(fact, "fact");
            Objects.requireNonNull(since, "since");
        }

        /** Missed once more. */
        public Absence again() {
            return new Absence(fact, since, fetches + 1);
        }
    }
}
