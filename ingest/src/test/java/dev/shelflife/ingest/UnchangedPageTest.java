package dev.shelflife.ingest;

import static dev.shelflife.ingest.IngestFixture.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.SourceChecked;
import dev.shelflife.events.topics.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A server that knows no validators, or gives new ones for the same bytes, makes no work. */
class UnchangedPageTest {

    private static final String LINE = "line 2.7 2026-09-30";

    @Test
    void aPageOfTheSameBytesIsNeverParsedAgain() throws Exception {
        AtomicInteger parsed = new AtomicInteger();
        try (var fixture = new IngestFixture(1)) {
            var source = fixture.source("test-table");
            serve(fixture, LINE, "\"1\"");
            try (Ingest ingest =
                    fixture.start(List.of(source), fixture.settings, InstantSource.fixed(Samples.AT), page -> {
                        parsed.incrementAndGet();
                        return Samples.parse(page);
                    })) {
                join(ingest.round());
                serve(fixture, LINE, "\"2\"");
                join(ingest.round());
                join(ingest.round());
                assertThat(parsed).hasValue(1);
                var accepted = fixture.catalogues().get(source.id());
                assertThat(accepted.etag()).as("fresh validators").isEqualTo("\"2\"");
                assertThat(accepted.lines()).hasSize(1);
                serve(fixture, LINE + "\nline 2.8 2027-03-31", "\"3\"");
                join(ingest.round());
                assertThat(parsed).hasValue(2);
            }
            var checks = fixture.observations(source.id()).stream()
                    .filter(SourceChecked.class::isInstance)
                    .map(SourceChecked.class::cast)
                    .toList();
            assertThat(checks)
                    .extracting(SourceChecked::outcome)
                    .containsExactly(
                            CheckOutcome.CHANGED, CheckOutcome.UNCHANGED, CheckOutcome.UNCHANGED, CheckOutcome.CHANGED);
            assertThat(checks.get(2).lines()).isEqualTo(1);
            assertThat(TestBroker.read(fixture.cluster, Topics.PAGES)).hasSize(2);
        }
    }

    @Test
    void aPageThatTheServerConfirmsLeavesItsCheckAndTheSequenceInItsCatalogue() throws Exception {
        try (var fixture = new IngestFixture(1)) {
            var source = fixture.source("test-table");
            serve(fixture, LINE, "\"1\"");
            try (Ingest ingest = fixture.start(List.of(source))) {
                join(ingest.round());
                // A commit is answered before its markers are in all partitions.
                await().until(() -> counts(fixture).get(Topics.PAGES.name()) == 1
                        && counts(fixture).get(Topics.OBSERVATIONS.name()) == 2
                        && counts(fixture).get(Topics.CATALOGUES.name()) == 1);
                Map<String, Integer> before = counts(fixture);
                fixture.server.stubFor(WireMock.get("/test-table")
                        .withHeader("If-None-Match", WireMock.equalTo("\"1\""))
                        .willReturn(WireMock.status(304)));
                join(ingest.round());
                before.merge(Topics.OBSERVATIONS.name(), 1, Integer::sum);
                before.merge(Topics.CATALOGUES.name(), 1, Integer::sum);
                await().untilAsserted(() -> assertThat(counts(fixture)).isEqualTo(before));
            }
            var observations = fixture.observations(source.id());
            assertThat(observations.get(observations.size() - 1))
                    .isInstanceOfSatisfying(SourceChecked.class, checked -> assertThat(checked.outcome())
                            .isEqualTo(CheckOutcome.UNCHANGED));
        }
    }

    private static Map<String, Integer> counts(IngestFixture fixture) {
        Map<String, Integer> counts = new TreeMap<>();
        Topics.ALL.forEach(topic ->
                counts.put(topic.name(), TestBroker.read(fixture.cluster, topic).size()));
        return counts;
    }

    /** Always 200: this server does not look at conditions. */
    private static void serve(IngestFixture fixture, String body, String etag) {
        fixture.server.stubFor(WireMock.get("/test-table")
                .willReturn(WireMock.ok(body)
                        .withHeader("Content-Type", "text/html")
                        .withHeader("ETag", etag)));
    }
}
