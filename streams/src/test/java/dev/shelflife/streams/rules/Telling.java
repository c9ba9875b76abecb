package dev.shelflife.streams.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.topics.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Observations for tests, in few words. */
public final class Telling {

    public static final String SUBJECT = "deep-learning-vm/tensorflow/2.17";
    public static final String SOURCE = "google-dlvm-table";

    private Telling() {}

    public static Instant at(String text) {
        return Instant.parse(text.contains("T") ? text : text + "T00:00:00Z");
    }

    public static PublishedDate on(String date) {
        return PublishedDate.of(LocalDate.parse(date));
    }

    public static SupportLine line(
            String subject, String name, PublishedDate patch, PublishedDate availability, Instant at) {
        String[] parts = subject.split("/", -1);
        return new SupportLine(
                name,
                subject,
                parts[0],
                "TensorFlow versions",
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
                patch.date(),
                patch.status(),
                availability.date(),
                availability.status(),
                List.of("image-" + name),
                List.of(),
                new Provenance("http://page", at, "00", "row " + name, null, null));
    }

    /** The same line with another display name and Python. */
    public static SupportLine named(SupportLine line, String framework, String python) {
        return new SupportLine(
                line.id(),
                line.key(),
                line.service(),
                line.section(),
                null,
                framework,
                line.version(),
                null,
                null,
                null,
                python,
                null,
                line.accelerator(),
                line.acceleratorText(),
                line.cuda(),
                null,
                null,
                line.endOfPatch(),
                line.endOfPatchStatus(),
                line.endOfAvailability(),
                line.endOfAvailabilityStatus(),
                line.images(),
                line.problems(),
                line.provenance());
    }

    /** A statement about a version, or about the images of one Python. */
    public static ImageRelease released(
            String id, String subject, LocalDate on, @Nullable String python, Change change, String text) {
        String[] parts = subject.split("/", -1);
        Instant read = on.atTime(9, 0).toInstant(ZoneOffset.UTC);
        return new ImageRelease(
                Ids.of("release", id),
                subject,
                parts[0],
                parts[1],
                parts[2],
                "exact",
                null,
                null,
                null,
                python,
                null,
                null,
                null,
                on,
                "Feature",
                null,
                change,
                false,
                List.of("image-of-" + on),
                text,
                new Provenance("http://notes", read, "00", null, "e-" + on, "p1.s1"));
    }

    public static Observation.SupportLines lines(long sequence, Instant at, SupportLine... lines) {
        return new Observation.SupportLines(lines[0].key(), SOURCE, sequence, at, ZoneOffset.UTC, Arrays.asList(lines));
    }

    /** A line under another caption. */
    public static SupportLine under(String caption, SupportLine line) {
        ObjectNode node = Json.mapper().valueToTree(line);
        return Json.mapper().convertValue(node.put("section", caption), SupportLine.class);
    }

    /** Lines of another source. */
    public static Observation.SupportLines by(
            String source, int precedence, long sequence, Instant at, SupportLine... lines) {
        return new Observation.SupportLines(
                lines[0].key(),
                source,
                sequence,
                at,
                ZoneOffset.UTC,
                Arrays.asList(lines),
                new TreeMap<>(),
                precedence,
                null);
    }

    /** Lines of which some replace others: new id → former id. */
    public static Observation.SupportLines replacing(
            long sequence, Instant at, Map<String, String> replaced, SupportLine... lines) {
        return new Observation.SupportLines(
                lines[0].key(), SOURCE, sequence, at, ZoneOffset.UTC, Arrays.asList(lines), new TreeMap<>(replaced));
    }

    /** One line "a" with an end of patch alone. */
    public static Observation.SupportLines patch(long sequence, Instant at, PublishedDate patch) {
        return lines(sequence, at, line(SUBJECT, "a", patch, new PublishedDate(DateStatus.NOT_PUBLISHED, null), at));
    }

    public static Observation.ImageReleased release(String subject, long sequence, Instant at, String source) {
        String[] parts = subject.split("/", -1);
        ImageRelease release = new ImageRelease(
                Ids.of("release", subject),
                subject,
                parts[0],
                parts[1],
                parts[2],
                "exact",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                LocalDate.of(2024, 9, 26),
                "Feature",
                null,
                Change.AVAILABLE,
                false,
                List.of(),
                parts[1] + " " + parts[2] + " available",
                new Provenance("http://notes", at, "00", null, "e1", null));
        return new Observation.ImageReleased(subject, source, sequence, at, ZoneOffset.UTC, release);
    }
}
