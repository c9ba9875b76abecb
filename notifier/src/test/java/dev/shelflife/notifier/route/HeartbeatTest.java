package dev.shelflife.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Notification;
import dev.shelflife.events.Severity;
import dev.shelflife.events.topics.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/transitions/heartbeat.json");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Instant TOLD = Instant.parse("2026-11-28T12:34:56.789Z");

    @Test
    void intervalsBeginWhereTheyDoForEverybody_andWeeklyOnesWhenSomebodyReads() {
        assertThat(Heartbeat.begin(HOUR, TOLD)).isEqualTo("2026-11-28T12:00:00Z");
        assertThat(Heartbeat.begin(Duration.ofMinutes(15), TOLD)).isEqualTo("2026-11-28T12:30:00Z");
        assertThat(Heartbeat.begin(Duration.ofDays(1), TOLD)).isEqualTo("2026-11-28T08:00:00Z");
        assertThat(Heartbeat.begin(WEEK, TOLD)).as("a Monday").isEqualTo("2026-11-23T08:00:00Z");
        assertThat(Heartbeat.begin(HOUR, Instant.parse("2026-11-28T12:00:00Z"))).isEqualTo("2026-11-28T12:00:00Z");
        assertThat(Heartbeat.begin(HOUR, Instant.parse("1969-12-31T23:59:59Z"))).isEqualTo("1969-12-31T23:00:00Z");
    }

    @Test
    void theIdIsThatOfTheInterval_whateverIsDecidedByThen() {
        Notification one = sign("team", HOUR, TOLD);
        Notification again =
                Heartbeat.of("team", HOUR, Heartbeat.begin(HOUR, TOLD), TOLD.plusSeconds(1000), Language.EN);
        assertThat(again.id()).isEqualTo(one.id()).doesNotContain(".");
        assertThat(again.transition().id()).isEqualTo(one.transition().id());
        assertThat(sign("team", HOUR, TOLD.plus(HOUR)).id()).isNotEqualTo(one.id());
        assertThat(sign("other", HOUR, TOLD).id()).isNotEqualTo(one.id());
        assertThat(sign("other", HOUR, TOLD).transition().id())
                .as("a receiver of two destinations takes them for two events")
                .isNotEqualTo(one.transition().id());
    }

    @Test
    void itSaysUntilWhenAllIsDecided_andWhenTheNextIsDue() {
        Notification sign = sign("team", WEEK, TOLD);
        assertThat(sign.subscription()).isEqualTo("heartbeat");
        assertThat(sign.action()).isEqualTo(Notification.Action.TELL);
        assertThat(sign.severity()).isEqualTo(Severity.INFO);
        assertThat(sign.transition().effectiveAt()).isEqualTo(TOLD);
        assertThat(sign.transition().reason())
                .isEqualTo("everything is decided until 2026-11-28T12:34:56Z; told every 7 days");
        assertThat(sign("team", HOUR, TOLD).transition().reason()).endsWith("every hour");
        assertThat(sign("team", Duration.ofSeconds(90), TOLD).transition().reason())
                .endsWith("every 90 seconds");
        MessageText text = MessageText.of(sign);
        assertThat(text.subject()).isEqualTo("shelflife: at work");
        assertThat(text.plain()).contains("decided until 2026-11-28T12:34:56Z");
    }

    @Test
    void itLooksAsItWasReviewed() throws IOException {
        String written = Json.mapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(sign("team", HOUR, TOLD).transition())
                + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, written, StandardCharsets.UTF_8);
        }
        assertThat(GOLDEN).as("written by -Dgolden.update=true").hasContent(written);
    }

    private static Notification sign(String destination, Duration every, Instant at) {
        return Heartbeat.of(destination, every, Heartbeat.begin(every, at), at, Language.EN);
    }
}
