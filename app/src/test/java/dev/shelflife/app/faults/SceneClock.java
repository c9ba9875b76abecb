package dev.shelflife.app.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Transport time of a scene: goes on fast, so that a pause before another attempt is short, and can be set ahead. */
final class SceneClock extends Clock {

    /** Two real minutes are less than an hour, so no moment of a scene runs into the next. */
    private static final int SPEED = 20;

    private record Start(Instant at, long nanos) {}

    private volatile Start start = new Start(Instant.EPOCH, System.nanoTime());

    void set(Instant now) {
        start = new Start(now, System.nanoTime());
    }

    @Override
    public Instant instant() {
        Start since = start;
        return since.at().plus(Duration.ofNanos((System.nanoTime() - since.nanos()) * SPEED));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
