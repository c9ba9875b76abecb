package dev.shelflife.notifier.plan;

import dev.shelflife.events.Severity;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hours of each day at which nothing is told.
 *
 * @param from when they begin
 * @param to when they end; earlier than {@code from} means on the next day
 * @param zone where it is that time
 * @param except from which severity on something is told all the same; null: nothing is
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone, @Nullable Severity except) {
    /** Checks the parts, and that the hours are not the whole day. */
    public QuietHours {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(zone, "zone");
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours that begin when they end");
        }
    }

    /** When the quiet hours that hold at an instant end; null when none hold. */
    public @Nullable Instant endOf(Instant now) {
        ZonedDateTime here = now.atZone(zone);
        LocalTime time = here.toLocalTime();
        boolean overnight = to.isBefore(from);
        boolean evening = !time.isBefore(from);
        boolean morning = time.isBefore(to);
        if (overnight ? !evening && !morning : !evening || !morning) {
            return null;
        }
        boolean tomorrow = overnight && evening;
        Instant end = here.toLocalDate()
                .plusDays(tomorrow ? 1 : 0)
                .atTime(to)
                .atZone(zone)
                .toInstant();
        // When the clocks are set back, the end can lie behind: the hour is told twice, and so it is quiet for a moment
        // longer.
        return end.isAfter(now) ? end : null;
    }
}
