package dev.shelflife.events.dates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * What a published date means. The one place that knows it.
 *
 * <p>Source of the rule: the framework support policies of Deep Learning Containers and Deep Learning VM word both milestones
 * as what is so <em>after</em> the date. So the date is the <em>last good day</em>, and a stage begins at the following
 * midnight. The policies name no time zone; every built-in source declares UTC, and the zone travels with the observation.
 * Dates are never inferred from each other: end of availability is not end of patch plus a year in real data.
 */
public final class RuleOfDates {

    private RuleOfDates() {}

    /**
     * The instant at which the stage begins that {@code lastGoodDay} announces.
     *
     * @param lastGoodDay the published date
     * @param zone the zone of the source
     * @return the first instant of the following day in that zone (not always 00:00: some zones skip it)
     */
    public static Instant stageBegins(LocalDate lastGoodDay, ZoneId zone) {
        return lastGoodDay.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /**
     * The instant at which a lead time is crossed: the first instant of the day from which {@code leadDays} days are left.
     *
     * @param lastGoodDay the published date
     * @param leadDays how many days ahead, 0 or more
     * @param zone the zone of the source
     * @return the first instant of the day that lies {@code leadDays} before the last good day
     */
    public static Instant leadTimeBegins(LocalDate lastGoodDay, int leadDays, ZoneId zone) {
        if (leadDays < 0) {
            throw new IllegalArgumentException("a lead time cannot be negative: " + leadDays);
        }
        return lastGoodDay.minusDays(leadDays).atStartOfDay(zone).toInstant();
    }

    /**
     * How many days of notice are left.
     *
     * @return whole calendar days from the day of {@code at} in {@code zone} to the last good day; 0 on the day itself,
     *     negative once it has passed
     */
    public static long daysOfNotice(LocalDate lastGoodDay, Instant at, ZoneId zone) {
        return ChronoUnit.DAYS.between(at.atZone(zone).toLocalDate(), lastGoodDay);
    }
}
