package dev.shelflife.app.faults;

import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.identity.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Four days of one framework, in which everything happens that the lifecycle role does: an image is released, versions are
 * announced, their ends are reached by ticks, one is moved, all go away. Each scene follows the one before it.
 *
 * @param number counted from 0
 */
record Scene(int number) {

    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final int DAYS = 5;
    private static final String SOURCE = "scenes";
    private static final int SEQUENCES = 100;

    /** In the order of the log. */
    List<Observation> observations() {
        return List.of(
                released(1),
                told(2, "1.1", 0, 1, 3),
                told(3, "1.2", 0, 1, 3),
                told(4, "1.3", 0, 1, 3),
                new Observation.Tick(midnight(2)),
                told(5, "1.1", 2, 2, 3),
                new Observation.Tick(midnight(3)),
                new Observation.Tick(midnight(4)));
    }

    private Observation.Told released(int sequence) {
        String subject = subject("1.1");
        ImageRelease release = new ImageRelease(
                Ids.of("release", subject),
                subject,
                "service",
                framework(),
                "1.1",
                "exact",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                day(0),
                "Feature",
                null,
                Change.AVAILABLE,
                false,
                List.of(),
                "an image",
                new Provenance("http://notes", midnight(0), "00", null, "e1", null));
        return new Observation.ImageReleased(subject, SOURCE, sequence(sequence), noon(0), ZoneOffset.UTC, release);
    }

    /** A version, told on a day, with two ends. */
    private Observation.Told told(int sequence, String version, int on, int patch, int gone) {
        return Observed.version(subject(version), SOURCE, sequence(sequence), noon(on), day(patch), day(gone));
    }

    private String subject(String version) {
        return "service/" + framework() + "/" + version;
    }

    private String framework() {
        return "framework-" + number;
    }

    private long sequence(int within) {
        return (long) number * SEQUENCES + within;
    }

    private LocalDate day(int within) {
        return FIRST_DAY.plusDays((long) number * DAYS + within);
    }

    private Instant midnight(int within) {
        return day(within).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Instant noon(int within) {
        return midnight(within).plus(12, ChronoUnit.HOURS);
    }
}
