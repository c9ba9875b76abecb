package dev.shelflife.streams;

import static dev.shelflife.streams.rules.Telling.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.SourceChecked;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The due index wakes the rows of sources too: ticks are enough, nobody has to look. */
class SourceStalenessTest {

    @TempDir
    Path directory;

    @Test
    void ticksAloneTellThatASourceIsNotVerified_onceAndAtItsInstant() {
        try (LifecycleDriver driver = new LifecycleDriver(directory, 10)) {
            look(driver, 1, "2025-06-01T08:00:00Z");
            driver.tick("2025-06-02T08:00:00Z");
            look(driver, 2, "2025-06-02T09:00:00Z");
            assertThat(driver.dueKeys()).isEqualTo(1);
            driver.tick("2025-06-04T00:00:00Z");
            assertThat(driver.transitions()).isEmpty();
            driver.tick("2025-06-05T00:00:00Z");
            driver.tick("2025-07-05T00:00:00Z");
            assertThat(driver.dueKeys()).isZero();
            look(driver, 3, "2025-07-06T00:00:00Z");
            assertThat(driver.dueKeys()).isEqualTo(1);
            assertThat(driver.transitions())
                    .extracting(each -> each.effectiveAt() + " " + each.type() + " " + each.subject())
                    .containsExactly(
                            "2025-06-04T09:00:00Z VERIFICATION_LOST source/x",
                            "2025-07-06T00:00:00Z VERIFICATION_REGAINED source/x");
        }
    }

    private static void look(LifecycleDriver driver, long sequence, String at) {
        driver.tell(new SourceChecked(
                "source/x",
                "x",
                sequence,
                at(at),
                CheckOutcome.UNCHANGED,
                null,
                1,
                0,
                List.of(),
                List.of(),
                List.of(),
                Duration.ofDays(2)));
    }
}
