package dev.shelflife.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.topics.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContractSmokeTest {
    @Test
    void roundTrips() {
        Observation tick = new Observation.Tick(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(Json.line(tick)).isEqualTo("{\"kind\":\"tick\",\"at\":\"2026-01-01T00:00:00Z\"}");
        assertThat(Json.read(Json.write(tick), Observation.class)).isEqualTo(tick);
        assertThat(Json.read("{\"kind\":\"new-thing\",\"x\":1}".getBytes(StandardCharsets.UTF_8), Observation.class))
                .isInstanceOf(Observation.Unknown.class);
        Command ack = new Command.Acknowledge("a/b/1", Milestone.END_OF_PATCH, "me", null, Instant.EPOCH);
        assertThat(Json.read(Json.write(ack), Command.class)).isEqualTo(ack);
    }
}
