package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.ImageRelease;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** An entry of a feed grows during its day under the same id and time of update: exactly the new note's releases are new. */
class SameDayFeedEditTest {

    private static final String MORNING = "<h3>Feature</h3><p>PyTorch 2.9 container images are now available.</p>";
    private static final String EVENING =
            "<h3>Fixed</h3><p>Fixed a typing error.</p><h3>Feature</h3><p>R 4.5 container images are now available.</p>"
                    + MORNING;

    private static Set<String> ids(String content) {
        List<ImageRelease> releases = FeedNotesTest.parse(
                        FeedNotesTest.feed("August 20, 2026", "<![CDATA[" + content + "]]>"))
                .releases();
        return new TreeSet<>(releases.stream().map(ImageRelease::id).toList());
    }

    @Test
    void anEditOnTheSameDayGivesTheNewNotesReleasesAndNoOther() {
        Set<String> before = ids(MORNING);
        Set<String> after = ids(EVENING);
        assertThat(before).hasSize(1);
        assertThat(after).hasSize(2).containsAll(before);
    }

    @Test
    void theIdsOfUnchangedNotesStayTheirs() {
        List<String> entries =
                FeedNotesTest.parse(FeedNotesTest.feed("August 20, 2026", "<![CDATA[" + EVENING + "]]>"))
                        .releases()
                        .stream()
                        .map(each -> each.provenance().entryId())
                        .toList();
        String morning = FeedNotesTest.parse(FeedNotesTest.feed("August 20, 2026", "<![CDATA[" + MORNING + "]]>"))
                .releases()
                .get(0)
                .provenance()
                .entryId();
        assertThat(entries).doesNotHaveDuplicates().contains(morning);
    }
}
