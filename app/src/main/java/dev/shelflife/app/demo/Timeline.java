package dev.shelflife.app.demo;

import dev.shelflife.events.topics.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Which sample page stands for which source from which day on. */
final class Timeline {

    private static final String FOLDER = "/dev/shelflife/app/sample/";

    /** From this day on the source shows this file. */
    private record Entry(LocalDate from, String source, String file) {}

    private final List<Entry> entries;

    private Timeline(List<Entry> entries) {
        this.entries = entries;
    }

    /** The bundled one. */
    static Timeline bundled() {
        String lines = new String(resource("timeline.jsonl"), StandardCharsets.UTF_8);
        return new Timeline(lines.lines()
                .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), Entry.class))
                .toList());
    }

    /** The days on which a page changes. */
    NavigableSet<LocalDate> days() {
        NavigableSet<LocalDate> days = new TreeSet<>();
        entries.forEach(entry -> days.add(entry.from()));
        return days;
    }

    /** Whether there is any page of a source. */
    boolean has(String source) {
        return entries.stream().anyMatch(entry -> entry.source().equals(source));
    }

    /** What a source shows on a day; empty when it has no page yet. */
    Optional<byte[]> page(String source, LocalDate day) {
        return entries.stream()
                .filter(entry -> entry.source().equals(source) && !entry.from().isAfter(day))
                .reduce((earlier, later) -> later.from().isBefore(earlier.from()) ? earlier : later)
                .map(entry -> resource(entry.file()));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Timeline.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the sample page " + name + " is missing in this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
