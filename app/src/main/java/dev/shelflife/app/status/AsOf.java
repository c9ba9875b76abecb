package dev.shelflife.app.status;

import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

/**
 * Which time a question is about.
 *
 * @param at what was valid then (UTC); may lie ahead
 * @param knownAt as far as it was known then (UTC)
 * @param told all image releases ever told, by id, to tell apart those of before {@code at}; empty when it does not matter
 */
public record AsOf(Instant at, Instant knownAt, Map<String, ImageRelease> told) {

    /** Copies, so that it is a value. */
    public AsOf {
        told = Map.copyOf(told);
    }

    /** Here and now. */
    public static AsOf now(Instant now) {
        return new AsOf(now, now, Map.of());
    }

    /** How many of a row's releases had been released. */
    int releases(Lifecycle.FrameworkVersion row) {
        return told.isEmpty()
                ? row.releases().size()
                : (int) row.releases().keySet().stream()
                        .map(told::get)
                        .filter(Objects::nonNull)
                        .filter(release -> !release.releasedOn()
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                                .isAfter(at))
                        .count();
    }
}
