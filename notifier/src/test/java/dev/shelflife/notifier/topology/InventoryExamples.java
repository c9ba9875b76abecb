package dev.shelflife.notifier.topology;

import dev.shelflife.events.Lifecycle.FrameworkVersion;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Stage;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.inventory.InventoryItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rows of the state table and uses of their images, made up. */
public final class InventoryExamples {

    public static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private static final String HOST = "us-docker.pkg.dev/deeplearning-platform-release/gcr.io/";

    private InventoryExamples() {}

    public static String subject(String version) {
        return "deep-learning-containers/tensorflow/" + version;
    }

    /**
     * A version with a line for each name of an image.
     *
     * @param revision moves the date by as many days; from the second on a lead time has been crossed
     */
    public static FrameworkVersion version(String version, int revision, boolean reached, String... names) {
        SortedMap<String, LineState> lines = new TreeMap<>();
        for (String name : names) {
            PublishedDate date = PublishedDate.of(DAY.plusDays(revision));
            SupportLine line = new SupportLine(
                    name,
                    subject(version),
                    "deep-learning-containers",
                    "Versions",
                    null,
                    "TensorFlow",
                    version,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    date.date(),
                    DateStatus.PUBLISHED,
                    null,
                    DateStatus.NOT_PUBLISHED,
                    List.of(HOST + name),
                    List.of(),
                    new Provenance("https://example.org", Instant.EPOCH, "0", name, null, null));
            MilestoneState patch = new MilestoneState(
                    date, Instant.EPOCH, date, Instant.EPOCH, revision, revision > 1 ? 30 : null, reached);
            MilestoneState availability =
                    new MilestoneState(PublishedDate.NOT_PUBLISHED, Instant.EPOCH, null, null, 0, null, false);
            lines.put(
                    name,
                    new LineState(
                            line,
                            "page",
                            null,
                            patch,
                            availability,
                            reached ? Stage.END_OF_PATCH : Stage.SUPPORTED,
                            List.of(),
                            null));
        }
        return FrameworkVersion.empty(
                        subject(version),
                        "deep-learning-containers",
                        "TensorFlow",
                        version,
                        ZoneOffset.UTC,
                        Instant.EPOCH)
                .withLines(lines);
    }

    public static InventoryItem use(String reference, String workload) {
        return new InventoryItem(reference, workload, "team-a", "production", "test", Instant.EPOCH);
    }
}
