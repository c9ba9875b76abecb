package dev.shelflife.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.ingest.source.SourceCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A note about a version and all earlier ones, from the sample pages to the transitions. */
class RangeReplayTest {

    private static final LocalDate DAY = LocalDate.of(2025, 1, 16);

    @TempDir
    Path folder;

    @Test
    void itIsToldOfEachVersionInTheTableReadBefore() throws Exception {
        List<Transition> told = replay("dlc-table-1.html", "dlc-release-notes-2.html");
        List<ImageRelease> ends = ends(told);
        assertThat(ends).extracting(ImageRelease::version).contains("2.15").hasSizeGreaterThan(1);
        assertThat(ends).extracting(ImageRelease::version).doesNotContain("2.16", "2.17", "2.18");
        assertThat(ends).extracting(ImageRelease::range).containsOnly(ImageRelease.AND_EARLIER);
        assertThat(replay("dlc-table-1.html", "dlc-release-notes-2.html")).isEqualTo(told);
        assertThat(told)
                .filteredOn(each -> each.release() != null && ends.contains(each.release()))
                .allSatisfy(each -> {
                    boolean inTable = told.stream()
                            .anyMatch(other -> other.type() == TransitionType.ANNOUNCED
                                    && other.subject().equals(each.subject()));
                    assertThat(each.announced() != null).as(each.subject()).isEqualTo(inTable);
                });
    }

    @Test
    void withoutATableItIsToldAsItStands() throws Exception {
        assertThat(ends(replay("dlc-release-notes-2.html", "dlc-table-1.html")))
                .extracting(ImageRelease::version)
                .containsExactly("2.15");
    }

    private List<Transition> replay(String... files) throws Exception {
        List<String> manifest = new ArrayList<>();
        for (int i = 0; i < files.length; i++) {
            try (var in = RangeReplayTest.class.getResourceAsStream("/dev/shelflife/app/sample/" + files[i])) {
                Files.write(folder.resolve(files[i]), Objects.requireNonNull(in).readAllBytes());
            }
            manifest.add("{\"file\":\"" + files[i] + "\",\"source\":\"google-"
                    + files[i].replaceFirst("-\\d\\.html$", "") + "\",\"fetchedAt\":\"2025-04-0" + (i + 1)
                    + "T00:00:00Z\"}");
        }
        Files.write(folder.resolve("manifest.jsonl"), manifest);
        List<Transition> told = new ArrayList<>();
        Replay.pages(
                folder, SourceCatalogue.BUILT_IN, null, GuardMode.ENFORCE, LeadTimes.DEFAULT, said -> {}, told::add);
        return told;
    }

    private static List<ImageRelease> ends(List<Transition> told) {
        return told.stream()
                .filter(each -> each.type() == TransitionType.RELEASED)
                .map(Transition::release)
                .filter(each -> each.service().equals("deep-learning-containers")
                        && each.key().contains("/tensorflow/")
                        && each.releasedOn().equals(DAY)
                        && (each.change() == Change.END_OF_PATCH
                                || each.change() == Change.END_OF_SUPPORT
                                || each.change() == Change.DEPRECATED))
                .toList();
    }
}
