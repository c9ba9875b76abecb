package dev.shelflife.app.history;

import dev.shelflife.events.Delivery;
import dev.shelflife.events.Notification;
import dev.shelflife.events.TransitionType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** What is to be sent anew. Pure. */
public final class Undelivered {

    private Undelivered() {}

    /**
     * The dead letters whose last end was bad, each once, made ready to be taken once more. A sign of life of the past tells nobody
     * anything.
     *
     * @param letters what could not be delivered, as it was booked
     * @param deliveries all ends, those of one notification in order
     */
    public static List<Notification> of(
            List<Notification> letters, List<Delivery> deliveries, Predicate<Notification> wanted) {
        Map<String, Delivery.Outcome> last = new LinkedHashMap<>();
        deliveries.stream().filter(Delivery::isEnd).forEach(each -> last.put(each.notification(), each.outcome()));
        Map<String, Notification> again = new LinkedHashMap<>();
        for (Notification each : letters) {
            Delivery.Outcome end = last.get(each.id());
            boolean failed = end == Delivery.Outcome.REJECTED || end == Delivery.Outcome.GAVE_UP;
            if (failed && each.transition().type() != TransitionType.HEARTBEAT && wanted.test(each)) {
                again.put(each.id(), each.again(Objects.requireNonNullElse(each.redelivery(), 0) + 1));
            }
        }
        return List.copyOf(again.values());
    }
}
