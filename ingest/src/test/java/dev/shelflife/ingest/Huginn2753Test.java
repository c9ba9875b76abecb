package dev.shelflife.ingest;

import static dev.shelflife.ingest.IngestFixture.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.SupportLines;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** huginn#2753: a page that returns to what it once said has changed, for whoever compares with all that it ever said has not. */
class Huginn2753Test {

    private static final String A = "line 2.7 2026-09-30";
    private static final String B = "line 2.7 2026-12-31";

    @Test
    void theReturnIsTold() throws Exception {
        try (var fixture = new IngestFixture(1)) {
            var source = fixture.source("test-table");
            fixture.page(source, A);
            try (Ingest ingest = fixture.start(List.of(source))) {
                join(ingest.round());
                fixture.page(source, B);
                join(ingest.round());
                fixture.page(source, A);
                join(ingest.round());
                assertThat(datesTold(fixture.observations(source.id())))
                        .extracting(LocalDate::toString)
                        .containsExactly("2026-09-30", "2026-12-31", "2026-09-30");
            }
            // Neither does a restart forget what was said last.
            fixture.page(source, B);
            try (Ingest ingest = fixture.start(List.of(source))) {
                join(ingest.round());
            }
            assertThat(datesTold(fixture.observations(source.id()))).hasSize(4).endsWith(LocalDate.parse("2026-12-31"));
        }
    }

    private static List<LocalDate> datesTold(List<Observation.Told> observations) {
        return observations.stream()
                .filter(SupportLines.class::isInstance)
                .flatMap(told -> ((SupportLines) told).lines().stream())
                .map(line -> line.endOfPatch())
                .toList();
    }
}
