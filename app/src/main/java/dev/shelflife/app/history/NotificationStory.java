package dev.shelflife.app.history;

import dev.shelflife.events.Delivery;
import dev.shelflife.events.Notification;
import dev.shelflife.events.Transition;
import dev.shelflife.events.topics.Cluster;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way of a notification, back to what happened.
 *
 * @param id of the notification
 * @param destination where it goes
 * @param subscription for whom; null in older records
 * @param deliveries what became of it, in order; empty while it waits
 * @param parts what became of the notifications that it tells, when it is a digest
 * @param transitions what it tells
 */
public record NotificationStory(
        String id,
        String destination,
        @Nullable String subscription,
        List<Delivery> deliveries,
        List<Delivery> parts,
        List<Transition> transitions) {

    /** Copies, so that it is a value. */
    public NotificationStory {
        deliveries = List.copyOf(deliveries);
        parts = List.copyOf(parts);
        transitions = List.copyOf(transitions);
    }

    /**
     * Finds it by the deliveries, which are kept for ever, and by the outbox for what waits still. What is on no other topic, as a sign
     * of life, is found by the id of its transition too, which is what a receiver has.
     *
     * @param id of a notification, or of a transition that is on no other topic
     * @param said takes what could not be read, in words for people
     * @return empty when nobody was ever to be told anything under this id
     */
    public static Optional<NotificationStory> read(Cluster cluster, String id, Consumer<String> said) {
        List<Delivery> booked =
                DeliveryLog.deliveries(cluster, each -> isOf(each, id) || id.equals(each.digest()), said);
        List<Delivery> own = booked.stream().filter(each -> isOf(each, id)).toList();
        List<Delivery> parts =
                booked.stream().filter(each -> id.equals(each.digest())).toList();
        List<Notification> written = DeliveryLog.outbox(
                cluster, each -> each.id().equals(id) || each.transition().id().equals(id), said);
        if (booked.isEmpty() && written.isEmpty()) {
            return Optional.empty();
        }
        Set<String> wanted = new LinkedHashSet<>();
        booked.forEach(each -> wanted.add(each.transition()));
        Map<String, Transition> told = new LinkedHashMap<>();
        TransitionLog.read(cluster, each -> wanted.contains(each.id()), said)
                .forEach(each -> told.put(each.id(), each));
        written.stream()
                .flatMap(each -> each.transitions().stream())
                .forEach(each -> told.putIfAbsent(each.id(), each));
        Delivery any = booked.isEmpty() ? null : booked.get(0);
        return Optional.of(new NotificationStory(
                own.isEmpty() ? id : own.get(0).notification(),
                any == null ? written.get(0).destination() : any.destination(),
                any == null ? written.get(0).subscription() : any.subscription(),
                own,
                parts,
                List.copyOf(told.values())));
    }

    private static boolean isOf(Delivery delivery, String id) {
        return delivery.notification().equals(id) || delivery.transition().equals(id);
    }
}
