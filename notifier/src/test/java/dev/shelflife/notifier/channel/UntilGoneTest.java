package dev.shelflife.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UntilGoneTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Job JOB = new Job(Examples.notification("hook", Examples.reached()), null, null);

    @Test
    void whoIsGoneIsAskedOnce() {
        HttpRig.Maker maker = (url, secret, timeout) -> new Destination.CloudEvents("hook", url, false, null, timeout);
        try (HttpRig rig = new HttpRig("gone", null, maker, HttpRig.inHeader("ce-id"))) {
            rig.answer(410, "");
            Channel channel = rig.open(Secret.of(() -> "none"), Duration.ofSeconds(5));
            assertThat(channel.deliver(JOB, NOW)).isEqualTo(new Outcome.Gone("HTTP 410"));
            assertThat(channel.deliver(JOB, NOW.plusSeconds(9)))
                    .isEqualTo(new Outcome.Gone("the destination is disabled since " + NOW + ": HTTP 410"));
            assertThat(rig.requests()).hasSize(1);

            rig.answer(Rig.Answer.TAKEN);
            assertThat(rig.open(Secret.of(() -> "none"), Duration.ofSeconds(5)).deliver(JOB, NOW))
                    .as("after a start somebody has looked")
                    .isEqualTo(new Outcome.Delivered());
        }
    }

    @Test
    void aProviderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Channels.open(new Destination.Own("mine", "ticket", null, Map.of(), Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("destination mine: no provider of type 'ticket' on the class path");
        assertThatThrownBy(() -> Channels.open(
                        new Destination.Own("mine", "ticket", Path.of("no-such.jar"), Map.of(), Map.of())))
                .hasMessageContaining("no-such.jar");
    }

    @Test
    void allDestinationsCheckThemselves() {
        assertThatThrownBy(() -> new Destination.CloudEvents("x", URI.create("ftp://x/"), true, null, Duration.ZERO))
                .hasMessageContaining("http");
        assertThatThrownBy(() -> new Destination.Slack("x y", Secret.of(() -> ""), Duration.ofSeconds(1)))
                .hasMessageContaining("name");
        assertThatThrownBy(() -> new Destination.Email(
                        "x",
                        new MailServer("h", 25, MailServer.Security.NONE, null, null),
                        "a@example.org",
                        List.of(),
                        Duration.ofSeconds(1)))
                .hasMessageContaining("somebody");
        assertThatThrownBy(() -> new MailServer("h", 25, MailServer.Security.NONE, "u", Secret.of(() -> "p")))
                .hasMessageContaining("in the clear");
    }
}
