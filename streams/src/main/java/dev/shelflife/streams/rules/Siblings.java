package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.dates.RuleOfDates;
import dev.shelflife.events.identity.VersionOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one framework on one service, as far as they have to know of each other: until when each is supported, and
 * since when that is known. So a successor depends on nothing but the observations before the instant it is asked for, however
 * late the question is decided.
 *
 * @param versions by subject
 */
public record Siblings(SortedMap<String, Sibling> versions) {

    /** How much of the past is kept of a version: what is decided late asks for a time not long ago. */
    private static final int KEPT = 8;

    /** No version. */
    public static final Siblings NONE = new Siblings(Collections.emptySortedMap());

    /**
     * A version.
     *
     * @param version as displayed
     * @param zone the zone that its dates are in
     * @param known what was known, oldest first
     */
    public record Sibling(String version, ZoneId zone, List<Known> known) {
        /** Copies, so that it is a value. */
        public Sibling {
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(zone, "zone");
            known = List.copyOf(known);
        }
    }

    /**
     * What was known of a version from an instant on.
     *
     * @param since the observation that told it (UTC)
     * @param supportedUntil the last good day of the line that is supported longest; null when no line tells one
     */
    public record Known(Instant since, @Nullable LocalDate supportedUntil) {
        /** Checks the part that is always there. */
        public Known {
            Objects.requireNonNull(since, "since");
        }
    }

    /** Copies, so that it is a value. */
    public Siblings {
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /** With what a decided row says; the same instance when that is nothing new. */
    public Siblings with(Lifecycle.FrameworkVersion row) {
        LocalDate until = supportedUntil(row);
        Sibling before = versions.get(row.subject());
        List<Known> known = before == null ? List.of() : before.known();
        LocalDate last = known.isEmpty() ? null : known.get(known.size() - 1).supportedUntil();
        if (row.version() == null || Objects.equals(last, until)) {
            return this;
        }
        List<Known> now = new ArrayList<>(known);
        now.add(new Known(row.observedUntil(), until));
        SortedMap<String, Sibling> all = new TreeMap<>(versions);
        all.put(
                row.subject(),
                new Sibling(row.version(), row.zone(), now.subList(Math.max(0, now.size() - KEPT), now.size())));
        return new Siblings(all);
    }

    /** The successor of a version at an instant, as known before it; null when none is known. */
    public Transition.@Nullable Successor successor(String subject, @Nullable String version, Instant at) {
        Transition.Successor newest = null;
        if (version == null || !VersionOrder.isNumbered(version)) {
            return null;
        }
        for (var entry : versions.entrySet()) {
            Sibling sibling = entry.getValue();
            LocalDate until = supportedUntil(sibling, at);
            if (until == null
                    || entry.getKey().equals(subject)
                    || !VersionOrder.isNumbered(sibling.version())
                    || VersionOrder.INSTANCE.compare(sibling.version(), version) <= 0
                    || !RuleOfDates.stageBegins(until, sibling.zone()).isAfter(at)) {
                continue;
            }
            if (newest == null || VersionOrder.INSTANCE.compare(sibling.version(), newest.version()) > 0) {
                newest = new Transition.Successor(entry.getKey(), sibling.version(), until);
            }
        }
        return newest;
    }

    private static @Nullable LocalDate supportedUntil(Sibling sibling, Instant at) {
        LocalDate until = null;
        for (Known known : sibling.known()) {
            if (known.since().isBefore(at)) {
                until = known.supportedUntil();
            }
        }
        return until;
    }

    private static @Nullable LocalDate supportedUntil(Lifecycle.FrameworkVersion row) {
        LocalDate latest = null;
        for (LineState line : row.lines().values()) {
            LocalDate until = line.isWithdrawn() ? null : supportedUntil(line);
            if (until != null && (latest == null || until.isAfter(latest))) {
                latest = until;
            }
        }
        return latest;
    }

    /** A vendor that publishes no end of patch supports until the image goes away. */
    private static @Nullable LocalDate supportedUntil(LineState line) {
        LocalDate patch = told(line.endOfPatch());
        return patch == null ? told(line.milestone(Milestone.END_OF_AVAILABILITY)) : patch;
    }

    private static @Nullable LocalDate told(MilestoneState state) {
        PublishedDate told = state.told();
        return told == null ? null : told.date();
    }
}
