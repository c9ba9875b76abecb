package dev.shelflife.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.TransitionType;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.channel.Rig.Answer;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** What every channel keeps, whoever receives. */
class ChannelContractTest {

    /** Part of every secret here. */
    static final String MARK = "geheim";

    private static final String KEY = MARK + "-" + MARK + "-" + MARK + "-321";
    private static final String SHARED = "whsec_" + base64(KEY);
    private static final String OWN = "whsk_" + base64(KEY + "12345678");
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final Duration HASTY = Duration.ofMillis(300);

    @TempDir
    static Path folder;

    private static Path ownJar;
    private final List<Rig> opened = new ArrayList<>();

    @BeforeAll
    static void buildTheExample() throws Exception {
        ownJar = OwnChannelExample.jar(folder);
    }

    /** Made anew for each test. */
    interface Kind {
        Rig rig() throws Exception;
    }

    static Stream<Named<Kind>> kinds() {
        return Stream.of(
                kind("webhook v1", SHARED, (url, secret, timeout) -> webhook(url, secret, timeout), "webhook-id"),
                kind("webhook v1a", OWN, (url, secret, timeout) -> webhook(url, secret, timeout), "webhook-id"),
                kind("CloudEvents binary", KEY, (url, secret, timeout) -> events(url, false, secret, timeout), "ce-id"),
                kind(
                        "CloudEvents structured",
                        KEY,
                        (url, secret, timeout) -> events(url, true, secret, timeout),
                        "/id"),
                kind("Alertmanager", null, (url, secret, timeout) -> alertmanager(url), "/0/labels"),
                kind("PagerDuty", KEY, ChannelContractTest::pagerDuty, "/dedup_key"),
                kind("Slack", "/" + KEY, ChannelContractTest::slack, "/metadata/event_payload/id"),
                kind("Teams", "/" + KEY, ChannelContractTest::teams, "/attachments/0/content/body/0/id"),
                kind("own", KEY, ChannelContractTest::own, "x-notification-id"),
                Named.of("e-mail", EmailRig::new));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsTakenIsDelivered(Kind kind) throws Exception {
        Rig rig = rig(kind);
        rig.answer(Answer.TAKEN);
        assertThat(isTaken(open(rig, PATIENT).deliver(job("one"), NOW))).isTrue();
        assertThat(rig.keys()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatMayPassIsTriedAgain(Kind kind) throws Exception {
        Rig rig = rig(kind);
        rig.answer(Answer.BUSY);
        assertThat(open(rig, PATIENT).deliver(job("one"), NOW)).isInstanceOf(Outcome.RetryLater.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsRefusedIsRejected(Kind kind) throws Exception {
        Rig rig = rig(kind);
        rig.answer(Answer.REFUSED);
        assertThat(open(rig, PATIENT).deliver(job("one"), NOW)).isInstanceOf(Outcome.Rejected.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theSameNotificationHasTheSameKeyOnEachAttemptOfWhomever(Kind kind) throws Exception {
        Rig rig = rig(kind);
        rig.answer(Answer.BUSY);
        open(rig, PATIENT).deliver(job("one"), NOW);
        rig.answer(Answer.TAKEN);
        open(rig, PATIENT).deliver(job("one"), NOW.plusSeconds(30));
        open(rig, PATIENT).deliver(job("one"), NOW.plusSeconds(60));
        assertThat(rig.keys()).hasSizeGreaterThan(1).doesNotContainNull().doesNotContain("");
        assertThat(rig.keys().stream().distinct()).hasSize(1);
        open(rig, PATIENT).deliver(job("other"), NOW);
        assertThat(rig.keys().stream().distinct()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anAttemptEndsWhenItsTimeIsUp(Kind kind) throws Exception {
        Rig rig = rig(kind);
        assumeThat(rig).as("its time is fixed").doesNotHaveToString("Alertmanager");
        rig.answer(Answer.LATE);
        long start = System.nanoTime();
        assertThat(open(rig, HASTY).deliver(job("one"), NOW)).isInstanceOf(Outcome.RetryLater.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whoIsNotThereMayComeBack(Kind kind) throws Exception {
        Rig rig = rig(kind);
        Secret secret = Secret.of(() -> whole(rig, "http://127.0.0.1:1"));
        Channel channel = Channels.open(rig.nowhere(secret, URI.create("http://127.0.0.1:1/x")));
        assertThat(channel.deliver(job("one"), NOW)).isInstanceOfSatisfying(Outcome.RetryLater.class, later -> {
            assertThat(later.reason()).doesNotContain("127.0.0.1", MARK);
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void noSecretShowsWhateverHappens(Kind kind) throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger("dev.shelflife");
        logger.addAppender(log);
        logger.setLevel(Level.TRACE);
        List<String> said = new ArrayList<>();
        try {
            Rig rig = rig(kind);
            Channel channel = open(rig, Duration.ofMillis(700));
            said.add(channel.toString());
            said.add(rig.nowhere(secret(rig), URI.create("http://example.org:25/" + MARK))
                    .toString());
            for (Answer answer : Answer.values()) {
                rig.answer(answer);
                said.add(channel.deliver(job("one"), NOW).toString());
            }
            said.addAll(withBrokenSecrets(rig));
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }
        log.list.forEach(event -> {
            said.add(event.getFormattedMessage());
            said.add(event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
        });
        assertThat(String.join("\n", said))
                .doesNotContain(MARK, base64(KEY), base64(KEY).substring(0, 12));
    }

    /** A secret that is nonsense at the start is told there; one that becomes so later is a failure that may pass. */
    private List<String> withBrokenSecrets(Rig rig) {
        if (rig.secret() == null) {
            return List.of();
        }
        List<String> said = new ArrayList<>();
        Secret gone = Secret.of(() -> {
            throw new IllegalStateException("the file is gone");
        });
        assertThatThrownBy(() -> rig.open(gone, HASTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("destination ")
                .satisfies(e -> said.add(e + " " + e.getCause()));
        String[] now = {whole(rig, null)};
        Secret changing = Secret.of(() -> Objects.requireNonNull(now[0]));
        Channel channel = rig.open(changing, HASTY);
        for (String nonsense : new String[] {MARK + "\r\nx-injected: 1 {}|", null}) {
            now[0] = nonsense;
            Outcome outcome = channel.deliver(job("one"), NOW);
            assertThat(outcome).isInstanceOf(Outcome.RetryLater.class);
            said.add(outcome.toString());
        }
        return said;
    }

    @AfterEach
    void close() throws Exception {
        for (Rig each : opened) {
            each.close();
        }
    }

    private Rig rig(Kind kind) throws Exception {
        Rig rig = kind.rig();
        opened.add(rig);
        return rig;
    }

    private static Channel open(Rig rig, Duration timeout) {
        return rig.open(secret(rig), timeout);
    }

    private static Secret secret(Rig rig) {
        return Secret.of(() -> whole(rig, null));
    }

    /** Where the whole address is the secret, it begins where the receiver is. */
    private static String whole(Rig rig, String base) {
        String secret = rig.secret();
        if (secret == null || !secret.startsWith("/")) {
            return secret == null ? "none" : secret;
        }
        return base == null ? ((HttpRig) rig).url(secret) : base + secret;
    }

    private static boolean isTaken(Outcome outcome) {
        return outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Firing;
    }

    private static Job job(String version) {
        Notification notification = Examples.notification(
                "destination",
                Examples.transition(
                        "deep-learning-containers/tensorflow/" + version,
                        TransitionType.REACHED,
                        Milestone.END_OF_PATCH,
                        Examples.DATE,
                        null,
                        Examples.MIDNIGHT,
                        true));
        return new Job(notification, null, null);
    }

    private static Named<Kind> kind(String name, String secret, HttpRig.Maker maker, String key) {
        return Named.of(
                name,
                () -> new HttpRig(
                        name, secret, maker, key.startsWith("/") ? HttpRig.inBody(key) : HttpRig.inHeader(key)));
    }

    private static Destination webhook(URI url, Secret secret, Duration timeout) {
        return new Destination.Webhook("hook", url, List.of(secret), timeout);
    }

    private static Destination events(URI url, boolean structured, Secret secret, Duration timeout) {
        return new Destination.CloudEvents("events", url, structured, secret, timeout);
    }

    private static Destination alertmanager(URI url) {
        return new Destination.Alertmanager("oncall", List.of(url), Duration.ofDays(14), Duration.ofMinutes(1));
    }

    private static Destination pagerDuty(URI url, Secret secret, Duration timeout) {
        return new Destination.PagerDuty("pager", secret, url, Duration.ofDays(14), timeout);
    }

    private static Destination slack(URI url, Secret secret, Duration timeout) {
        return new Destination.Slack("slack", secret, timeout);
    }

    private static Destination teams(URI url, Secret secret, Duration timeout) {
        return new Destination.Teams("teams", secret, timeout);
    }

    private static Destination own(URI url, Secret secret, Duration timeout) {
        Map<String, String> settings = Map.of("topic", url.toString(), "timeout", timeout.toString());
        return new Destination.Own("phone", "ntfy", ownJar, settings, Map.of("token", secret));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
