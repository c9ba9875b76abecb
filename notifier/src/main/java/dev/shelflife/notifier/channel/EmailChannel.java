package dev.shelflife.notifier.channel;

import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.Terms;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mail by SMTP. The server takes a message for all recipients or for none, so that another attempt gives nobody a second one;
 * those whom it refuses for good are left out.
 */
public final class EmailChannel implements Channel {

    private static final Logger LOG = LoggerFactory.getLogger(EmailChannel.class);

    private final Destination.Email destination;
    private final Session session;
    private final Address[] recipients;

    /**
     * A channel to mailboxes.
     *
     * @throws IllegalArgumentException when an address is none, or the password cannot be looked up
     */
    public EmailChannel(Destination.Email destination) {
        this.destination = destination;
        this.session = Session.getInstance(properties(destination));
        this.recipients = destination.to().stream()
                .map(each -> EmailBody.address(destination.name(), each))
                .toArray(Address[]::new);
        EmailBody.address(destination.name(), destination.from());
        HttpPost.tryOut(destination.name(), this::password);
    }

    @Override
    public Terms terms() {
        return Terms.TELL_ONCE;
    }

    @Override
    public Outcome deliver(Job job, Instant now) {
        String password;
        try {
            password = password();
        } catch (RuntimeException secretGone) {
            LOG.warn("destination {}: {}", destination.name(), secretGone.getMessage());
            return new Outcome.RetryLater("the secret cannot be used", null);
        }
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = EmailBody.of(session, destination, job.notification(), now);
            transport.connect(
                    destination.server().host(),
                    destination.server().port(),
                    destination.server().user(),
                    password);
            return send(transport, message);
        } catch (MessagingException e) {
            return SmtpVerdict.of(e);
        }
    }

    private Outcome send(Transport transport, MimeMessage message) throws MessagingException {
        try {
            transport.sendMessage(message, recipients);
        } catch (SendFailedException e) {
            Address[] good = e.getValidUnsentAddresses();
            boolean someAreRefused = good != null && good.length > 0 && good.length < recipients.length;
            if (!someAreRefused || SmtpVerdict.isAnyTemporary(e)) {
                throw e;
            }
            LOG.warn(
                    "destination {}: {} of {} recipients are refused",
                    destination.name(),
                    recipients.length - good.length,
                    recipients.length);
            transport.sendMessage(message, good);
        }
        return new Outcome.Delivered();
    }

    private @Nullable String password() {
        Secret password = destination.server().password();
        return password == null ? null : password.reveal();
    }

    private static Properties properties(Destination.Email destination) {
        MailServer server = destination.server();
        String millis = Long.toString(destination.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.auth", Boolean.toString(server.user() != null));
        properties.setProperty("mail.smtp.sendpartial", "false");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        boolean starttls = server.security() == MailServer.Security.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(server.security() == MailServer.Security.TLS));
        return properties;
    }
}
