package dev.shelflife.app.status;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.dates.PublishedDate;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When a milestone of a version is, for a person who speaks about it. */
public final class EndDate {

    private EndDate() {}

    /** The earliest last good day among the lines; null when there is none. */
    public static @Nullable LocalDate of(@Nullable Lifecycle row, Milestone milestone) {
        if (!(row instanceof Lifecycle.FrameworkVersion version)) {
            return null;
        }
        return version.lines().values().stream()
                .map(line -> line.milestone(milestone))
                .map(Lifecycle.MilestoneState::told)
                .filter(Objects::nonNull)
                .map(PublishedDate::date)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
