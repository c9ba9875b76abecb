package dev.shelflife.notifier.queue;

import static dev.shelflife.notifier.Examples.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Delivery;
import dev.shelflife.events.Notification;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.topics.Json;
import dev.shelflife.notifier.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class QueuePropertyTest {

    private static final Duration EVERY = Duration.ofMinutes(1);

    /** Whatever happens and however the receiver answers, each notification ends exactly once, and in order. */
    @Property(tries = 300)
    void everyNotificationEndsOnceAndInOrder(
            @ForAll @Size(min = 1, max = 8) List<TransitionType> types,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 3) Integer> answers,
            @ForAll boolean fires) {
        Terms terms = fires ? Terms.firing(Duration.ofHours(1), EVERY) : Terms.TELL_ONCE;
        SendQueue queue = SendQueue.EMPTY;
        List<String> ids = new ArrayList<>();
        Instant now = MIDNIGHT;
        for (int i = 0; i < types.size(); i++) {
            Notification notification = Examples.notification(
                    "ops", Examples.of(types.get(i), Examples.DATE.plusDays(i), MIDNIGHT.plusSeconds(i)));
            ids.add(notification.id());
            queue = queue.with(notification, now);
        }
        List<Delivery> deliveries = new ArrayList<>();
        for (int step = 0; !queue.isEmpty(); step++) {
            assertThat(step).as("it comes to an end").isLessThan(5_000);
            Step settled = QueueRules.settle(queue, terms, Silences.NONE, now);
            deliveries.addAll(settled.deliveries());
            queue = settled.queue();
            Job job = QueueRules.pick(queue, now);
            if (job != null) {
                Outcome outcome = answer(step < answers.size() ? answers.get(step) : 0, job, terms, now);
                Step booked = QueueRules.book(queue, job, outcome, terms, now);
                deliveries.addAll(booked.deliveries());
                queue = booked.queue();
            }
            assertThat(Json.read(Json.write(queue), SendQueue.class))
                    .as("a restart changes nothing")
                    .isEqualTo(queue);
            Instant due = queue.due();
            assertThat(due == null).as("what is kept is due at some time").isEqualTo(queue.isEmpty());
            now = due != null && due.isAfter(now) ? due : now;
        }
        assertThat(deliveries.stream().filter(Delivery::isEnd).map(Delivery::notification))
                .containsExactlyInAnyOrderElementsOf(ids);
        List<String> delivered = deliveries.stream()
                .filter(each -> each.outcome() == Delivery.Outcome.DELIVERED)
                .map(Delivery::notification)
                .toList();
        assertThat(delivered)
                .as("in order")
                .containsExactlyElementsOf(
                        ids.stream().filter(delivered::contains).toList());
        assertThat(deliveries.stream()
                        .filter(each -> each.outcome() == Delivery.Outcome.RESOLVED)
                        .map(Delivery::notification))
                .as("an alert ends once at most")
                .doesNotHaveDuplicates();
    }

    private static Outcome answer(int kind, Job job, Terms terms, Instant now) {
        return switch (kind) {
            case 1 -> new Outcome.RetryLater("HTTP 503", null);
            case 2 -> new Outcome.RetryLater("HTTP 429", Duration.ofSeconds(90));
            case 3 -> new Outcome.Rejected("HTTP 400");
            default ->
                terms.fires() && !isOver(job, now) ? new Outcome.Firing(now.plus(EVERY)) : new Outcome.Delivered();
        };
    }

    private static boolean isOver(Job job, Instant now) {
        return job.endedAt() != null && now.isAfter(job.endedAt().plus(Duration.ofMinutes(5)));
    }
}
