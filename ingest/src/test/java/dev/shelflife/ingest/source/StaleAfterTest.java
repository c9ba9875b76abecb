package dev.shelflife.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shelflife.events.Observation.SourceChecked;
import dev.shelflife.ingest.Judgement;
import dev.shelflife.ingest.Samples;
import dev.shelflife.ingest.fetch.FetchResult;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** For how long a source may go without being read or confirmed. */
class StaleAfterTest {

    private static final String FILE =
            """
            id: a
            shape: feed
            service: s
            product: P
            url: https://a.example/x
            """;

    @Test
    void aSourceSaysItself_elseItIsThreeIntervalsAndADayAtLeast() throws BadSourceException {
        assertThat(limit(FILE + "staleAfter: 2d\n", Duration.ofDays(2))).isEqualTo(Duration.ofDays(2));
        assertThat(limit(FILE, Duration.ofHours(6))).isEqualTo(Duration.ofDays(1));
        assertThat(limit(FILE, Duration.ofHours(12))).isEqualTo(Duration.ofHours(36));
        assertThat(limit(FILE + "interval: 10h\n", Duration.ofHours(6))).isEqualTo(Duration.ofHours(30));
        assertThat(limit(FILE + "interval: 10h\n", null)).isNull();
        assertThatThrownBy(() -> SourceFile.read("a.yaml", FILE + "staleAfter: 5s\n"))
                .hasMessageContaining("a.yaml:6: staleAfter is '5s', must be at least 60s");
    }

    @Test
    void theLimitTravelsWithEveryLook_alsoAtAnotherAddress() throws BadSourceException {
        Source source = SourceFile.read("a.yaml", FILE + "staleAfter: 2d\n").at(URI.create("http://b.example"));
        SourceChecked checked = Judgement.of(
                        null, source, Samples.AT, new FetchResult.Failure("HTTP 500", true, null), null)
                .checked();
        assertThat(checked.staleAfter()).isEqualTo(Duration.ofDays(2));
        assertThat(checked.verifies()).isFalse();
    }

    private static @Nullable Duration limit(String file, @Nullable Duration usual) throws BadSourceException {
        return SourceFile.read("a.yaml", file).limited(usual).staleAfter();
    }
}
