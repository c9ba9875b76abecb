package dev.shelflife.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Policy;
import dev.shelflife.events.Policy.UpdateKind;
import dev.shelflife.ingest.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The real policy pages, as text in two languages and, in the data of one of them, in English. */
@EnabledIfEnvironmentVariable(named = "SHELFLIFE_CORPUS", matches = ".+")
class PolicyCorpusTest {

    private static final Path SEEDS = Path.of(Objects.requireNonNullElse(System.getenv("SHELFLIFE_CORPUS"), ""))
            .resolve("seeds");

    private static Catalogue parse(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        Source source = SourceDetector.detect(body).orElseThrow();
        return Pages.parse(source.id(), body);
    }

    private static String seed(String name) throws IOException {
        return Files.readString(SEEDS.resolve(name + ".txt"));
    }

    private static List<Object> facts(Catalogue catalogue) {
        assertThat(catalogue.policies()).hasSize(1);
        Policy policy = catalogue.policies().get(0);
        return List.of(policy.milestones(), policy.updates(), policy.duties(), policy.imagesImmutable());
    }

    @Test
    void spanishFrenchAndEnglishGiveTheSameFacts() throws IOException {
        Catalogue spanish = parse(seed("google-dlc-framework-support-policy.es"));
        Catalogue french = parse(seed("google-dlc-framework-support-policy.fr"));
        Catalogue machines = parse(seed("google-dlvm-framework-support-policy.es"));
        String page = seed("google-dlc-framework-support-policy.es");
        Catalogue english =
                Pages.parse("google-dlc-policy", "Nobody reads this.\n" + page.substring(page.indexOf("[[[")));
        assertThat(spanish.problems()).isEmpty();
        assertThat(french.problems()).isEmpty();
        assertThat(machines.problems()).isEmpty();
        assertThat(english.problems()).singleElement().satisfies(only -> assertThat(only.repaired())
                .isTrue());
        assertThat(List.of(facts(french), facts(machines), facts(english))).containsOnly(facts(spanish));
        assertThat(spanish.policies().get(0).updates())
                .containsExactly(UpdateKind.PATCH, UpdateKind.SECURITY, UpdateKind.PACKAGE, UpdateKind.DEPENDENCY);
        assertThat(spanish.policies().get(0).key()).isEqualTo("policy/deep-learning-containers");
        assertThat(machines.policies().get(0).key()).isEqualTo("policy/deep-learning-vm");
        assertThat(spanish.policies().get(0).lastUpdated()).isEqualTo("2025-09-04");
        assertThat(french.policies().get(0).language()).isEqualTo("fr");
        assertThat(english.policies().get(0).language()).isEqualTo("en");
    }
}
