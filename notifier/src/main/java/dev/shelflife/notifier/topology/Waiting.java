package dev.shelflife.notifier.topology;

import dev.shelflife.notifier.queue.SendQueue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What waits in one partition of the outbox. Told by its stream thread, read by whoever asks. */
final class Waiting {

    /**
     * A queue in which something waits.
     *
     * @param first id of the notification that waits longest
     * @param since when this process first saw it wait (transport time)
     */
    private record Queue(String first, int size, Instant since) {}

    private final int partition;
    private final InstantSource transportClock;
    private final Map<String, Queue> queues = new ConcurrentHashMap<>();

    Waiting(int partition, InstantSource transportClock) {
        this.partition = partition;
        this.transportClock = transportClock;
    }

    int partition() {
        return partition;
    }

    /** A queue is now like this. */
    void moved(String key, SendQueue queue) {
        if (queue.waiting().isEmpty()) {
            queues.remove(key);
            return;
        }
        String first = queue.waiting().get(0).id();
        Queue before = queues.get(key);
        Instant since = before != null && before.first().equals(first) ? before.since() : transportClock.instant();
        queues.put(key, new Queue(first, queue.waiting().size(), since));
    }

    int waiting(String destination) {
        return of(destination).mapToInt(Queue::size).sum();
    }

    /** Since when the longest waits; null when none does. */
    @Nullable
    Instant oldest(String destination) {
        return of(destination)
                .map(Queue::since)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private java.util.stream.Stream<Queue> of(String destination) {
        return queues.entrySet().stream()
                .filter(each -> OutboxKey.destination(each.getKey()).equals(destination))
                .map(Map.Entry::getValue);
    }
}
