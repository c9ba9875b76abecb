package dev.shelflife.notifier.channel;

import dev.shelflife.notifier.channel.MailServer.Security;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A mail server. */
final class EmailRig implements Rig {

    final FakeSmtp server;

    EmailRig() throws IOException {
        server = new FakeSmtp();
    }

    /** No login, so none: with one, nothing is sent in the clear (see EmailChannelTest). */
    @Override
    public @Nullable String secret() {
        return null;
    }

    @Override
    public Channel open(Secret secret, Duration timeout) {
        return Channels.open(to(server.port(), timeout));
    }

    @Override
    public Destination nowhere(Secret secret, URI address) {
        return to(address.getPort(), Duration.ofSeconds(5));
    }

    private static Destination to(int port, Duration timeout) {
        return new Destination.Email(
                "mail",
                new MailServer("127.0.0.1", port, Security.NONE, null, null),
                "shelflife <shelflife@example.org>",
                List.of("ml-team@example.org"),
                timeout);
    }

    @Override
    public void answer(Answer answer) {
        server.takeAll();
        switch (answer) {
            case TAKEN -> {}
            case BUSY -> server.answer("MAIL", "451 later");
            case REFUSED -> server.answer("RCPT", "550 nobody here");
            case LATE -> server.beSilent();
        }
    }

    /** Those of what it took: a message that is refused at its envelope never shows its key. */
    @Override
    public List<String> keys() {
        return server.messages.stream()
                .flatMap(message -> Stream.of(message.split("\n", -1)))
                .filter(line -> line.startsWith("Message-ID:"))
                .toList();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    @Override
    public String toString() {
        return "e-mail";
    }
}
