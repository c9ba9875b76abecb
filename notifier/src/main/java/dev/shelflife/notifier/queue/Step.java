package dev.shelflife.notifier.queue;

import dev.shelflife.events.Delivery;
import java.util.List;
import java.util.Objects;

/**
 * What a rule made of a queue.
 *
 * @param queue the queue afterwards
 * @param deliveries what is to be recorded
 */
public record Step(SendQueue queue, List<Delivery> deliveries) {
    /** Copies, so that a step is a value. */
    public Step {
        Objects.requireNonNull(queue, "queue");
        deliveries = List.copyOf(deliveries);
    }
}
