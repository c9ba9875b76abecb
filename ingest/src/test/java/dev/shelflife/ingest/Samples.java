package dev.shelflife.ingest;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Problem;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.DateText.NumericOrder;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.identity.LineId;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.source.NoteRules;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.TableRules;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Facts for tests, and a page format that needs no parser worth the name. */
public final class Samples {

    public static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    public static final String SERVICE = "deep-learning-vm";
    public static final List<List<String>> HEADERS =
            List.of(List.of("Framework version", "End of patch and support date", "End of availability date"));

    private Samples() {}

    public static Source source(String id, String url) {
        return source(id, Source.Shape.SUPPORT_TABLE, url);
    }

    public static Source source(String id, Source.Shape shape, String url) {
        return new Source(
                id,
                shape,
                SERVICE,
                "Deep Learning VM Images",
                URI.create(url),
                List.of(),
                List.of(),
                "en",
                ZoneOffset.UTC,
                NumericOrder.MONTH_DAY_YEAR,
                100,
                null,
                TableRules.NONE,
                NoteRules.NONE);
    }

    public static SupportLine line(String version, String python, LocalDate endOfPatch, Provenance provenance) {
        return line(version, python, null, endOfPatch, provenance);
    }

    public static SupportLine line(
            String version, String python, String os, LocalDate endOfPatch, Provenance provenance) {
        SubjectKey subject = new SubjectKey(SERVICE, "pytorch", version);
        return new SupportLine(
                LineId.of(subject, "PyTorch versions", null, python, os, "GPU", null),
                subject.key(),
                SERVICE,
                "PyTorch versions",
                null,
                "PyTorch",
                version,
                null,
                null,
                null,
                python,
                os,
                "GPU",
                "GPU",
                null,
                null,
                null,
                endOfPatch,
                endOfPatch == null ? DateStatus.NOT_SET : DateStatus.PUBLISHED,
                null,
                DateStatus.NOT_PUBLISHED,
                List.of(),
                List.of(),
                provenance);
    }

    public static SupportLine line(String version, String endOfPatch) {
        return line(version, "3.10", LocalDate.parse(endOfPatch), provenance("a"));
    }

    public static ImageRelease release(String version, LocalDate on) {
        return told(version, on, ImageRelease.EXACT, List.of(), provenance("a"));
    }

    /** A release in a note that has an id of its own. */
    public static ImageRelease note(String entry, String version, LocalDate on, String... images) {
        return told(version, on, ImageRelease.EXACT, List.of(images), entry(entry));
    }

    /** A statement about a version and all before it. */
    public static ImageRelease upTo(String version, LocalDate on) {
        return told(version, on, ImageRelease.AND_EARLIER, List.of(), entry("range"));
    }

    private static Provenance entry(String id) {
        return new Provenance("https://example.org/notes", AT, "a", null, id, null);
    }

    private static ImageRelease told(
            String version, LocalDate on, String range, List<String> images, Provenance provenance) {
        String key = new SubjectKey(SERVICE, "pytorch", version).key();
        return new ImageRelease(
                range.equals(ImageRelease.EXACT) ? Ids.of("release", key, on) : Ids.of("release", key, on, range),
                key,
                SERVICE,
                "PyTorch",
                version,
                range,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                on,
                "Feature",
                null,
                Change.AVAILABLE,
                false,
                images,
                "PyTorch " + version + " available",
                provenance);
    }

    public static Provenance provenance(String digest) {
        return new Provenance("https://example.org/images", AT, digest, "row", null, null);
    }

    public static Catalogue catalogue(List<SupportLine> lines, List<ImageRelease> releases) {
        return new Catalogue("test-table", null, "digest", HEADERS, lines, releases, List.of(), List.of());
    }

    /** Reads a page of words: {@code line 2.7 2026-09-30}, {@code release 2.7 2026-01-31}, {@code up-to 2.7 2026-01-31}, {@code problem …}. */
    public static Catalogue parse(Page page) {
        List<SupportLine> lines = new ArrayList<>();
        List<ImageRelease> releases = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        new String(page.body(), StandardCharsets.UTF_8).lines().forEach(text -> {
            List<String> words = List.of(text.split(" ", 3));
            switch (words.get(0)) {
                case "line" ->
                    lines.add(line(words.get(1), "3.10", LocalDate.parse(words.get(2)), provenance(page.sha256())));
                case "up-to" -> releases.add(upTo(words.get(1), LocalDate.parse(words.get(2))));
                case "release" -> releases.add(release(words.get(1), LocalDate.parse(words.get(2))));
                case "problem" -> problems.add(new Problem("somewhere", text, "not read", false));
                default -> {
                    // the rest of a page is of no interest
                }
            }
        });
        return new Catalogue(page.source().id(), null, page.sha256(), HEADERS, lines, releases, List.of(), problems);
    }

    /** What a reader knows who applied an observation to what he knew. */
    public static AcceptedCatalogue empty(String source) {
        return new AcceptedCatalogue(
                source, 0, AT, "", null, null, List.of(), new TreeMap<>(), new TreeMap<>(), List.of());
    }

    public static List<Long> sequences(List<? extends Observation> observations) {
        return observations.stream()
                .map(observation -> ((Observation.Told) observation).sequence())
                .toList();
    }
}
