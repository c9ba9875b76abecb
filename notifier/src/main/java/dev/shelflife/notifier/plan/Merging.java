package dev.shelflife.notifier.plan;

import dev.shelflife.events.Notification;
import dev.shelflife.events.Severity;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.topics.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Makes notifications of notifications. The same parts always give the same id. */
final class Merging {

    /** Half of what a record of the outbox may have, for a digest holds its last transition twice. */
    static final int MOST_BYTES = 500_000;

    private Merging() {}

    /** In order, each of them small enough for one record. */
    static List<List<Notification>> portions(List<Notification> all) {
        List<List<Notification>> portions = new ArrayList<>();
        int bytes = MOST_BYTES; // full, so that the first begins one
        for (Notification each : all) {
            int size = Json.write(each.transition()).length;
            if (bytes + size > MOST_BYTES) {
                portions.add(new ArrayList<>());
                bytes = 0;
            }
            portions.get(portions.size() - 1).add(each);
            bytes += size;
        }
        return portions;
    }

    /** One message that tells all of them, as much as the one that matters most. */
    static Notification digest(List<Notification> parts) {
        Notification last = parts.get(parts.size() - 1);
        List<String> ids = parts.stream().map(Notification::id).sorted().toList();
        Severity severity = parts.stream()
                .map(Notification::severity)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Notification(
                Ids.of("digest", last.subscription(), String.join(",", ids)),
                last.destination(),
                Notification.Action.TELL,
                last.decidedAt(),
                last.transition(),
                last.subscription(),
                severity,
                parts.stream().map(Notification::transition).toList(),
                null,
                last.language());
    }

    /** The same thing, told to somebody else. */
    static Notification escalated(Notification notification, String to) {
        return new Notification(
                Ids.of("escalation", notification.id(), to),
                to,
                notification.action(),
                notification.decidedAt(),
                notification.transition(),
                notification.subscription(),
                notification.severity(),
                null,
                null,
                notification.language());
    }
}
