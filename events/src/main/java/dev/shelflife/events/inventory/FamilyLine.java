package dev.shelflife.events.inventory;

import dev.shelflife.events.Lifecycle.FrameworkVersion;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.dates.DateStatus;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A support line as seen from one of the families it is about.
 *
 * @param subject the framework version, such as {@code deep-learning-vm/pytorch/2.7}
 * @param framework display name
 * @param zone the zone that the dates are in
 * @param family as the line tells it
 * @param state the line and what is decided of it
 */
public record FamilyLine(String subject, String framework, ZoneId zone, ImageFamily family, LineState state) {

    /** Checks that nothing is null. */
    public FamilyLine {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(framework, "framework");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(state, "state");
    }

    /** The lines of a row by their families: a line with several images stands in each of theirs. Withdrawn ones are left out. */
    public static List<FamilyLine> of(FrameworkVersion row) {
        List<FamilyLine> lines = new ArrayList<>();
        for (LineState state : row.lines().values()) {
            if (state.isWithdrawn()) {
                continue;
            }
            for (ImageFamily family : ImageFamily.of(state.line())) {
                lines.add(new FamilyLine(row.subject(), row.framework(), row.zone(), family, state));
            }
        }
        return lines;
    }

    /** Whether the line has, or announces, any date. */
    boolean tellsDates() {
        return state.line().endOfPatchStatus() != DateStatus.NOT_PUBLISHED
                || state.line().endOfAvailabilityStatus() != DateStatus.NOT_PUBLISHED
                || state.endOfPatch().told() != null
                || state.endOfAvailability().told() != null;
    }
}
