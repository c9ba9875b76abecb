package dev.shelflife.app.inventory;

import dev.shelflife.events.Stage;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.inventory.FamilyLine;
import dev.shelflife.events.inventory.Match;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one image that is used.
 *
 * @param used where
 * @param match what is known
 * @param answer in one word
 * @param worst the line that decides; null when nothing is known
 * @param lines all lines that it can be, worst first
 * @param newerPatch the newest patch version that the pages name for it, when that is newer than its own; else null
 */
public record Verdict(
        Used used,
        Match match,
        Answer answer,
        @Nullable LineVerdict worst,
        List<LineVerdict> lines,
        @Nullable String newerPatch) {

    /** One word for an image. */
    public enum Answer {
        /** Past the milestone that was asked for. */
        PAST,
        /** Not past it, but within the days that were asked for. */
        NEARING,
        /** Neither. */
        FINE,
        /** Nothing is known, or no date is. */
        UNKNOWN
    }

    /**
     * Where one line stands.
     *
     * @param line the line
     * @param stage as of the question
     * @param endOfPatch the date in force
     * @param endOfAvailability the date in force
     * @param daysLeft calendar days until the date of the milestone that was asked for, negative once passed; null without one
     * @param verifiedAt when its source was last read or confirmed (UTC); null when it never was
     * @param unverified whether that is too long ago to rely on, or the page no longer shows the line
     */
    public record LineVerdict(
            FamilyLine line,
            Stage stage,
            PublishedDate endOfPatch,
            PublishedDate endOfAvailability,
            @Nullable Long daysLeft,
            @Nullable Instant verifiedAt,
            boolean unverified) {}

    /** Copies, so that it is a value. */
    public Verdict {
        Objects.requireNonNull(used, "used");
        Objects.requireNonNull(match, "match");
        Objects.requireNonNull(answer, "answer");
        lines = List.copyOf(lines);
    }
}
