package dev.shelflife.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shelflife.events.Command;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionDraft;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.notifier.Examples;
import dev.shelflife.notifier.queue.Job;
import dev.shelflife.notifier.queue.Outcome;
import dev.shelflife.notifier.queue.QueueRules;
import dev.shelflife.notifier.queue.SendQueue;
import dev.shelflife.notifier.queue.Silences;
import dev.shelflife.notifier.queue.Step;
import dev.shelflife.notifier.route.Heartbeat;
import dev.shelflife.notifier.route.Language;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The channel behind the queue's rules, against PagerDuty's documented ones. */
class PagerDutyChannelTest {

    private static final LocalDate LATE = LocalDate.parse("2026-12-20");
    private static final LocalDate EARLY = LocalDate.parse("2026-12-01");
    private static final Transition.Line LINE = new Transition.Line("line", null, "3.10", null, "GPU", null);

    private static final int AT_MIDNIGHT = 300;

    private FakePagerDuty pagerDuty;
    private PagerDutyChannel channel;
    private SendQueue queue = SendQueue.EMPTY;
    private Instant now = Instant.parse("2026-11-25T10:00:00Z");
    private final List<String> booked = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        pagerDuty = new FakePagerDuty();
        channel = new PagerDutyChannel(destination());
    }

    private Destination.PagerDuty destination() {
        return new Destination.PagerDuty(
                "pager", Secret.of(() -> "0".repeat(32)), pagerDuty.url(), Duration.ofDays(90), Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        pagerDuty.close();
    }

    @Test
    void aDateThatMovesEarlierAfterAnAcknowledgementPagesAgain() {
        tell(transition(TransitionType.APPROACHING, null, LATE, 1, 30));
        assertThat(pagerDuty.pages).hasSize(1);
        String first = pagerDuty.pages.get(0);
        pagerDuty.acknowledge(first);
        tell(transition(TransitionType.APPROACHING, null, LATE, 1, 7));
        assertThat(pagerDuty.pages).as("known, so silent").hasSize(1);

        tell(transition(TransitionType.MOVED_EARLIER, LATE, EARLY, 2, null));
        assertThat(pagerDuty.open).as("what was known is over").isEmpty();
        assertThat(pagerDuty.changes).singleElement().asString().contains("moved earlier", "2026-12-01", "2026-12-20");
        tell(transition(TransitionType.APPROACHING, null, EARLY, 2, 7));
        assertThat(pagerDuty.pages).hasSize(2).doesNotHaveDuplicates();
        assertThat(pagerDuty.open).containsOnlyKeys(pagerDuty.pages.get(1));
        assertThat(booked).containsExactly("DELIVERED", "DELIVERED", "RESOLVED", "DELIVERED", "DELIVERED");
    }

    @Test
    void nearEndsWhenReachedAndReachedWhenReopened() {
        tell(transition(TransitionType.APPROACHING, null, LATE, 1, 1));
        tell(transition(TransitionType.REACHED, null, LATE, 1, null));
        assertThat(pagerDuty.open).hasSize(1).containsOnlyKeys(pagerDuty.pages.get(1));
        assertThat(pagerDuty.pages.get(1)).contains(":reached:");
        tell(transition(TransitionType.REOPENED, LATE, LATE.plusYears(1), 2, null));
        assertThat(pagerDuty.open).isEmpty();
        assertThat(pagerDuty.changes).as("told by the resolution").isEmpty();
    }

    @Test
    void whatPagesNobodyIsAChange() {
        tell(transition(TransitionType.ANNOUNCED, null, LATE, 1, null));
        tell(transition(TransitionType.REOPENED, EARLY, LATE, 2, null));
        tell(transition(TransitionType.RELEASED, null, LATE, 0, null));
        assertThat(pagerDuty.changes).hasSize(3);
        assertThat(pagerDuty.pages).isEmpty();
        assertThat(booked).containsExactly("DELIVERED", "DELIVERED", "DELIVERED");
    }

    @Test
    void knownToUsIsAcknowledgedThere() {
        tell(transition(TransitionType.REACHED, null, LATE, 1, null));
        Command.Acknowledge ack =
                new Command.Acknowledge(Examples.SUBJECT, Milestone.END_OF_PATCH, "ann", null, now.plusSeconds(1));
        int bodies = pagerDuty.bodies.size();
        now = queue.due();
        settleAndSend(Silences.NONE);
        assertThat(pagerDuty.bodies).as("nothing to say").hasSize(bodies);
        now = queue.due();
        assertThat(now).as("soon enough to hear of it").isBefore(ack.at().plus(Duration.ofMinutes(5)));
        settleAndSend((subject, milestone) -> ack);
        assertThat(pagerDuty.open).containsExactly(java.util.Map.entry(pagerDuty.pages.get(0), true));
    }

    @Test
    void aSourceThatNobodyVerifiesIsAnIncidentUntilItIsVerifiedAgain() {
        tell(source(TransitionType.VERIFICATION_LOST));
        assertThat(pagerDuty.pages).singleElement().asString().contains("source/page", "verification-lost");
        tell(source(TransitionType.VERIFICATION_REGAINED));
        assertThat(pagerDuty.open).isEmpty();
        assertThat(pagerDuty.changes).isEmpty();
    }

    @Test
    void aSignOfLifePagesNobody() {
        tell(Heartbeat.of("pager", Duration.ofDays(7), Examples.MIDNIGHT, Examples.MIDNIGHT, Language.EN)
                .transition());
        assertThat(pagerDuty.pages).isEmpty();
        assertThat(pagerDuty.changes).hasSize(1);
        assertThat(pagerDuty.bodies)
                .singleElement()
                .asString()
                .contains("at work", "decided until", "\"source\":\"shelflife\"");
        assertThat(booked).containsExactly("DELIVERED");
    }

    private static Transition source(TransitionType type) {
        return new TransitionDraft("id-" + type, "source/page", type, Examples.MIDNIGHT)
                .of("deep-learning-containers", "page", null)
                .dates(null, PublishedDate.NOT_SET)
                .reason("no look has succeeded for 2 days")
                .write();
    }

    @Test
    void anIncidentEndsWithItsTime() {
        tell(transition(TransitionType.REACHED, null, LATE, 1, null));
        now = now.plus(Duration.ofDays(90));
        settleAndSend(Silences.NONE);
        assertThat(pagerDuty.open).isEmpty();
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void anEndThatCannotBeToldIsTriedByTheSchedule() {
        tell(transition(TransitionType.REACHED, null, LATE, 1, null));
        now = now.plus(Duration.ofDays(90));
        apply(QueueRules.settle(queue, channel.terms(), Silences.NONE, now));
        Duration waited = Duration.ZERO;
        for (int i = 1; i < 9; i++) {
            Job job = QueueRules.pick(queue, now);
            apply(QueueRules.book(queue, job, new Outcome.RetryLater("HTTP 503", null), channel.terms(), now));
            waited = waited.plus(Duration.between(now, queue.due()));
            now = queue.due();
        }
        assertThat(waited).as("an incident does not run out").isGreaterThan(Duration.ofHours(40));
        settleAndSend(Silences.NONE);
        assertThat(pagerDuty.open).isEmpty();
    }

    @Test
    void aKeyIsNeverTooLong() {
        Transition odd = new TransitionDraft(
                        "id", "service/" + "x".repeat(300) + "/1.0", TransitionType.REACHED, Examples.MIDNIGHT)
                .of("service", "x".repeat(2_000), "1.0")
                .milestone(Milestone.END_OF_PATCH)
                .dates(null, PublishedDate.of(LATE))
                .write();
        tell(odd);
        assertThat(pagerDuty.pages).singleElement().asString().hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void aDigestIsOneChangeThatTellsAllOfIt() {
        List<Transition> all = List.of(
                transition(TransitionType.MOVED_EARLIER, LATE, EARLY, 2, null),
                source(TransitionType.VERIFICATION_REGAINED),
                transition(TransitionType.REACHED, null, EARLY, 2, null));
        Notification digest = digest(all);
        assertThat(channel.deliver(first(digest), now)).isEqualTo(new Outcome.Delivered());
        assertThat(pagerDuty.pages).isEmpty();
        assertThat(pagerDuty.changes).containsExactly("3 changes of ML image lifecycles");
        JsonNode details = pagerDuty.bodies.get(0).at("/payload/custom_details");
        assertThat(details.get("notification").asText()).isEqualTo(digest.id());
        assertThat(details.get("changes"))
                .extracting(JsonNode::asText)
                .satisfiesExactly(
                        moved -> assertThat(moved).contains("TensorFlow 2.17", "moved earlier", "2026-12-20"),
                        source -> assertThat(source).contains("source/page", "verified again"),
                        reached -> assertThat(reached).contains("TensorFlow 2.17", "reached"));
    }

    @Test
    void aDigestThatIsTooLongSaysHowLongItWas() {
        Transition odd = new TransitionDraft("id", Examples.SUBJECT, TransitionType.REACHED, Examples.MIDNIGHT)
                .of("service", "x".repeat(2_000), "1.0")
                .milestone(Milestone.END_OF_PATCH)
                .dates(null, PublishedDate.of(LATE))
                .write();
        assertThat(channel.deliver(first(digest(Collections.nCopies(900, odd))), now))
                .isEqualTo(new Outcome.Delivered());
        JsonNode details = pagerDuty.bodies.get(0).at("/payload/custom_details");
        assertThat(details.get("changes")).hasSizeBetween(100, 899);
        assertThat(details.at("/shortened/changes").asInt()).isEqualTo(900);
    }

    /** PagerDuty as documented, on a clock of its own: 120 events within any minute, and the next is sent away. */
    @Test
    void aBurstIsSpreadAndNothingOfItIsSentAway() {
        long minute = Duration.ofMinutes(1).toNanos();
        AtomicLong time = new AtomicLong(Long.MAX_VALUE - minute); // nano times may overflow
        Deque<Long> taken = new ArrayDeque<>();
        pagerDuty.tooFast = () -> {
            taken.add(time.get());
            while (time.get() - taken.element() >= minute) {
                taken.remove();
            }
            return taken.size() > 120;
        };
        Turns turns = new Turns(PagerDutyChannel.AT_ONCE, PagerDutyChannel.SPACING, time::get, time::addAndGet);
        channel = new PagerDutyChannel(destination(), turns);
        long begin = time.get();
        Job job = first(Examples.notification("pager", transition(TransitionType.ANNOUNCED, null, LATE, 1, null)));
        for (int i = 0; i < AT_MIDNIGHT; i++) {
            assertThat(channel.deliver(job, now)).isEqualTo(new Outcome.Delivered());
        }
        assertThat(Duration.ofNanos(time.get() - begin))
                .isEqualTo(PagerDutyChannel.SPACING.multipliedBy(AT_MIDNIGHT - PagerDutyChannel.AT_ONCE));
    }

    private static Job first(Notification notification) {
        return new Job(notification, null, null);
    }

    private static Notification digest(List<Transition> all) {
        return new Notification(
                "digest",
                "pager",
                Notification.Action.TELL,
                Examples.MIDNIGHT,
                all.get(all.size() - 1),
                "weekly",
                null,
                all,
                null,
                null);
    }

    private void tell(Transition transition) {
        Notification notification = Examples.notification("pager", transition);
        now = now.plusSeconds(60);
        apply(QueueRules.add(queue, notification, now));
        settleAndSend(Silences.NONE);
    }

    private void settleAndSend(Silences known) {
        for (int i = 0; i < 10; i++) {
            apply(QueueRules.settle(queue, channel.terms(), known, now));
            Job job = QueueRules.pick(queue, now);
            if (job == null) {
                return;
            }
            apply(QueueRules.book(queue, job, channel.deliver(job, now), channel.terms(), now));
        }
        throw new AssertionError("there is always more to send");
    }

    private void apply(Step step) {
        queue = step.queue();
        step.deliveries().forEach(delivery -> booked.add(delivery.outcome().name()));
    }

    private static Transition transition(
            TransitionType type, LocalDate from, LocalDate to, int revision, Integer lead) {
        return new TransitionDraft(
                        type + "-" + to + "-" + lead, Examples.SUBJECT, type, Instant.parse("2026-11-25T00:00:00Z"))
                .of("deep-learning-containers", "TensorFlow", "2.17")
                .milestone(type == TransitionType.RELEASED ? null : Milestone.END_OF_PATCH)
                .dates(from == null ? null : PublishedDate.of(from), PublishedDate.of(to))
                .revision(revision)
                .timing(lead, false)
                .lines(List.of(LINE), List.of())
                .milestoneState(List.of(new Transition.LineMilestone(
                        "line", to, PublishedDate.of(to).status(), revision, type == TransitionType.REACHED)))
                .provenance(Examples.reached().provenance())
                .write();
    }
}
