package dev.shelflife.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.topics.Cluster;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClockRoleTest {

    @Test
    void aClockThatCannotGoOnSaysSo_whateverWentWrong() throws Exception {
        AssertionError broken = new AssertionError("broken");
        try (ClockRole clock = ClockRole.start(
                Cluster.at("127.0.0.1:1"),
                () -> {
                    throw broken;
                },
                Duration.ofSeconds(1))) {
            assertThat(clock.failure().get(10, TimeUnit.SECONDS)).isSameAs(broken);
        }
    }
}
