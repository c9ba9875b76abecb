package dev.shelflife.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code sources check --page} tells of pages without tables. */
class SourcesCheckTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private static String source(String shape) {
        return "id: acme\nshape: " + shape + "\nservice: acme-ml\nproduct: Acme ML\nurl: https://acme.example/page\n";
    }

    private int check(String shape, String page, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("acme.yaml"), source(shape));
        Path saved = Files.writeString(folder.resolve("page.html"), page);
        String[] args = new String[5 + more.length];
        System.arraycopy(new String[] {"sources", "check", file.toString(), "--page", saved.toString()}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        return Shelflife.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private static final String NOTES =
            """
            <h1>Acme notes</h1>
            <h2>March 5, 2026</h2>
            <p>PyTorch 2.6 images are now available. PyTorch is nice.</p>
            <p>TensorFlow 2.15 images have reached their end of patch. See acme.example/images/tf-cpu.2-14.</p>
            <h2>Another day</h2>
            <p>Not of a date.</p>
            """;

    @Test
    void notesAreToldByDatesStatementsAndWhatGaveNothing() throws IOException {
        assertThat(check("dated-notes", NOTES)).isZero();
        assertThat(out.toString())
                .contains("1 date, 2026-03-05 to 2026-03-05")
                .contains("2 headings without a date: 'Acme notes', 'Another day'")
                .contains("1 note, by label: (none) 1")
                .contains("2 statements, by change: available 1, end-of-patch 1")
                .contains("  PyTorch: 2.6\n  TensorFlow: 2.15")
                .contains("e.g. 2026-03-05: PyTorch 2.6 available")
                .contains("2 of 4 sentences and bullets gave nothing")
                .contains("'PyTorch is nice.'")
                .contains("(PyTorch) names no change that is understood");
    }

    @Test
    void notesAreToldInJson() throws IOException {
        assertThat(check("dated-notes", NOTES, "--json")).isZero();
        JsonNode notes =
                new ObjectMapper().readTree(out.toString().lines().findFirst().orElseThrow());
        assertThat(notes.get("kind").asText()).isEqualTo("notes");
        assertThat(notes.get("first").asText()).isEqualTo("2026-03-05");
        assertThat(notes.get("changes").get("available").asInt()).isOne();
        assertThat(notes.get("frameworks").get("PyTorch").get(0).asText()).isEqualTo("2.6");
        assertThat(notes.get("silentExamples")).hasSize(2);
    }

    @Test
    void aPageWithoutDatesAndAFeedOfOthersSayWhatToDo() throws IOException {
        assertThat(check("dated-notes", "<p><b>March 5, 2026</b></p><p>PyTorch 2.6 images are available.</p>"))
                .isEqualTo(3);
        assertThat(out.toString()).contains("no heading with a date is found; only headings count, from h1 to h4");
        out.getBuffer().setLength(0);
        assertThat(
                        check(
                                "feed",
                                "<feed><entry><title>March 5, 2026</title><content type='html'><![CDATA[<h2"
                                        + " class='release-note-product-title'>Plums</h2><p>Ripe.</p>]]></content></entry></feed>"))
                .isEqualTo(3);
        assertThat(out.toString())
                .contains("products' titles that are not: 'Plums'; if one is ours, name it under notes > titles")
                .contains("1 date with no note of ours: '2026-03-05'");
    }

    @Test
    void policiesAreToldByDefinitionsAndMissingWords() throws IOException {
        String policy =
                "<h1>Support policy</h1><p>Updates may include security updates.</p><p><b>End of patch date:</b> After this"
                        + " date, no new images are published.</p><p><b>Goodbye day:</b> After this date, it is gone.</p>"
                        + "<p>Last updated 2026-04-10 UTC.</p>";
        assertThat(check("policy", policy)).isZero();
        assertThat(out.toString())
                .contains("language en")
                .contains("last updated 2026-04-10")
                .contains("END_OF_PATCH: defined after 'End of patch date'")
                .contains("date LAST_GOOD_DAY; effects: NO_NEW_IMAGES")
                .contains("END_OF_AVAILABILITY: no definition is found")
                .contains("labels that are not understood: 'Goodbye day'")
                .contains("updates promised: SECURITY")
                .contains("words not found: end-of-availability, update-patch");
        out.getBuffer().setLength(0);
        assertThat(check("policy", policy, "--json")).isZero();
        JsonNode json =
                new ObjectMapper().readTree(out.toString().lines().findFirst().orElseThrow());
        assertThat(json.get("kind").asText()).isEqualTo("policy");
        assertThat(json.get("milestones")).hasSize(2);
        assertThat(json.get("lastUpdated").asText()).isEqualTo("2026-04-10");
    }
}
