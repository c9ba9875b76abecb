package dev.shelflife.notifier.topology;

import dev.shelflife.events.Notification;

/** The key of the outbox: destination and subject. A destination's name holds no bar, so the first one parts them. */
final class OutboxKey {

    private static final char BAR = '|';

    private OutboxKey() {}

    static String of(Notification notification) {
        return notification.destination() + BAR + notification.transition().subject();
    }

    static String destination(String key) {
        int bar = key.indexOf(BAR);
        if (bar < 0) {
            throw new IllegalArgumentException("not a key of the outbox: '" + key + "'");
        }
        return key.substring(0, bar);
    }
}
