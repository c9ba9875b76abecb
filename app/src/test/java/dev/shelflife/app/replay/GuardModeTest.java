package dev.shelflife.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.ingest.source.SourceCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardModeTest {

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();
    private final List<Transition> told = new ArrayList<>();
    private final List<String> manifest = new ArrayList<>();

    @BeforeEach
    void writePages() throws IOException {
        page("all", 10, "2027-06-30");
        page("few", 4, "2027-06-30");
        page("typo", 10, "2072-06-30");
    }

    @Test
    void reportTellsWhatWouldHaveBeenHeldAndAppliesIt() throws Exception {
        look("all", "2026-01-01");
        look("typo", "2026-01-02");
        look("few", "2026-01-03");
        replay(GuardMode.REPORT);
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).contains("would have held line", "pytorch/2.0", "2072-06-30");
        assertThat(said.get(1)).contains("the guard would have held this", "6 of 10 support lines are gone");
        assertThat(types()).contains(TransitionType.MOVED_LATER);
    }

    @Test
    void enforceHoldsUntilLaterPagesAgreeAndAbsenceIsConfirmedByTheirTimes() throws Exception {
        look("all", "2026-01-01");
        look("few", "2026-01-02");
        look("few", "2026-01-03");
        look("few", "2026-01-04");
        look("few", "2026-01-05");
        look("few", "2026-01-07");
        replay(GuardMode.ENFORCE);
        assertThat(said).hasSize(3);
        assertThat(said.get(0)).contains("held: 6 of 10 support lines are gone");
        assertThat(said.get(2)).contains("believed now");
        assertThat(types()).filteredOn(type -> type == TransitionType.WITHDRAWN).hasSize(6);
        assertThat(told.stream().filter(each -> each.type() == TransitionType.WITHDRAWN))
                .allSatisfy(each -> assertThat(each.effectiveAt()).hasToString("2026-01-07T06:00:00Z"));
        assertThat(told.stream().filter(each -> each.subject().startsWith("source/")))
                .extracting(each -> each.type() + " " + each.reason())
                .containsExactly(
                        "QUARANTINED 6 of 10 support lines are gone; of 10 framework versions 4 are left",
                        "QUARANTINE_ENDED accepted, for later looks agreed");
    }

    private void replay(GuardMode guard) throws Exception {
        Files.write(folder.resolve(ManifestFolder.MANIFEST), manifest);
        Replay.pages(folder, SourceCatalogue.BUILT_IN, null, guard, LeadTimes.DEFAULT, said::add, told::add);
    }

    private List<TransitionType> types() {
        return told.stream().map(Transition::type).toList();
    }

    private void look(String page, String day) {
        manifest.add("{\"file\":\"" + page + ".html\",\"source\":\"google-dlvm-table\",\"fetchedAt\":\"" + day
                + "T06:00:00Z\"}");
    }

    private void page(String name, int rows, String first) throws IOException {
        StringBuilder html = new StringBuilder("<html lang='en'><title>Images</title><h2>PyTorch versions</h2><table>"
                + "<tr><th>ML framework version</th><th>Supported accelerators</th>"
                + "<th>End of patch and support date</th></tr>");
        IntStream.range(0, rows)
                .forEach(i -> html.append("<tr><td>2." + i + " (Python 3.10)</td><td>GPU (CUDA 12.4)</td><td>"
                        + (i == 0 ? first : "2027-06-30") + "</td></tr>"));
        Files.writeString(folder.resolve(name + ".html"), html.append("</table></html>"));
    }
}
