package dev.shelflife.notifier.topology;

import dev.shelflife.events.Notification;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The key of the outbox: destination and subject, or subscription. A destination's name holds no bar, so the first one parts them. */
final class OutboxKey {

    private static final char BAR = '|';
    private static final String PLAN = "plan/";

    private OutboxKey() {}

    /** Where a notification waits for its destination; a digest is about many subjects, and has its own place. */
    static String of(Notification notification) {
        boolean digest = notification.transitions().size() > 1;
        return notification.destination()
                + BAR
                + (digest
                        ? "digest/" + notification.subscription()
                        : notification.transition().subject());
    }

    /** Where a notification waits for its hour. A subject never begins like this. */
    static String ofPlan(Notification notification) {
        return notification.destination() + BAR + PLAN + notification.subscription();
    }

    /** Whether a record is for a plan, by its key. */
    static boolean isPlan(byte @Nullable [] key) {
        String text = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        int bar = text.indexOf(BAR);
        return bar >= 0 && text.startsWith(PLAN, bar + 1);
    }

    /** The subscription of a plan's key. */
    static String subscription(String key) {
        return key.substring(key.indexOf(BAR) + 1 + PLAN.length());
    }

    static String destination(String key) {
        int bar = key.indexOf(BAR);
        if (bar < 0) {
            throw new IllegalArgumentException("not a key of the outbox: '" + key + "'");
        }
        return key.substring(0, bar);
    }
}
