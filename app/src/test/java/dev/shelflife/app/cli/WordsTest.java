package dev.shelflife.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.app.broker.EmbeddedBroker;
import dev.shelflife.app.cluster.TopicAdmin;
import dev.shelflife.app.cluster.TopicLayout;
import dev.shelflife.app.failure.ExitCode;
import dev.shelflife.app.story.Moment;
import dev.shelflife.app.story.MovableClock;
import dev.shelflife.app.story.Story;
import dev.shelflife.app.story.StoryLog;
import dev.shelflife.app.story.StorySite;
import dev.shelflife.events.Delivery;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.notifier.Notifier;
import dev.shelflife.notifier.NotifierSettings;
import dev.shelflife.notifier.channel.Destination;
import dev.shelflife.notifier.channel.Secret;
import dev.shelflife.notifier.route.Subscription;
import dev.shelflife.streams.Lifecycles;
import dev.shelflife.streams.StreamsSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What people say with commands, while the story happens in a broker and a receiver counts what it is told. */
class WordsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HOOK = "hook";

    private static EmbeddedBroker broker;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final MovableClock clock = new MovableClock();
    private final List<Moment> ahead = new ArrayList<>(Moment.withMidnights(Moment.looks(), 1));

    private Cluster cluster;
    private StorySite site;
    private Lifecycles lifecycles;
    private Notifier notifier;
    private StoryLog log;

    @BeforeAll
    static void open(@TempDir Path data) {
        broker = EmbeddedBroker.start(data, 0);
    }

    @AfterAll
    static void close() {
        broker.close();
    }

    @BeforeEach
    void install(TestInfo test, @TempDir Path state) throws Exception {
        String prefix = test.getTestMethod().orElseThrow().getName() + ".";
        cluster = new Cluster(Map.of("bootstrap.servers", broker.bootstrapServers()), prefix);
        try (TopicAdmin admin = new TopicAdmin(cluster, new TopicLayout(1, (short) 1, 1))) {
            admin.createAndVerify(PATIENCE);
        }
        site = new StorySite(clock);
        Destination hook = new Destination.Webhook(
                HOOK, site.hook(), List.of(Secret.of(() -> StorySite.SECRET)), Duration.ofSeconds(10));
        NotifierSettings settings = new NotifierSettings(
                List.of(hook), List.of(Subscription.everythingTo(HOOK)), LeadTimes.DEFAULT, state.resolve("n"), 1);
        lifecycles = Lifecycles.start(cluster, StreamsSettings.in(state.resolve("l")));
        notifier = Notifier.start(cluster, settings, clock);
        lifecycles.awaitRunning(PATIENCE);
        assertThat(notifier.awaitRunning(PATIENCE)).isTrue();
        log = new StoryLog(cluster);
    }

    @AfterEach
    void stop() {
        log.close();
        notifier.close();
        lifecycles.close();
        site.close();
    }

    @Test
    void aSnoozeAndAWaiverAreSilentForATimeAndThenToldOnce() throws Exception {
        until("2025-04-09T12:00:00Z");
        log.awaitTold();
        say("snooze", Story.VM_PYTORCH, "--milestone", "end-of-patch", "--by", "ada", "--for", "4h");
        assertThat(err.toString())
                .contains("snoozed until ", " by ada (end of patch of " + Story.VM_PYTORCH + ", 2025-04-10)");
        until("2025-04-11T00:00:00Z");
        Notification snoozed = awaitInOutbox(Story.VM_PYTORCH, Milestone.END_OF_PATCH);
        until("2025-04-13T12:00:00Z");
        awaitTold(Story.PYTORCH, TransitionType.APPROACHING, 7);
        assertThat(heard(snoozed)).as("silent, though what came later was told").isZero();
        clock.advance(Duration.ofHours(5));
        awaitBooked(snoozed, Delivery.Outcome.DELIVERED);

        until("2025-04-19T12:00:00Z");
        awaitTold(Story.PYTORCH, TransitionType.APPROACHING, 1);
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        say(
                "waive",
                Story.PYTORCH,
                "--milestone",
                "end-of-patch",
                "--by",
                "ada",
                "--reason",
                "migrating",
                "--until",
                tomorrow.toString());
        assertThat(err.toString()).contains("waived until ", "by ada: migrating");
        until("2025-05-02T12:00:00Z");
        Notification waived = awaitInOutbox(Story.PYTORCH, Milestone.END_OF_PATCH);
        awaitTold(Story.TENSORFLOW, TransitionType.APPROACHING, 30);
        assertThat(heard(waived)).isZero();
        clock.advance(Duration.ofDays(3));
        awaitBooked(waived, Delivery.Outcome.DELIVERED);
        assertThat(heard(snoozed)).isEqualTo(1);
        assertThat(heard(waived)).isEqualTo(1);
    }

    @Test
    void whatIsAcknowledgedWhileTheReceiverIsDownIsNotToldAndTheRestIs() throws Exception {
        until("2025-04-09T12:00:00Z");
        log.awaitTold();
        site.answer(503);
        until("2025-04-13T12:00:00Z");
        Notification known = awaitInOutbox(Story.VM_PYTORCH, Milestone.END_OF_PATCH);
        Awaitility.await().atMost(PATIENCE).until(() -> heard(known) > 0);
        say("ack", Story.VM_PYTORCH, "--milestone", "end-of-patch", "--by", "ada");
        assertThat(err.toString()).contains("acknowledged by ada (end of patch of " + Story.VM_PYTORCH);
        site.answer(204);
        clock.advance(Duration.ofMinutes(1));
        awaitBooked(known, Delivery.Outcome.SUPPRESSED);
        awaitTold(Story.PYTORCH, TransitionType.APPROACHING, 7);
        assertThat(log.values(Topics.DELIVERIES).stream()
                        .filter(each -> each.notification().equals(known.id()))
                        .map(Delivery::reason))
                .containsExactly("acknowledged by ada");
    }

    @Test
    void aReceiverThatIsGoneIsAskedOnceAndGetsAllOfItWhenItIsBack() throws Exception {
        until("2025-04-09T12:00:00Z");
        log.awaitTold();
        List<String> before = log.booked(Delivery.Outcome.DELIVERED);
        int heardBefore = site.received().size();
        site.answer(410);
        until("2025-04-11T00:00:00Z");
        Notification first = awaitInOutbox(Story.VM_PYTORCH, Milestone.END_OF_PATCH);
        awaitBooked(first, Delivery.Outcome.REJECTED);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> log.refresh().records(Topics.COMMANDS).size() == 1);
        site.answer(204);
        until("2025-04-21T00:00:00Z");
        Notification second = awaitInOutbox(Story.PYTORCH, Milestone.END_OF_PATCH);
        awaitBooked(second, Delivery.Outcome.REJECTED);
        assertThat(site.received()).as("asked no more").hasSize(heardBefore + 1);
        List<String> missed = log.booked(Delivery.Outcome.REJECTED);

        say("redeliver", "--destination", HOOK, "--by", "ada");
        assertThat(err.toString()).contains("sent anew: " + missed.size() + "; " + HOOK + " is enabled");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> log.refresh().booked(Delivery.Outcome.DELIVERED).containsAll(missed));
        assertThat(site.received().stream().skip(heardBefore + 1L).map(StorySite.Received::id))
                .as("with the same ids, each once")
                .containsExactlyInAnyOrderElementsOf(missed)
                .contains(first.id(), second.id())
                .doesNotContainAnyElementsOf(before);

        assertThat(shelflife("redeliver", "--id", second.id(), "--by", "ada")).isEqualTo(ExitCode.NOTHING_READ.code());
        assertThat(err.toString()).contains("no notification with the id '" + second.id() + "' waits");
    }

    private void say(String... args) {
        assertThat(shelflife(args)).as(err::toString).isZero();
    }

    private int shelflife(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--bootstrap", broker.bootstrapServers(), "--topic-prefix", cluster.prefix()));
        return Shelflife.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    }

    /** Lets the story go on. */
    private void until(String end) throws Exception {
        List<Moment> next = ahead.stream()
                .filter(each -> !each.at().isAfter(Instant.parse(end)))
                .toList();
        ahead.removeAll(next);
        Moment.write(cluster, next);
    }

    private int heard(Notification notification) {
        return (int) site.received().stream()
                .filter(each -> each.id().equals(notification.id()))
                .count();
    }

    /** The end of a version, on its way to the receiver. */
    private Notification awaitInOutbox(String subject, Milestone milestone) {
        return Awaitility.await("the end of " + subject)
                .atMost(PATIENCE)
                .until(
                        () -> log.refresh().values(Topics.OUTBOX).stream()
                                .filter(each -> each.transition().subject().equals(subject)
                                        && each.transition().milestone() == milestone
                                        && each.transition().type() == TransitionType.REACHED)
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private void awaitTold(String subject, TransitionType type, int leadDays) {
        Awaitility.await(subject + " " + type).atMost(PATIENCE).until(() -> {
            List<String> delivered = log.refresh().booked(Delivery.Outcome.DELIVERED);
            return log.values(Topics.OUTBOX).stream()
                    .filter(each -> isAbout(each.transition(), subject, type, leadDays))
                    .anyMatch(each -> delivered.contains(each.id()));
        });
    }

    private static boolean isAbout(Transition transition, String subject, TransitionType type, int leadDays) {
        return transition.subject().equals(subject)
                && transition.type() == type
                && Integer.valueOf(leadDays).equals(transition.leadDays());
    }

    private void awaitBooked(Notification notification, Delivery.Outcome outcome) {
        Awaitility.await(notification.transition().subject() + " " + outcome)
                .atMost(PATIENCE)
                .until(() -> log.refresh().booked(outcome).contains(notification.id()));
    }
}
