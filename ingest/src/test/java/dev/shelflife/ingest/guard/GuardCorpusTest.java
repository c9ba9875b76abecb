package dev.shelflife.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.ingest.Samples;
import dev.shelflife.ingest.TablePage;
import dev.shelflife.ingest.diff.CatalogueDiff;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.parse.PageParser;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Real pages pass the guard, and do not when their end is missing. */
@EnabledIfEnvironmentVariable(named = "SHELFLIFE_CORPUS", matches = ".+")
class GuardCorpusTest {

    @ParameterizedTest
    @MethodSource("pages")
    void aRealPageIsNeitherAnErrorNorCut(Path file) throws IOException {
        Catalogue catalogue = PageParser.parse(Page.of(TablePage.SOURCE, Samples.AT, Files.readAllBytes(file)));
        for (GuardCheck check : List.of(GuardCheck.SIGN_IN, GuardCheck.ERROR_PAGE, GuardCheck.TRUNCATION)) {
            assertThat(check.check(null, catalogue).page()).as("%s", file).isEmpty();
        }
    }

    static Stream<Path> pages() throws IOException {
        String corpus = System.getenv("SHELFLIFE_CORPUS");
        if (corpus == null) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(Path.of(corpus))) {
            return files
                    .filter(file -> file.toString().matches(".*\\.(html|md|xml)"))
                    .filter(file -> !file.endsWith("README.md"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "google-dlc-table, google/deep-learning-containers/choosing-container.2026-04-10.html",
        "google-dlvm-table, google/deep-learning-vm/images.2026-04-10.html",
        "google-dlc-release-notes, google/deep-learning-containers/release-notes.2026-04-10.html"
    })
    void aPageThatIsCutAnywhereIsHeld(String id, String file) throws IOException {
        Source source = Sources.find(id).orElseThrow();
        byte[] body = Files.readAllBytes(Path.of(System.getenv("SHELFLIFE_CORPUS"), file));
        AcceptedCatalogue before = CatalogueDiff.between(
                        null, PageParser.parse(Page.of(source, Samples.AT, body)), Samples.AT, ZoneOffset.UTC)
                .next();
        int end = new String(body, StandardCharsets.ISO_8859_1).indexOf("</body>");
        Random random = new Random(962);
        for (int i = 0; i < 60; i++) {
            byte[] cut = Arrays.copyOf(body, random.nextInt(end));
            Catalogue after = PageParser.parse(Page.of(source, Instant.EPOCH, cut));
            assertThat(CatalogueGuard.check(before, after)).isInstanceOf(Verdict.Held.class);
        }
    }
}
