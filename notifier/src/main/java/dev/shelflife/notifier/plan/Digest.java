package dev.shelflife.notifier.plan;

import dev.shelflife.events.Severity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a day or a week is told as one message.
 *
 * @param every how often
 * @param at at which time of the day
 * @param on on which day of the week; of no effect for a daily one
 * @param zone where it is that time
 * @param except from which severity on something is told at once all the same; null: nothing is
 */
public record Digest(Every every, LocalTime at, DayOfWeek on, ZoneId zone, @Nullable Severity except) {

    /** How often a digest is sent. */
    public enum Every {
        /** Each day. */
        DAILY,
        /** Once a week. */
        WEEKLY
    }

    /** Checks that nothing else is null. */
    public Digest {
        Objects.requireNonNull(every, "every");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(zone, "zone");
    }

    /** The first time for a digest after an instant; an hour that a change of the clocks leaves out is the one after it. */
    public Instant nextAfter(Instant now) {
        ZonedDateTime here = now.atZone(zone);
        ZonedDateTime next = here.toLocalDate().atTime(at).atZone(zone);
        if (every == Every.WEEKLY) {
            next = here.toLocalDate()
                    .with(TemporalAdjusters.nextOrSame(on))
                    .atTime(at)
                    .atZone(zone);
        }
        while (!next.toInstant().isAfter(now)) {
            next = next.toLocalDate()
                    .plusDays(every == Every.WEEKLY ? 7 : 1)
                    .atTime(at)
                    .atZone(zone);
        }
        return next.toInstant();
    }
}
