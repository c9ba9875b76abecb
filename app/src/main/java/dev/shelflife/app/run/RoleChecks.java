package dev.shelflife.app.run;

import dev.shelflife.app.health.RoleHealth;
import dev.shelflife.ingest.Ingest;
import dev.shelflife.notifier.Notifier;
import dev.shelflife.streams.ClockRole;
import dev.shelflife.streams.Lifecycles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How each role is, by what it says of itself. Asks nobody outside this process, so it answers at once. */
final class RoleChecks {

    private RoleChecks() {}

    static RoleHealth ingest(String name, Ingest role) {
        if (role.whenEnded().isDone()) {
            return ended(name, role.failure());
        }
        Ingest.Share share = role.share();
        List<String> reasons = new ArrayList<>();
        if (!share.isGiven()) {
            reasons.add("the group has not given it its sources, or it does not know yet what they last said");
        } else if (share.neverLooked() > 0) {
            reasons.add(share.neverLooked() + " of its " + share.sources() + " sources have not been looked at yet");
        }
        if (share.unreadable() > 0) {
            reasons.add(share.unreadable() + " sources stand still: what was last accepted of them cannot be read");
        }
        return new RoleHealth(name, true, share.isGiven(), reasons.isEmpty(), reasons);
    }

    static RoleHealth streams(String name, Lifecycles role) {
        if (role.failure().isDone()) {
            return ended(name, role.failure().getNow(null));
        }
        boolean ready = role.isRunning();
        List<String> reasons = ready ? List.of() : List.of("is " + role.state() + ": restores, or shares out the work");
        return new RoleHealth(name, true, ready, ready, reasons);
    }

    static RoleHealth notifier(String name, Notifier role) {
        return switch (role.state()) {
            case RUNNING -> new RoleHealth(name, true, true, true, List.of());
            case STARTING ->
                new RoleHealth(name, true, false, false, List.of("starts, restores, or shares out the work"));
            case STOPPED -> ended(name, null);
            case FAILED ->
                ended(name, role.termination().handle((nothing, e) -> e).join());
        };
    }

    static RoleHealth clock(String name, ClockRole role, Instant now, Duration atMost) {
        if (role.failure().isDone()) {
            return ended(name, role.failure().getNow(null));
        }
        Instant last = role.lastTick();
        if (last == null) {
            return new RoleHealth(name, true, false, false, List.of("no tick has been written yet"));
        }
        boolean fresh = Duration.between(last, now).compareTo(atMost) <= 0;
        return new RoleHealth(
                name, true, fresh, fresh, fresh ? List.of() : List.of("the last tick was written for " + last));
    }

    private static RoleHealth ended(String name, @Nullable Throwable why) {
        return new RoleHealth(
                name, false, false, false, List.of(why == null ? "has ended" : "has failed: " + why.getMessage()));
    }
}
