package dev.shelflife.events.dates;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many days ahead of a date people want to hear of it.
 *
 * @param days distinct, descending, each at least 1
 */
public record LeadTimes(List<Integer> days) {

    /** Half a year, a quarter, a month, a week, a day. */
    public static final LeadTimes DEFAULT = new LeadTimes(List.of(180, 90, 30, 7, 1));

    /** Sorts, and checks that all are positive. */
    public LeadTimes {
        days = days.stream().distinct().sorted(Comparator.reverseOrder()).toList();
        for (int each : days) {
            if (each < 1) {
                throw new IllegalArgumentException("a lead time is at least one day: " + each);
            }
        }
    }

    /** Lead times in any order. */
    public static LeadTimes of(Collection<Integer> days) {
        return new LeadTimes(List.copyOf(days));
    }

    /** The longest lead time shorter than {@code told}, or the longest of all when none was told; null when none is left. */
    public @Nullable Integer nextAfter(@Nullable Integer told) {
        for (Integer each : days) {
            if (told == null || each < told) {
                return each;
            }
        }
        return null;
    }

    /** The shortest lead time that is at least as long as {@code daysLeft}; null when even the longest is shorter. */
    public @Nullable Integer shortestCovering(long daysLeft) {
        Integer found = null;
        for (Integer each : days) {
            if (each >= daysLeft) {
                found = each;
            }
        }
        return found;
    }
}
