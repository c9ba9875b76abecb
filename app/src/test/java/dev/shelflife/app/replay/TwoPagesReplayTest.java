package dev.shelflife.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.app.output.StatusJson;
import dev.shelflife.app.output.StatusText;
import dev.shelflife.app.status.AsOf;
import dev.shelflife.app.status.Statuses;
import dev.shelflife.app.status.VersionStatus;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Json;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.source.SourceCatalogue;
import dev.shelflife.streams.rules.LifecycleBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two pages with precedences of their own that tell the same row, from the bytes to what people read. */
class TwoPagesReplayTest {

    private static final String SOURCE =
            """
            id: acme-%s
            shape: support-table
            service: acme
            product: Acme Runtimes
            url: https://acme.example/%s
            precedence: %d
            sections:
              - heading: ''
                sectionId: images
            """;
    private static final String PAGE =
            """
            # %s

            ## PyTorch

            | Version | End of patch date | End of availability date | Image |
            |---|---|---|---|
            | 2.4 (Python 3.10) | %s | 2028-06-30 | acme/pytorch:2.4 |
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(GuardMode.class)
    void theDeclaredPrecedenceDecides_andTheDisagreementIsTold(GuardMode guard) throws Exception {
        page(1, "product", "Runtimes of the product", "2027-03-31");
        page(2, "overview", "All runtimes", "2027-06-30");
        page(3, "product", "Runtimes of the product", "2027-06-30");
        List<Transition> told = new ArrayList<>();
        Replay.pages(folder, sources(), null, guard, LeadTimes.DEFAULT, said -> {}, told::add);

        assertThat(told)
                .extracting(each -> each.type() + " " + each.milestone() + " " + each.effectiveAt())
                .containsExactly(
                        "ANNOUNCED END_OF_PATCH 2026-01-01T00:00:00Z",
                        "ANNOUNCED END_OF_AVAILABILITY 2026-01-01T00:00:00Z",
                        "MOVED_LATER END_OF_PATCH 2026-01-02T00:00:00Z",
                        "CONFLICT_OPENED END_OF_PATCH 2026-01-02T00:00:00Z",
                        "CONFLICT_CLOSED END_OF_PATCH 2026-01-03T00:00:00Z");
        assertThat(told.get(3).claims())
                .extracting(claim -> claim.source() + " " + claim.precedence() + " " + claim.date())
                .containsExactly("acme-overview 200 2027-06-30", "acme-product 150 2027-03-31");
    }

    @Test
    void bothWordsAreInTheStatus() throws Exception {
        Looks looks = new Looks(GuardMode.ENFORCE, said -> {});
        LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
        page(1, "product", "Runtimes of the product", "2027-03-31");
        page(2, "overview", "All runtimes", "2027-06-30");
        for (PageArchive.Entry entry :
                PageArchive.open(folder, sources(), said -> {}).entries()) {
            Page page = entry.page();
            looks.at(page, entry.name()).forEach(book::observe);
        }
        VersionStatus status = Statuses.of(book.rows(), AsOf.now(Instant.parse("2026-01-03T00:00:00Z")))
                .get(0);

        assertThat(StatusText.details(status))
                .contains(
                        "  end of patch         2027-06-30, 543 days left",
                        "  told by              acme-overview, precedence 200: end of patch 2027-06-30 (counts), end of"
                                + " availability 2028-06-30 (counts)",
                        "  told by              acme-product, precedence 150: end of patch 2027-03-31, end of"
                                + " availability 2028-06-30",
                        "  pages disagree       about the end of patch");
        assertThat(StatusText.table(List.of(status)).get(1)).startsWith("acme/pytorch/2.4 (pages disagree)");
        JsonNode line = Json.mapper().readTree(StatusJson.line(status)).at("/lines/0");
        assertThat(line.at("/source").textValue()).isEqualTo("acme-overview");
        assertThat(line.at("/disputed/0").textValue()).isEqualTo("END_OF_PATCH");
        assertThat(line.at("/sources/1/source").textValue()).isEqualTo("acme-product");
        assertThat(line.at("/sources/1/endOfPatch/date").textValue()).isEqualTo("2027-03-31");
        assertThat(line.at("/sources/1/line/provenance/url").textValue()).isEqualTo("https://acme.example/product");
    }

    private static SourceCatalogue sources() throws Exception {
        return SourceCatalogue.with(List.of(source("overview", 200), source("product", 150)));
    }

    private static SourceCatalogue.Text source(String name, int precedence) {
        return new SourceCatalogue.Text(name + ".yaml", SOURCE.formatted(name, name, precedence));
    }

    private void page(int day, String source, String title, String patch) throws Exception {
        String file = day + ".md";
        Files.writeString(folder.resolve(file), PAGE.formatted(title, patch));
        Path manifest = folder.resolve("manifest.jsonl");
        String line = "{\"file\":\"" + file + "\",\"source\":\"acme-" + source + "\",\"fetchedAt\":\"2026-01-0" + day
                + "T00:00:00Z\"}\n";
        Files.writeString(manifest, (Files.exists(manifest) ? Files.readString(manifest) : "") + line);
    }
}
