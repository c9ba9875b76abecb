package dev.shelflife.notifier.channel;

import dev.shelflife.events.Notification;
import dev.shelflife.notifier.route.MessageText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * A sign of life as Alertmanager takes it: an alert that always fires, as Prometheus' own Watchdog. Each one pushes the end on; when none
 * comes any more, the alert ends by itself.
 */
final class HeartbeatAlert {

    /** For so many intervals it fires on: one sign of life may be late. */
    static final int INTERVALS_AHEAD = 3;

    private HeartbeatAlert() {}

    /** It is a sign of the life until which everything is decided; one that comes late pushes the end on less far. */
    static AlertBody of(Notification sign, Duration every, Instant now) {
        MessageText text = MessageText.of(sign);
        Instant decidedUntil = sign.transition().effectiveAt();
        Instant startsAt = now.truncatedTo(ChronoUnit.MILLIS);
        Instant alive = decidedUntil.isBefore(startsAt) ? decidedUntil : startsAt;
        Instant endsAt = alive.plus(every.multipliedBy(INTERVALS_AHEAD)).truncatedTo(ChronoUnit.MILLIS);
        return new AlertBody(
                Map.of("alertname", "ShelflifeHeartbeat", "destination", sign.destination(), "severity", "none"),
                Map.of(
                        "summary", text.what(),
                        "decided_until", decidedUntil.toString(),
                        "transition", sign.transition().id()),
                startsAt,
                endsAt.isBefore(startsAt) ? startsAt : endsAt,
                null);
    }
}
