package dev.shelflife.app.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Half a year in the life of three framework versions, in which everything happens that is told on the first day. */
public final class Story {

    public static final String TENSORFLOW = "deep-learning-containers/tensorflow/2.17";
    public static final String PYTORCH = "deep-learning-containers/pytorch/2.4";
    public static final String VM_PYTORCH = "deep-learning-vm/pytorch/2.7";

    private static final String CONTAINERS = "deep-learning-containers";
    private static final String MACHINES = "deep-learning-vm";

    /**
     * It becomes {@code at}.
     *
     * @param pages what the sources show from now on, and are asked for at once; null when only time passes
     */
    public record Scene(Instant at, @Nullable Map<String, String> pages) {

        /** Lets it happen. */
        public void play(StorySite site, StoryInstallation installation) throws Exception {
            if (pages == null) {
                installation.tick(at);
            } else {
                site.show(pages);
                installation.look(at);
            }
        }
    }

    /**
     * Up to the second change of the tables. Each subject is told by one page at a time, so that the order of what happens to it
     * does not hang on which page is read first; and a page that is not there yet is a failed look, which changes nothing.
     */
    public static final List<Scene> FIRST_HALF = List.of(
            new Scene(Instant.parse("2025-03-01T08:00:00Z"), tables("2025-03-20", "2025-05-01", "2025-06-15")),
            new Scene(Instant.parse("2025-03-02T08:00:00Z"), notes(false)),
            new Scene(Instant.parse("2025-03-21T00:00:00Z"), null),
            new Scene(Instant.parse("2025-04-01T08:00:00Z"), tables("2025-07-01", "2025-04-20", "2025-06-15")));

    /** From then to the end. */
    public static final List<Scene> SECOND_HALF = List.of(
            new Scene(Instant.parse("2025-04-21T00:00:00Z"), null),
            new Scene(Instant.parse("2025-05-20T08:00:00Z"), notes(true)),
            new Scene(Instant.parse("2025-06-02T00:00:00Z"), null),
            new Scene(Instant.parse("2025-06-10T08:00:00Z"), tables("2025-07-01", "2025-04-20", null)),
            new Scene(Instant.parse("2025-08-01T00:00:00Z"), null));

    /** What happens to each subject, in order: what, to which end, and the date afterwards. */
    public static final Map<String, List<String>> TOLD = Map.of(
            TENSORFLOW,
            List.of(
                    "ANNOUNCED END_OF_PATCH 2025-03-20",
                    "APPROACHING END_OF_PATCH 2025-03-20 30",
                    "ANNOUNCED END_OF_AVAILABILITY 2025-06-01",
                    "APPROACHING END_OF_AVAILABILITY 2025-06-01 180",
                    "RELEASED",
                    "APPROACHING END_OF_AVAILABILITY 2025-06-01 90",
                    "APPROACHING END_OF_PATCH 2025-03-20 7",
                    "APPROACHING END_OF_PATCH 2025-03-20 1",
                    "REACHED END_OF_PATCH 2025-03-20",
                    "MOVED_LATER END_OF_PATCH 2025-07-01",
                    "REOPENED END_OF_PATCH 2025-07-01",
                    "APPROACHING END_OF_PATCH 2025-07-01 180",
                    "APPROACHING END_OF_PATCH 2025-07-01 90",
                    "APPROACHING END_OF_AVAILABILITY 2025-06-01 30",
                    "APPROACHING END_OF_AVAILABILITY 2025-06-01 7",
                    "APPROACHING END_OF_AVAILABILITY 2025-06-01 1",
                    "APPROACHING END_OF_PATCH 2025-07-01 30",
                    "REACHED END_OF_AVAILABILITY 2025-06-01",
                    "APPROACHING END_OF_PATCH 2025-07-01 7",
                    "APPROACHING END_OF_PATCH 2025-07-01 1",
                    "REACHED END_OF_PATCH 2025-07-01"),
            PYTORCH,
            List.of(
                    "ANNOUNCED END_OF_PATCH 2025-05-01",
                    "APPROACHING END_OF_PATCH 2025-05-01 90",
                    "ANNOUNCED END_OF_AVAILABILITY 2025-06-15",
                    "APPROACHING END_OF_AVAILABILITY 2025-06-15 180",
                    "APPROACHING END_OF_AVAILABILITY 2025-06-15 90",
                    "APPROACHING END_OF_PATCH 2025-05-01 30",
                    "MOVED_EARLIER END_OF_PATCH 2025-04-20",
                    "APPROACHING END_OF_PATCH 2025-04-20 30",
                    "APPROACHING END_OF_PATCH 2025-04-20 7",
                    "APPROACHING END_OF_PATCH 2025-04-20 1",
                    "REACHED END_OF_PATCH 2025-04-20",
                    "APPROACHING END_OF_AVAILABILITY 2025-06-15 30",
                    "RELEASED",
                    "RELEASED_AFTER_END END_OF_PATCH 2025-04-20",
                    "APPROACHING END_OF_AVAILABILITY 2025-06-15 7",
                    "WITHDRAWN END_OF_AVAILABILITY"),
            VM_PYTORCH,
            List.of(
                    "ANNOUNCED END_OF_PATCH 2025-04-10",
                    "APPROACHING END_OF_PATCH 2025-04-10 90",
                    "ANNOUNCED END_OF_AVAILABILITY 2026-04-10",
                    "RELEASED",
                    "APPROACHING END_OF_PATCH 2025-04-10 30",
                    "APPROACHING END_OF_PATCH 2025-04-10 7",
                    "APPROACHING END_OF_PATCH 2025-04-10 1",
                    "REACHED END_OF_PATCH 2025-04-10"));

    private Story() {}

    private static Map<String, String> notes(boolean later) {
        StoryPage containers = StoryPage.notes(CONTAINERS);
        if (later) {
            containers.note(LocalDate.parse("2025-05-19"), "b2", "Container images of PyTorch 2.4 are now available.");
        }
        containers.note(LocalDate.parse("2025-02-20"), "b1", "Container images of TensorFlow 2.17 are now available.");
        return Map.of(
                "google-dlc-release-notes",
                containers.html(),
                "google-dlvm-release-notes",
                StoryPage.notes(MACHINES)
                        .note(LocalDate.parse("2025-02-27"), "c1", "PyTorch 2.7 is now available.")
                        .html());
    }

    private static Map<String, String> tables(String tensorflowEnd, String pytorchEnd, @Nullable String pytorchGone) {
        return Map.of(
                "google-dlc-table",
                StoryPage.tables(CONTAINERS)
                        .row(
                                "TensorFlow",
                                "2.17 (Python 3.10)",
                                LocalDate.parse(tensorflowEnd),
                                LocalDate.parse("2025-06-01"),
                                "gcr.io/tf2-gpu.2-17.py310")
                        .row(
                                "PyTorch",
                                "2.4 (Python 3.10)",
                                LocalDate.parse(pytorchEnd),
                                pytorchGone == null ? null : LocalDate.parse(pytorchGone),
                                "gcr.io/pytorch-cu124.2-4.py310")
                        .html(),
                "google-dlvm-table",
                StoryPage.tables(MACHINES)
                        .row(
                                "PyTorch",
                                "2.7 (Python 3.12)",
                                LocalDate.parse("2025-04-10"),
                                LocalDate.parse("2026-04-10"),
                                "pytorch-2-7-cu128-ubuntu-2204-py312")
                        .html());
    }
}
