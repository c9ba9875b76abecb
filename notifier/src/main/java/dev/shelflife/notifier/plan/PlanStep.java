package dev.shelflife.notifier.plan;

import dev.shelflife.events.Delivery;
import dev.shelflife.events.Notification;
import java.util.List;
import java.util.Objects;

/**
 * What a rule made of a plan.
 *
 * @param plan the plan afterwards
 * @param released what is to be sent now, in order
 * @param deliveries what is to be recorded
 */
public record PlanStep(Plan plan, List<Notification> released, List<Delivery> deliveries) {
    /** Copies, so that a step is a value. */
    public PlanStep {
        Objects.requireNonNull(plan, "plan");
        released = List.copyOf(released);
        deliveries = List.copyOf(deliveries);
    }
}
