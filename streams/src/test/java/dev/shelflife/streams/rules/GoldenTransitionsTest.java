package dev.shelflife.streams.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.topics.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each type of transition of a page looks like, to the last member; and that the documents tell of each. */
class GoldenTransitionsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/transitions");
    private static final Path DOCS = Path.of("../docs/transitions.md");

    private final List<Transition> told = GoldenHistory.transitions();

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OTHER", "IMAGE_OUTDATED", "IMAGE_CURRENT", "UNMATCHED", "USE_ENDED", "HEARTBEAT"})
    void theTransitionsOfAStoryAreThoseThatWereReviewed(TransitionType type) throws IOException {
        List<Transition> ofType =
                told.stream().filter(each -> each.type() == type).toList();
        assertThat(ofType).isNotEmpty();
        Path file = GOLDEN.resolve(type.slug() + ".json");
        String text = print(ofType);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(file).as("written by -Dgolden.update=true").content().isEqualTo(text);
        for (int i = 0; i < ofType.size(); i++) {
            byte[] read =
                    Json.write(Json.mapper().readTree(Files.readString(file)).get(i));
            assertThat(Json.read(read, Transition.class)).isEqualTo(ofType.get(i));
        }
    }

    @Test
    void noTwoHaveOneId() {
        assertThat(told).extracting(Transition::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OTHER", "IMAGE_OUTDATED", "IMAGE_CURRENT", "UNMATCHED", "USE_ENDED", "HEARTBEAT"})
    void theDocumentsSayWhenEachIsToldAndWhatIsInIt(TransitionType type) throws IOException {
        String docs = Files.readString(DOCS, StandardCharsets.UTF_8);
        Pattern section = Pattern.compile("^## `" + type + "`.*?(?=^## |\\z)", Pattern.DOTALL | Pattern.MULTILINE);
        assertThat(docs).containsPattern(section);
        String text = section.matcher(docs).results().findFirst().orElseThrow().group();
        assertThat(text)
                .as("the section on %s", type)
                .contains("When")
                .contains("Fields")
                .contains("golden/transitions/" + type.slug() + ".json");
    }

    private static String print(List<Transition> transitions) throws IOException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return Json.mapper()
                        .writer(new DefaultPrettyPrinter()
                                .withObjectIndenter(lines)
                                .withArrayIndenter(lines))
                        .writeValueAsString(transitions)
                + "\n";
    }
}
