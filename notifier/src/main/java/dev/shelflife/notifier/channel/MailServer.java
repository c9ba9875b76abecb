package dev.shelflife.notifier.channel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A server that takes mail.
 *
 * @param host its name
 * @param port usually 587 for {@link Security#STARTTLS}, 465 for {@link Security#TLS}, 25 for {@link Security#NONE}
 * @param security how the connection is protected
 * @param user who logs in; null when nobody does
 * @param password of the user; null when nobody logs in
 */
public record MailServer(String host, int port, Security security, @Nullable String user, @Nullable Secret password) {

    /** How a connection is protected. */
    public enum Security {
        /** Begins in the clear, and goes on only when the server offers TLS. */
        STARTTLS,
        /** Encrypted from the first byte. */
        TLS,
        /** In the clear, so without a login; for a relay on the same machine or in the same network. */
        NONE
    }

    /** Checks that a login is whole, and that no password goes over the wire in the clear. */
    public MailServer {
        Objects.requireNonNull(security, "security");
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a mail server needs a host and a port");
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("a login at a mail server needs both a user and a password");
        }
        if (user != null && security == Security.NONE) {
            throw new IllegalArgumentException("a password is not sent to a mail server in the clear");
        }
    }
}
