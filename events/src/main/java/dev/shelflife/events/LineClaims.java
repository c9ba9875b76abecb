package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.shelflife.events.dates.PublishedDate;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What each of several sources says of one line of a row.
 *
 * @param bySource the claims, by source
 * @param disputed the milestones of which it was told that the sources disagree, in the order of {@link Milestone#DATED}
 */
public record LineClaims(SortedMap<String, Claim> bySource, List<Milestone> disputed) {
    /** Copies, so that it is a value. */
    public LineClaims {
        bySource = Collections.unmodifiableSortedMap(new TreeMap<>(bySource));
        disputed = List.copyOf(Objects.requireNonNullElse(disputed, List.of()));
    }

    /**
     * What one source says of a line.
     *
     * @param line as it publishes it; null for the source that the row's own {@code line} is from
     * @param toldAs the id under which it tells the line; null where that is the row's
     * @param endOfPatch its answer on the first milestone: what it says, or said before it had a cell that cannot be read
     * @param endOfPatchSince when it was first seen to say so (UTC)
     * @param endOfAvailability its answer on the second milestone
     * @param endOfAvailabilitySince when it was first seen to say so (UTC)
     * @param absentSince when a look first did not show it (UTC); null while it is shown
     * @param goneAt the look that confirmed its absence (UTC), until that is decided; null before. A source of which it is set says
     *     nothing any more
     */
    public record Claim(
            @Nullable SupportLine line,
            @Nullable String toldAs,
            PublishedDate endOfPatch,
            Instant endOfPatchSince,
            PublishedDate endOfAvailability,
            Instant endOfAvailabilitySince,
            @Nullable Instant absentSince,
            @Nullable Instant goneAt) {
        /** Checks the parts that are always there. */
        public Claim {
            Objects.requireNonNull(endOfPatch, "endOfPatch");
            Objects.requireNonNull(endOfPatchSince, "endOfPatchSince");
            Objects.requireNonNull(endOfAvailability, "endOfAvailability");
            Objects.requireNonNull(endOfAvailabilitySince, "endOfAvailabilitySince");
        }

        /** Whether its absence is confirmed. */
        @JsonIgnore
        public boolean isGone() {
            return goneAt != null;
        }

        /** Its answer on a milestone. {@link Milestone#OTHER} has none. */
        public PublishedDate answer(Milestone milestone) {
            return switch (milestone) {
                case END_OF_PATCH -> endOfPatch;
                case END_OF_AVAILABILITY -> endOfAvailability;
                case OTHER -> PublishedDate.NOT_PUBLISHED;
            };
        }

        /** With the line, or without it. */
        public Claim with(@Nullable SupportLine other) {
            return new Claim(
                    other,
                    toldAs,
                    endOfPatch,
                    endOfPatchSince,
                    endOfAvailability,
                    endOfAvailabilitySince,
                    absentSince,
                    goneAt);
        }

        /** Told under another id; null for that of the row. */
        public Claim toldAs(@Nullable String id) {
            return new Claim(
                    line,
                    id,
                    endOfPatch,
                    endOfPatchSince,
                    endOfAvailability,
                    endOfAvailabilitySince,
                    absentSince,
                    goneAt);
        }

        /** Missing since, and perhaps confirmed to be. */
        public Claim absent(@Nullable Instant since, @Nullable Instant confirmedAt) {
            return new Claim(
                    line,
                    toldAs,
                    endOfPatch,
                    endOfPatchSince,
                    endOfAvailability,
                    endOfAvailabilitySince,
                    since,
                    confirmedAt);
        }
    }
}
