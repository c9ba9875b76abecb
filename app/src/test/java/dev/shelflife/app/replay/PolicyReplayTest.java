package dev.shelflife.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.app.output.TransitionText;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.ingest.source.SourceCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From pages to the transition: a policy page over some months. */
class PolicyReplayTest {

    private static final String PAGE = "<html lang=en><body><article><h1>Support policy</h1>"
            + "<devsite-feedback><button>Send feedback</button></devsite-feedback>"
            + "<p>The updates may include patch updates and security updates.</p><ul>"
            + "<li><b>End-of-patch and support date:</b> After this date, we no longer publish new image versions.</li>"
            + "<li><b>End-of-availability date:</b> After this date, you can no longer use the images.</li></ul></article>"
            + "<footer>Last updated 2026-01-01 UTC.</footer></body></html>";

    @TempDir
    Path folder;

    private List<Transition> replay(List<String> pages) throws Exception {
        List<String> manifest = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            Files.writeString(folder.resolve(i + ".html"), pages.get(i));
            manifest.add("{\"file\":\"" + i + ".html\",\"source\":\"google-dlvm-policy\",\"fetchedAt\":\"2026-0"
                    + (i + 1) + "-02T00:00:00Z\"}");
        }
        Files.write(folder.resolve("manifest.jsonl"), manifest);
        List<Transition> told = new ArrayList<>();
        Replay.pages(
                folder, SourceCatalogue.BUILT_IN, null, GuardMode.ENFORCE, LeadTimes.DEFAULT, said -> {}, told::add);
        return told;
    }

    @Test
    void noiseTellsNothingAndOtherWordsAreToldOnce() throws Exception {
        String changed = PAGE.replace("you can no longer use the images", "images may be deleted");
        List<Transition> told = replay(List.of(
                PAGE,
                PAGE.replace("2026-01-01", "2026-02-01").replace("Send feedback", "Was this helpful?"),
                changed,
                changed.replace("2026-01-01", "2026-04-01")));
        assertThat(told).singleElement().satisfies(only -> {
            assertThat(only.type()).isEqualTo(TransitionType.POLICY_CHANGED);
            assertThat(TransitionText.line(only))
                    .startsWith("2026-03-02  policy-changed")
                    .contains("policy/deep-learning-vm")
                    .endsWith(
                            "end of availability: no more images unusable; end of availability: now images may be deleted"
                                    + " (en)");
        });
    }
}
