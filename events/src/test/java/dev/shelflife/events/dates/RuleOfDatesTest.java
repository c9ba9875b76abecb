package dev.shelflife.events.dates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.Dates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleOfDatesTest {

    @ParameterizedTest(name = "{0} in {1}: the stage begins at {2}")
    @CsvSource({
        "2025-07-11, UTC,                 2025-07-12T00:00:00Z",
        "2024-02-28, UTC,                 2024-02-29T00:00:00Z",
        "2024-02-29, UTC,                 2024-03-01T00:00:00Z",
        "2025-02-28, UTC,                 2025-03-01T00:00:00Z",
        "2025-12-31, UTC,                 2026-01-01T00:00:00Z",
        // The end of winter time and of summer time in California: days of 23 and 25 hours.
        "2025-03-08, America/Los_Angeles, 2025-03-09T08:00:00Z",
        "2025-03-09, America/Los_Angeles, 2025-03-10T07:00:00Z",
        "2025-11-01, America/Los_Angeles, 2025-11-02T07:00:00Z",
        "2025-11-02, America/Los_Angeles, 2025-11-03T08:00:00Z",
        // Midnight does not exist: the day begins at 01:00.
        "2018-11-03, America/Sao_Paulo,   2018-11-04T03:00:00Z",
        "2024-03-30, Asia/Beirut,         2024-03-30T22:00:00Z",
        // Midnight exists twice: the first one counts.
        "2018-02-17, America/Sao_Paulo,   2018-02-18T03:00:00Z",
        // Samoa had no 30 December 2011: the 29th ends where the 31st begins.
        "2011-12-29, Pacific/Apia,        2011-12-30T10:00:00Z",
        "2011-12-31, Pacific/Apia,        2011-12-31T10:00:00Z",
        "2025-07-11, Pacific/Kiritimati,  2025-07-11T10:00:00Z",
    })
    void theStageBeginsAtTheFollowingMidnight(LocalDate lastGoodDay, ZoneId zone, Instant begins) {
        assertThat(RuleOfDates.stageBegins(lastGoodDay, zone)).isEqualTo(begins);
    }

    @ParameterizedTest(name = "{0}: the stage has begun: {1}")
    @CsvSource({
        "2025-07-10T23:59:59.999Z, false, 1",
        "2025-07-11T00:00:00Z,     false, 0",
        "2025-07-11T12:00:00Z,     false, 0",
        "2025-07-11T23:59:59.999Z, false, 0",
        "2025-07-12T00:00:00Z,     true, -1",
        "2025-07-13T00:00:00Z,     true, -2",
    })
    void theDateItselfIsTheLastGoodDay(Instant at, boolean begun, long notice) {
        LocalDate date = LocalDate.of(2025, 7, 11);
        ZoneId utc = ZoneId.of("UTC");
        assertThat(!at.isBefore(RuleOfDates.stageBegins(date, utc))).isEqualTo(begun);
        assertThat(RuleOfDates.daysOfNotice(date, at, utc)).isEqualTo(notice);
    }

    @ParameterizedTest(name = "{1} days before {0} in {2}")
    @CsvSource({
        "2025-07-11, 180, UTC,                 2025-01-12T00:00:00Z",
        "2025-07-11, 1,   UTC,                 2025-07-10T00:00:00Z",
        "2025-07-11, 0,   UTC,                 2025-07-11T00:00:00Z",
        "2024-03-01, 1,   UTC,                 2024-02-29T00:00:00Z",
        "2025-03-10, 1,   America/Los_Angeles, 2025-03-09T08:00:00Z",
        "2018-11-05, 1,   America/Sao_Paulo,   2018-11-04T03:00:00Z",
    })
    void aLeadTimeBeginsWithItsDay(LocalDate lastGoodDay, int leadDays, ZoneId zone, Instant begins) {
        assertThat(RuleOfDates.leadTimeBegins(lastGoodDay, leadDays, zone)).isEqualTo(begins);
    }

    @Test
    void aLeadTimeIsNeverNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleOfDates.leadTimeBegins(LocalDate.EPOCH, -1, ZoneId.of("UTC")));
    }

    @Property
    void inEveryZoneTheStageBeginsWhenNoticeFirstIsNegative(
            @ForAll("days") LocalDate date, @ForAll("zones") ZoneId zone) {
        Instant begins = RuleOfDates.stageBegins(date, zone);
        assertThat(RuleOfDates.daysOfNotice(date, begins, zone)).isNegative();
        assertThat(RuleOfDates.daysOfNotice(date, begins.minusNanos(1), zone)).isNotNegative();
    }

    @Property
    void aShorterLeadTimeNeverBeginsEarlier(
            @ForAll("days") LocalDate date,
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(max = 400) int some,
            @ForAll @IntRange(max = 400) int other) {
        Instant longer = RuleOfDates.leadTimeBegins(date, Math.max(some, other), zone);
        Instant shorter = RuleOfDates.leadTimeBegins(date, Math.min(some, other), zone);
        assertThat(longer).isBeforeOrEqualTo(shorter);
        assertThat(shorter).isBeforeOrEqualTo(RuleOfDates.stageBegins(date, zone));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Dates.dates().between(LocalDate.of(2000, 1, 1), LocalDate.of(2049, 12, 31));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds()).map(ZoneId::of);
    }
}
