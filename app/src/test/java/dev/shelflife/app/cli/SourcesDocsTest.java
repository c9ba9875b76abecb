package dev.shelflife.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows docs/sources.md as it stands there. */
class SourcesDocsTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Path PAGE = DOCS.resolve("examples/sources/noordster-runtimes.html");

    private final ObjectMapper json = new ObjectMapper();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void theFileOfTheDocumentsReadsThePageAsTheyShow() throws Exception {
        String docs = Files.readString(DOCS.resolve("sources.md"));
        String yaml = block(docs, "yaml");
        assertThat(yaml).isEqualTo(Files.readString(DOCS.resolve("examples/sources/noordster-runtimes.yaml")));
        assertThat(docs).contains("The whole file, " + yaml.lines().count() + " lines:");
        Files.writeString(folder.resolve("noordster-runtimes.yaml"), yaml);
        assertThat(shelflife("sources", "check", folder.toString())).isZero();
        assertThat(out.toString()).contains("source noordster-runtimes").contains("fine");
        out.getBuffer().setLength(0);
        assertThat(shelflife(
                        "parse", "--sources", folder.toString(), "--source", "noordster-runtimes", PAGE.toString()))
                .isZero();
        List<String> read = out.toString()
                .lines()
                .filter(line -> line.contains("\"kind\":\"support-line\""))
                .toList();
        List<String> shown = block(docs, "json").lines().toList();
        assertThat(read).hasSameSizeAs(shown);
        for (int i = 0; i < shown.size(); i++) {
            JsonNode line = json.readTree(read.get(i));
            json.readTree(shown.get(i)).properties().forEach(member -> assertThat(line.get(member.getKey()))
                    .as(member.getKey())
                    .isEqualTo(member.getValue()));
        }
    }

    @Test
    void theCheckTellsWhichHeadersAreNotUnderstoodAndWhatTheirCellsAreLike() throws Exception {
        String docs = Files.readString(DOCS.resolve("sources.md"));
        Path file = Files.writeString(
                folder.resolve("a.yaml"), block(docs, "yaml").lines().limit(5).reduce("", (a, b) -> a + b + "\n"));
        assertThat(shelflife("sources", "check", file.toString(), "--page", PAGE.toString()))
                .isEqualTo(3);
        assertThat(out.toString())
                .contains("under: Levensduur van runtimes > Rekenwolk Studio > Leren")
                .contains("not read: no column is known as end-of-patch or end-of-availability")
                .contains("column 'Laatste reparatie': not understood; holds dates")
                .contains("column 'Uitgave': not understood; holds versions");
    }

    private static String block(String docs, String language) {
        Matcher m =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(docs);
        assertThat(m.find()).isTrue();
        return m.group(1);
    }

    private int shelflife(String... args) {
        return Shelflife.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
