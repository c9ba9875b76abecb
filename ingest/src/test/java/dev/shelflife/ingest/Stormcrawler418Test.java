package dev.shelflife.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static dev.shelflife.ingest.IngestFixture.join;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.SourceChecked;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * stormcrawler#418 and #419: an answer that is an error, and an exception in the middle of a fetch, are no fetch. Nothing of them
 * replaces what is known of the page, and the page is looked at again soon.
 */
class Stormcrawler418Test {

    /** Each with a validator and a page, as error pages have them. Not five troubles in a row: that has its own test. */
    private static final List<ResponseDefinitionBuilder> TROUBLES = List.of(
            aResponse().withStatus(500),
            aResponse().withStatus(503),
            aResponse().withStatus(404),
            aResponse().withStatus(429),
            aResponse().withStatus(206),
            aResponse().withFault(Fault.EMPTY_RESPONSE),
            aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
            aResponse().withStatus(403),
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    @Test
    void noTroubleCountsAsAFetch() throws Exception {
        try (var fixture = new IngestFixture(1)) {
            var source = fixture.source("test-table");
            fixture.page(source, "line 2.7 2026-09-30");
            try (Ingest ingest = fixture.start(List.of(source))) {
                join(ingest.round());
                AcceptedCatalogue accepted = fixture.catalogues().get(source.id());
                for (ResponseDefinitionBuilder trouble : TROUBLES) {
                    fixture.server.stubFor(get("/test-table")
                            .willReturn(trouble.withBody("line 2.7 2020-01-01")
                                    .withHeader("Content-Type", "text/html")
                                    .withHeader("ETag", "\"trouble\"")));
                    join(ingest.round());
                    assertThat(fixture.lastCondition(source)).isEqualTo(accepted.etag());
                    AcceptedCatalogue now = fixture.catalogues().get(source.id());
                    assertThat(now.etag()).isEqualTo(accepted.etag());
                    assertThat(now.sha256()).isEqualTo(accepted.sha256());
                    assertThat(now.lines()).isEqualTo(accepted.lines());
                }
            }
            var told = fixture.observations(source.id());
            assertThat(told.subList(2, told.size())).hasSize(TROUBLES.size()).allSatisfy(each -> assertThat(
                            ((SourceChecked) each).outcome())
                    .isEqualTo(CheckOutcome.FAILED));
        }
    }

    @Test
    void theNextLookComesSoon() {
        var settings = IngestSettings.of("test", URI.create("https://example.org"));
        var schedule = new Schedule(settings, new Random(7));
        schedule.published("a", schedule.started("a"), true, 0);
        assertThat(schedule.isDue("a", settings.retryInterval().toNanos())).isTrue();
        assertThat(settings.retryInterval()).isLessThanOrEqualTo(Duration.ofMinutes(15));
    }
}
