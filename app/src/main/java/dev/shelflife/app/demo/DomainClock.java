package dev.shelflife.app.demo;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is set. */
final class DomainClock implements InstantSource {

    private volatile Instant now;

    DomainClock(Instant start) {
        now = start;
    }

    void set(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
