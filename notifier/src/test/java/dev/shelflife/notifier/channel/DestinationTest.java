package dev.shelflife.notifier.channel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DestinationTest {

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
