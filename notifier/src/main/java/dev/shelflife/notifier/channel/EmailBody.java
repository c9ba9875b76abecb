package dev.shelflife.notifier.channel;

import dev.shelflife.events.Notification;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.notifier.route.MessageText;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A mail: the same words as text and as HTML. Its Message-ID is the notification's, so that mailboxes know a second delivery;
 * mails about one subject refer to one thread.
 */
final class EmailBody {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private EmailBody() {}

    /** An address in its strict form: without line breaks, comments or groups it cannot bring headers of its own. */
    static InternetAddress address(String destination, String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            if (text.chars().noneMatch(Character::isISOControl) && !address.isGroup()) {
                return address;
            }
        } catch (AddressException e) {
            throw new IllegalArgumentException("destination " + destination + ": no mail address: " + text, e);
        }
        throw new IllegalArgumentException("destination " + destination + ": no mail address");
    }

    static MimeMessage of(Session session, Destination.Email destination, Notification notification, Instant now)
            throws MessagingException {
        MessageText text = MessageText.of(notification);
        InternetAddress from = address(destination.name(), destination.from());
        String host = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + notification.id() + "@" + host + ">");
            }
        };
        message.setFrom(from);
        for (String to : destination.to()) {
            message.addRecipient(Message.RecipientType.TO, address(destination.name(), to));
        }
        message.setSubject(text.subject(), UTF_8);
        message.setSentDate(Date.from(now));
        message.setHeader(
                "References", "<" + Ids.of("thread", notification.transition().subject()) + "@" + host + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Shelflife-Transition", notification.transition().id());
        message.setContent(alternatives(text));
        message.saveChanges();
        return message;
    }

    /** The last alternative is the one that is preferred (RFC 2046, 5.1.4). */
    private static MimeMultipart alternatives(MessageText text) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text.plain(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(html(text), UTF_8, "html");
        return new MimeMultipart("alternative", plain, html);
    }

    static String html(MessageText text) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"")
                .append(text.language().tag())
                .append("\"><body>\n<h2>")
                .append(escaped(text.subject()))
                .append("</h2>\n<p>")
                .append(escaped(text.what()))
                .append("</p>\n<table>\n");
        text.facts().forEach(fact -> html.append("<tr><th align=\"left\">")
                .append(escaped(fact.name()))
                .append("</th><td>")
                .append(escaped(fact.value()))
                .append("</td></tr>\n"));
        html.append("</table>\n")
                .append(listed(text.titles().lines(), text.lines()))
                .append(listed(text.titles().images(), text.images()));
        if (text.link() != null) {
            String link = escaped(text.link());
            // Only what a browser opens as a page; anything else is shown and cannot be clicked.
            boolean page = link.startsWith("https://") || link.startsWith("http://");
            html.append("<p>")
                    .append(text.titled(text.titles().source()))
                    .append(" ")
                    .append(page ? "<a href=\"" + link + "\">" + link + "</a>" : link)
                    .append("</p>\n");
        }
        return html.append("</body></html>\n").toString();
    }

    private static String listed(String title, List<String> names) {
        return names.isEmpty()
                ? ""
                : names.stream()
                        .map(name -> "<li>" + escaped(name) + "</li>")
                        .collect(Collectors.joining("\n", "<p>" + title + "</p>\n<ul>\n", "\n</ul>\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
