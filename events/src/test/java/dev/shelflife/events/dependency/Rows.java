package dev.shelflife.events.dependency;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.FrameworkVersion;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Stage;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.identity.SubjectKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lines and rows for tests, in few words. */
final class Rows {

    static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");

    private final SortedMap<String, Lifecycle> rows = new TreeMap<>();

    /** A line of a version; the end is an ISO date or the name of a status. */
    static LineState line(String key, String end) {
        return state(line(key, end, null, null, null, List.of()), null);
    }

    /** An image's line. */
    static LineState image(
            String end, @Nullable String python, @Nullable String os, @Nullable String cuda, String... images) {
        return state(line("deep-learning-vm/pytorch/2.7", end, python, os, cuda, List.of(images)), null);
    }

    static LineState absent(LineState line) {
        return state(line.line(), AT);
    }

    static SupportLine holding(@Nullable String python, @Nullable String os, @Nullable String cuda, String... images) {
        return image("NOT_SET", python, os, cuda, images).line();
    }

    static PublishedDate end(String told) {
        return Character.isDigit(told.charAt(0))
                ? PublishedDate.of(LocalDate.parse(told))
                : new PublishedDate(DateStatus.valueOf(told), null);
    }

    /** Adds a version with lines that end so. */
    Rows with(String key, String... ends) {
        LineState[] lines = new LineState[ends.length];
        for (int i = 0; i < ends.length; i++) {
            lines[i] = line(key, ends[i]);
        }
        return with(key, lines);
    }

    Rows with(String key, LineState... lines) {
        SubjectKey subject = SubjectKey.parse(key);
        SortedMap<String, LineState> byId = new TreeMap<>();
        for (LineState line : lines) {
            byId.put("line-" + byId.size(), line);
        }
        rows.put(
                key,
                FrameworkVersion.empty(
                                key, subject.service(), subject.framework(), subject.version(), ZoneOffset.UTC, AT)
                        .withLines(byId));
        return this;
    }

    Map<String, Lifecycle> map() {
        return rows;
    }

    private static SupportLine line(
            String key,
            String end,
            @Nullable String python,
            @Nullable String os,
            @Nullable String cuda,
            List<String> images) {
        SubjectKey subject = SubjectKey.parse(key);
        PublishedDate patch = end(end);
        return new SupportLine(
                "id",
                key,
                subject.service(),
                "section",
                null,
                subject.framework(),
                subject.version(),
                null,
                null,
                null,
                python,
                os,
                null,
                null,
                cuda,
                null,
                null,
                patch.date(),
                patch.status(),
                null,
                DateStatus.NOT_PUBLISHED,
                images,
                List.of(),
                new Provenance("https://example.org", AT, "00", null, null, null));
    }

    private static LineState state(SupportLine line, @Nullable Instant absentSince) {
        PublishedDate patch = new PublishedDate(line.endOfPatchStatus(), line.endOfPatch());
        MilestoneState told = new MilestoneState(patch, AT, patch.date() == null ? null : patch, AT, 1, null, false);
        MilestoneState none = new MilestoneState(PublishedDate.NOT_PUBLISHED, AT, null, null, 0, null, false);
        return new LineState(line, "source", absentSince, told, none, Stage.SUPPORTED, List.of(), null);
    }
}
