package dev.shelflife.notifier.queue;

import static dev.shelflife.notifier.Examples.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Command;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Notification;
import dev.shelflife.events.TransitionType;
import dev.shelflife.notifier.Examples;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/**
 * What people say, against a model: an alert fires unless the last word about it covers it. The receiver behaves as PagerDuty says that
 * it does: what it knows under a key and somebody has acknowledged there stays silent, however often it is triggered.
 */
class SilencePropertyTest {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Terms FIRING = Terms.firing(Duration.ofDays(10_000), EVERY);

    enum Op {
        NEARER,
        A_LITTLE_LATER,
        FAR_LATER,
        REACH,
        ACKNOWLEDGE,
        SNOOZE,
        WAIVE,
        AN_HOUR,
        A_DAY
    }

    /** Incidents by key; the key holds the revision of the date, so that another date is another incident. */
    private static final class FakePagerDuty {
        final Set<String> open = new HashSet<>();
        final Set<String> acknowledged = new HashSet<>();
        int pages;

        Outcome deliver(Job job, Instant now) {
            Notification told = job.notification();
            String key = told.transition().subject() + ":" + told.transition().type() + ":"
                    + told.transition().newDate();
            if (job.endedAt() != null) {
                open.remove(key);
                acknowledged.remove(key);
                return new Outcome.Delivered();
            }
            if (open.add(key)) {
                pages++; // an incident that is open already, acknowledged or not, pages nobody
            }
            return new Outcome.Firing(now.plus(EVERY));
        }
    }

    private final FakePagerDuty receiver = new FakePagerDuty();
    private SendQueue queue = SendQueue.EMPTY;
    private Instant now = MIDNIGHT;
    private int sequence;

    // the model
    private LocalDate date = Examples.DATE;
    private boolean alerted;
    private Instant since = MIDNIGHT;
    private Instant asleep;
    private Command.Silence word;

    @Property(tries = 400)
    void itFiresUnlessTheLastWordCoversIt(@ForAll @Size(min = 1, max = 25) List<Op> ops) {
        new SilencePropertyTest().run(ops);
    }

    private void run(List<Op> ops) {
        for (Op op : ops) {
            apply(op);
            pump();
            live();
            assertThat(!receiver.open.isEmpty())
                    .as("after %s of %s: date %s, word %s", op, ops, date, word)
                    .isEqualTo(alerted && asleep == null);
            assertThat(receiver.open.size()).as("one incident at most").isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aDateThatMovesEarlierPagesThoughTheIncidentIsAcknowledgedThere() {
        apply(Op.A_LITTLE_LATER);
        pump();
        Set<String> known = Set.copyOf(receiver.open);
        receiver.acknowledged.addAll(known);
        assertThat(receiver.pages).isEqualTo(1);
        pass(Duration.ofHours(5));
        assertThat(receiver.pages).as("told again and again, and silent").isEqualTo(1);
        apply(Op.NEARER);
        pump();
        assertThat(receiver.pages).isEqualTo(2);
        assertThat(receiver.open).isNotEmpty().doesNotContainAnyElementsOf(known);
    }

    @Test
    void anAcknowledgementBeforeTheFirstDeliveryCounts() {
        queue = QueueRules.add(queue, alert(TransitionType.REACHED), now).queue();
        now = now.plusSeconds(30);
        word = new Command.Acknowledge(Examples.SUBJECT, Milestone.END_OF_PATCH, "ada", "planned", now, date);
        Step settled = QueueRules.settle(queue, FIRING, (subject, milestone) -> word, now);
        assertThat(settled.queue().isEmpty()).isTrue();
        assertThat(settled.deliveries()).singleElement().satisfies(each -> assertThat(each.reason())
                .isEqualTo("acknowledged by ada: planned"));
    }

    private void apply(Op op) {
        switch (op) {
            case NEARER -> move(-20);
            case A_LITTLE_LATER -> move(10);
            case FAR_LATER -> move(SilenceRule.HORIZON_DAYS + 1);
            case REACH -> alertAs(TransitionType.REACHED);
            case ACKNOWLEDGE ->
                word = new Command.Acknowledge(Examples.SUBJECT, Milestone.END_OF_PATCH, "ada", null, tick(), date);
            case SNOOZE ->
                word = new Command.Snooze(
                        Examples.SUBJECT,
                        Milestone.END_OF_PATCH,
                        "ada",
                        null,
                        tick(),
                        date,
                        now.plus(Duration.ofHours(5)));
            case WAIVE ->
                word = new Command.Waive(
                        Examples.SUBJECT,
                        Milestone.END_OF_PATCH,
                        "ada",
                        "old",
                        tick(),
                        date,
                        now.plus(Duration.ofDays(3)));
            case AN_HOUR -> pass(Duration.ofHours(1));
            case A_DAY -> pass(Duration.ofDays(1));
        }
    }

    private Instant tick() {
        now = now.plusSeconds(1);
        return now;
    }

    /** The end that was reached is open again with another date, which is near. */
    private void move(int days) {
        date = date.plusDays(days);
        add(Examples.of(TransitionType.REOPENED, date, tick()));
        add(Examples.of(days < 0 ? TransitionType.MOVED_EARLIER : TransitionType.MOVED_LATER, date, now));
        alertAs(TransitionType.APPROACHING);
    }

    private void alertAs(TransitionType type) {
        now = now.plusSeconds(1);
        pump();
        since = tick();
        queue = QueueRules.add(queue, alert(type), now).queue();
        alerted = true;
        asleep = null;
    }

    private void add(dev.shelflife.events.Transition transition) {
        queue = QueueRules.add(queue, Examples.notification("pager", transition), now)
                .queue();
        pump();
    }

    private Notification alert(TransitionType type) {
        return Examples.notification(
                "pager",
                Examples.transition(
                        Examples.SUBJECT,
                        type,
                        Milestone.END_OF_PATCH,
                        date,
                        type == TransitionType.APPROACHING ? 30 : null,
                        MIDNIGHT.plusSeconds(sequence++),
                        type == TransitionType.REACHED));
    }

    private void pass(Duration time) {
        Instant end = now.plus(time);
        while (queue.due() != null && queue.due().isBefore(end)) {
            now = queue.due().isAfter(now) ? queue.due() : now;
            pump();
        }
        now = end;
    }

    /** Until nothing is due; what fires is looked at as soon as it may be, as a word is heard at the next re-sending. */
    private void pump() {
        Instant heard = now.plus(EVERY);
        boolean more = true;
        while (more) {
            queue = QueueRules.settle(queue, FIRING, this::said, now).queue();
            Job job = QueueRules.pick(queue, now);
            if (job != null) {
                queue = QueueRules.book(queue, job, receiver.deliver(job, now), FIRING, now)
                        .queue();
            }
            Instant due = queue.due();
            more = job != null || (due != null && !due.isAfter(heard) && now.isBefore(heard));
            now = job == null && more && due.isAfter(now) ? due : now;
        }
    }

    private Command.Silence said(String subject, Milestone milestone) {
        return word;
    }

    /** An acknowledgement ends an alert for good; what sleeps is looked at by the word that counts then. */
    private void live() {
        Instant at = asleep == null || asleep.isAfter(now) ? now : asleep;
        while (alerted && !at.isAfter(now)) {
            if (!isSilent(at)) {
                asleep = null;
                return;
            }
            alerted = word.until() != null;
            asleep = word.until();
            at = alerted ? asleep : at;
        }
    }

    private boolean isSilent(Instant at) {
        if (word == null || date.isBefore(word.date())) {
            return false;
        }
        return word.until() == null
                ? since.isBefore(word.at())
                : word.until().isAfter(at) && !date.isAfter(word.date().plusDays(SilenceRule.HORIZON_DAYS));
    }
}
