package dev.shelflife.app.status;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Stage;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.dependency.EffectiveEnd;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a framework version stands at an instant.
 *
 * @param key the framework version
 * @param framework display name
 * @param version minor version as displayed; null for statements that name none
 * @param asOf of which time
 * @param zone the zone that the dates are in
 * @param standing all its lines taken together: the worst stage, the earliest dates, the least sure verification. Lines that
 *     the page no longer shows count only when there are no others
 * @param lines by line id
 * @param releases how many image releases there had been, as far as was known
 */
public record VersionStatus(
        String key,
        String framework,
        @Nullable String version,
        AsOf asOf,
        ZoneId zone,
        Standing standing,
        List<LineStatus> lines,
        int releases) {

    /** Copies, so that it is a value. */
    public VersionStatus {
        lines = List.copyOf(lines);
    }

    /**
     * Where something stands, and how sure that is.
     *
     * @param stage as of the instant, also when nobody was there to tell of it
     * @param endOfPatch the date in force: the one told last, else what the page has in its place
     * @param endOfAvailability likewise
     * @param daysLeft calendar days until the next date in force that ends something; null when none lies ahead
     * @param verifiedAt when the source was last read or confirmed (UTC); null when it never was
     * @param unverified whether that is too long ago to rely on, or the page no longer shows the line
     */
    public record Standing(
            Stage stage,
            PublishedDate endOfPatch,
            PublishedDate endOfAvailability,
            @Nullable Long daysLeft,
            @Nullable Instant verifiedAt,
            boolean unverified) {}

    /**
     * One line of a version.
     *
     * @param line as last published, with images and provenance
     * @param source which source tells it
     * @param absentSince when the page first did not show it any more (UTC); null while it is shown
     * @param effectiveEnd when it ends in effect, by the lives of what its images hold
     * @param words what each source says, the one whose word counts most first; empty while one source alone tells the line
     * @param disputed the milestones about which they disagree
     */
    public record LineStatus(
            SupportLine line,
            String source,
            @Nullable Instant absentSince,
            Standing standing,
            EffectiveEnd effectiveEnd,
            List<SourceWord> words,
            List<Milestone> disputed) {
        /** Copies, so that it is a value. */
        public LineStatus {
            words = List.copyOf(words);
            disputed = List.copyOf(disputed);
        }
    }

    /**
     * What one of several sources says of a line.
     *
     * @param precedence that the source declares
     * @param line as it publishes it
     * @param endOfPatch its answer: what it says, or said before it had a cell that cannot be read
     * @param endOfPatchSince when it was first seen to say so (UTC)
     * @param endOfPatchInForce whether its answer is the one that counts
     * @param absentSince when it first did not show the line (UTC); null while it does
     */
    public record SourceWord(
            String source,
            int precedence,
            SupportLine line,
            PublishedDate endOfPatch,
            Instant endOfPatchSince,
            boolean endOfPatchInForce,
            PublishedDate endOfAvailability,
            Instant endOfAvailabilitySince,
            boolean endOfAvailabilityInForce,
            @Nullable Instant absentSince) {}

    /** Whether sources give different dates for one of the lines. */
    public boolean isDisputed() {
        return lines.stream().anyMatch(line -> !line.disputed().isEmpty());
    }

    /** Whether the lines stand differently, so that the version alone does not tell all. */
    public boolean isMixed() {
        return lines.stream()
                        .map(each -> List.of(
                                each.standing().stage(),
                                said(each.standing().endOfPatch()),
                                said(each.standing().endOfAvailability()),
                                each.absentSince() != null))
                        .distinct()
                        .count()
                > 1;
    }

    /** A repaired date says the same as a published one. */
    private static Object said(PublishedDate date) {
        return date.date() == null ? date.status() : date.date();
    }
}
