package dev.shelflife.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shelflife.events.Notification;
import dev.shelflife.events.TransitionDraft;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.channel.MailServer.Security;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.route.MessageText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailChannelTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final String FROM = "shelflife <shelflife@example.org>";
    private static final Notification NOTIFICATION = Examples.notification("mail", Examples.reached());
    private static final Job JOB = new Job(NOTIFICATION, null, null);

    private FakeSmtp server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeSmtp();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aMailIsTextAndHtmlWithTheIdOfTheNotification() {
        assertThat(channel("a@example.org", "b@example.org").deliver(JOB, NOW)).isEqualTo(new Outcome.Delivered());
        assertThat(server.messages).hasSize(1);
        assertThat(server.messages.get(0))
                .contains("Message-ID: <" + NOTIFICATION.id() + "@example.org>")
                .contains("From: shelflife <shelflife@example.org>")
                .contains("To: a@example.org, b@example.org")
                .contains("Subject: TensorFlow 2.17 on deep-learning-containers")
                .contains("Date: Wed, 25 Nov 2026")
                .contains("Auto-Submitted: auto-generated")
                .contains("multipart/alternative", "text/plain; charset=UTF-8", "text/html; charset=UTF-8")
                .containsSubsequence("No new image versions", "<html lang=\"en\">");
        assertThat(server.commands).contains("RCPT TO:<a@example.org>", "RCPT TO:<b@example.org>");
    }

    @Test
    void oneRecipientThatIsRefusedKeepsNoOtherFromGettingIt() {
        server.answer("RCPT TO:<gone@", "550 nobody here");
        assertThat(channel("a@example.org", "gone@example.org").deliver(JOB, NOW))
                .isEqualTo(new Outcome.Delivered());
        assertThat(server.messages).hasSize(1);
    }

    @Test
    void whileOneRecipientMayComeBackNobodyGetsItTwice() {
        server.answer("RCPT TO:<b@", "450 busy");
        assertThat(channel("a@example.org", "b@example.org").deliver(JOB, NOW))
                .isEqualTo(new Outcome.RetryLater("SMTP 450", null));
        assertThat(server.messages).isEmpty();
        server.takeAll();
        assertThat(channel("a@example.org", "b@example.org").deliver(JOB, NOW)).isEqualTo(new Outcome.Delivered());
        assertThat(server.messages).hasSize(1);
    }

    @Test
    void codesSayWhatTheyMeanAndAnswersAreNotQuoted() {
        server.answer(".", "554 geheim looks like spam");
        assertThat(channel("a@example.org").deliver(JOB, NOW)).isEqualTo(new Outcome.Rejected("SMTP 554"));
        server.answer(".", "452 disk full");
        assertThat(channel("a@example.org").deliver(JOB, NOW)).isEqualTo(new Outcome.RetryLater("SMTP 452", null));
        server.takeAll();
        server.answer("MAIL", "550 geheim not from you");
        assertThat(channel("a@example.org").deliver(JOB, NOW)).isEqualTo(new Outcome.Rejected("SMTP 550"));
    }

    @Test
    void aServerWithoutTlsGetsNeitherPasswordNorMail() {
        Secret password = Secret.of(() -> "geheim");
        for (Security security : List.of(Security.STARTTLS, Security.TLS)) {
            MailServer secure = new MailServer("127.0.0.1", server.port(), security, "user", password);
            Channel channel = Channels.open(
                    new Destination.Email("mail", secure, FROM, List.of("a@example.org"), Duration.ofMillis(700)));
            assertThat(channel.deliver(JOB, NOW)).isInstanceOfSatisfying(Outcome.RetryLater.class, later -> {
                assertThat(later.reason()).doesNotContain("geheim");
            });
            assertThat(channel.toString() + secure).doesNotContain("geheim");
        }
        assertThat(server.messages).isEmpty();
        assertThat(server.commands).noneMatch(command -> command.startsWith("AUTH"));
    }

    @Test
    void nothingOfAPageBecomesAHeaderOrMarkup() {
        var hostile = new TransitionDraft("id", Examples.SUBJECT, TransitionType.CONFLICT_OPENED, NOW)
                .of("deep-learning-containers", "Tensör\r\nBcc: all@example.org\r\n\r\n<script>", "2.17")
                .dates(null, PublishedDate.of(Examples.DATE))
                .write();
        channel("a@example.org").deliver(new Job(Examples.notification("mail", hostile), null, null), NOW);
        assertThat(server.messages.get(0).lines()).noneMatch(line -> line.startsWith("Bcc:"));
        assertThat(EmailBody.html(MessageText.of(Examples.notification("mail", hostile))))
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
        assertThat(server.commands).noneMatch(command -> command.contains("all@example.org"));
    }

    @Test
    void whatIsNoAddressIsToldAtTheStart() {
        for (String bad : List.of("nobody", "a@b@c", "a@example.org\r\nBcc: x@example.org", "team: a@example.org;")) {
            assertThatThrownBy(() -> channel(bad))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("destination mail");
        }
    }

    private Channel channel(String... to) {
        return Channels.open(new Destination.Email(
                "mail",
                new MailServer("127.0.0.1", server.port(), Security.NONE, null, null),
                FROM,
                List.of(to),
                Duration.ofSeconds(5)));
    }
}
