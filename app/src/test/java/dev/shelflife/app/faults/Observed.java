package dev.shelflife.app.faults;

import dev.shelflife.events.Observation;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.PublishedDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Observations for those who want many. */
final class Observed {

    private Observed() {}

    /**
     * A version with one line.
     *
     * @param subject service, framework and version
     */
    static Observation.Told version(
            String subject, String source, long sequence, Instant at, LocalDate patch, LocalDate gone) {
        String[] parts = subject.split("/", -1);
        PublishedDate patched = PublishedDate.of(patch);
        PublishedDate available = PublishedDate.of(gone);
        SupportLine line = new SupportLine(
                subject + "#a",
                subject,
                parts[0],
                "versions",
                null,
                parts[1],
                parts[2],
                null,
                null,
                null,
                "3.10",
                null,
                "GPU",
                "GPU",
                "12.3",
                null,
                null,
                patched.date(),
                patched.status(),
                available.date(),
                available.status(),
                List.of("image"),
                List.of(),
                new Provenance("http://page", at, "00", "row 1", null, null));
        return new Observation.SupportLines(subject, source, sequence, at, ZoneOffset.UTC, List.of(line));
    }
}
