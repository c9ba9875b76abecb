package dev.shelflife.bench;

import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.identity.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Made-up observations of the size and shape of real ones: one support line a framework version, as many versions as wanted. */
final class Workload {

    /** When the first page was read; everything told lies ahead of it. */
    static final Instant START = Instant.parse("2025-01-01T06:00:00Z");

    private static final String SOURCE = "bench-table";
    private static final String NOTES = "bench-notes";
    private static final Provenance PLACE = new Provenance(
            "https://vendor.example/machine-learning/docs/images/supported-versions",
            START,
            Ids.sha256(new byte[0]),
            "row 17, column 5",
            null,
            null);

    private static final int VERSIONS = 50;

    private Workload() {}

    /** Versions of a framework see each other, so there are as many of each as the largest known has: some fifty. */
    static String subject(int version) {
        return "bench-images/framework-" + version / VERSIONS + "/1." + version % VERSIONS;
    }

    /** A page tells a line for the first time. */
    static Observation.Told lines(int version, LocalDate endOfPatch, LocalDate endOfAvailability) {
        return lines(version, 1, START, endOfPatch, endOfAvailability, "0");
    }

    /** What a version goes through in the mixed load, step by step: told, released, its date moved, an image name changed. */
    static Observation.Told step(int version, int step) {
        LocalDate patch = LocalDate.of(2026, 3, 31);
        LocalDate availability = LocalDate.of(2027, 3, 31);
        Instant at = START.plusSeconds(3_600L * step);
        return switch (step) {
            case 0 -> lines(version, 1, at, patch, availability, "0");
            case 1 -> release(version, at);
            case 2 -> lines(version, 2, at, patch.plusMonths(3), availability, "0");
            default -> lines(version, step, at, patch.plusMonths(3), availability, Integer.toString(step));
        };
    }

    private static Observation.Told lines(
            int version, long sequence, Instant at, LocalDate patch, LocalDate availability, String image) {
        String subject = subject(version);
        SupportLine line = new SupportLine(
                Ids.of("line", subject),
                subject,
                "bench-images",
                "Framework versions",
                null,
                "Framework",
                subject.substring(subject.lastIndexOf('/') + 1),
                null,
                null,
                null,
                "3.10",
                "Debian 11",
                "GPU",
                "GPU",
                "12.3",
                null,
                null,
                patch,
                DateStatus.PUBLISHED,
                availability,
                DateStatus.PUBLISHED,
                List.of("framework-" + version % 100 + "-cu123-v2025-" + image + "-debian-11-py310"),
                List.of(),
                PLACE);
        return new Observation.SupportLines(subject, SOURCE, sequence, at, ZoneOffset.UTC, List.of(line));
    }

    private static Observation.Told release(int version, Instant at) {
        String subject = subject(version);
        ImageRelease release = new ImageRelease(
                Ids.of("release", subject),
                subject,
                "bench-images",
                "Framework",
                subject.substring(subject.lastIndexOf('/') + 1),
                "exact",
                null,
                null,
                null,
                "3.10",
                null,
                "GPU",
                "12.3",
                LocalDate.of(2024, 12, 20),
                "Feature",
                "M128",
                Change.AVAILABLE,
                false,
                List.of(),
                "Framework images with CUDA 12.3 and Python 3.10 are available",
                PLACE);
        return new Observation.ImageReleased(subject, NOTES, 1, at, ZoneOffset.UTC, release);
    }
}
