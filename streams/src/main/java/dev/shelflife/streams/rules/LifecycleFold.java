package dev.shelflife.streams.rules;

import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Observation;
import dev.shelflife.events.SupportLine;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts an observation into a row: what the page says now. What that means, and what has to be told of it, is decided by
 * {@link LifecycleRules}.
 */
public final class LifecycleFold {

    private LifecycleFold() {}

    /** Whether the row has applied this observation, or a later one of the same source, before. */
    public static boolean isApplied(@Nullable Lifecycle row, Observation.Told observation) {
        if (row == null) {
            return false;
        }
        Long applied = row.appliedSequences().get(observation.source());
        return applied != null && applied >= observation.sequence();
    }

    /**
     * Applies an observation. One that {@link #isApplied was applied before} changes nothing.
     *
     * @param row the row so far, null when there is none
     * @return the row afterwards; null when there was none and the observation makes none
     */
    public static @Nullable Lifecycle apply(@Nullable Lifecycle row, Observation.Told observation) {
        if (isApplied(row, observation)) {
            return row;
        }
        if (observation instanceof Observation.SupportLines told) {
            return applyLines(versionOf(row, told.lines().get(0), told.zone(), told), told);
        }
        if (observation instanceof Observation.ImageReleased told) {
            return applyRelease(versionOf(row, told.release(), told.zone(), told), told);
        }
        if (observation instanceof Observation.PolicyTold told) {
            Lifecycle.SupportPolicy policy = row instanceof Lifecycle.SupportPolicy before ? before : null;
            return PolicyRules.apply(policy, told, applied(row, told), later(row, told));
        }
        if (observation instanceof Observation.Absent told) {
            return row instanceof Lifecycle.FrameworkVersion version ? applyAbsence(version, told) : row;
        }
        if (observation instanceof Observation.SourceChecked told) {
            return applyCheck(row, told);
        }
        return row;
    }

    private static Lifecycle applyLines(Lifecycle.FrameworkVersion row, Observation.SupportLines told) {
        SupportLine first = told.lines().get(0);
        Lifecycle.FrameworkVersion declared = row.named(first.framework(), first.version(), told.zone())
                .withPrecedence(told.source(), told.precedenceOrUsual());
        return declared.withLines(LineFold.show(row.lines(), told, declared::precedence))
                .applied(applied(row, told), later(row, told));
    }

    /**
     * A release that is told in two places before it is decided has both; one that was told as a transition keeps its first
     * place alone, but for ends, which the row remembers with all their places.
     */
    private static Lifecycle applyRelease(Lifecycle.FrameworkVersion row, Observation.ImageReleased told) {
        SortedMap<String, ImageRelease> pending = new TreeMap<>(row.pendingReleases());
        ImageRelease release = told.release();
        if (!row.releases().containsKey(release.id())) {
            pending.merge(release.id(), release, ImageRelease::toldAgain);
        }
        return row.withReleases(row.releases(), pending, Conflicts.remember(row.announcedEnds(), release))
                .applied(applied(row, told), later(row, told));
    }

    private static Lifecycle applyAbsence(Lifecycle.FrameworkVersion row, Observation.Absent told) {
        return row.withLines(LineFold.hide(row.lines(), told, row::precedence))
                .applied(applied(row, told), later(row, told));
    }

    private static Lifecycle applyCheck(@Nullable Lifecycle row, Observation.SourceChecked told) {
        Lifecycle.Source before = row instanceof Lifecycle.Source source ? source : null;
        Instant verifiedAt = before == null ? null : before.verifiedAt();
        Instant verifiedUntil = before == null ? null : before.staleAt();
        boolean verifies = told.verifies() && (verifiedAt == null || verifiedAt.isBefore(told.at()));
        if (verifies || verifiedUntil == null) {
            // the due index holds milliseconds
            verifiedUntil = told.at().plus(told.limit()).truncatedTo(ChronoUnit.MILLIS);
        }
        return new Lifecycle.Source(
                told.subject(),
                applied(row, told),
                later(row, told),
                verifies ? told.at() : verifiedAt,
                told,
                before == null ? List.of() : before.toldQuarantine(),
                verifiedUntil,
                before == null ? null : before.lostAt());
    }

    private static Lifecycle.FrameworkVersion versionOf(
            @Nullable Lifecycle row, SupportLine line, ZoneId zone, Observation.Told told) {
        return row instanceof Lifecycle.FrameworkVersion version
                ? version
                : Lifecycle.FrameworkVersion.empty(
                        told.subject(), line.service(), line.framework(), line.version(), zone, told.at());
    }

    private static Lifecycle.FrameworkVersion versionOf(
            @Nullable Lifecycle row, ImageRelease release, ZoneId zone, Observation.Told told) {
        return row instanceof Lifecycle.FrameworkVersion version
                ? version
                : Lifecycle.FrameworkVersion.empty(
                        told.subject(), release.service(), release.framework(), release.version(), zone, told.at());
    }

    private static SortedMap<String, Long> applied(@Nullable Lifecycle row, Observation.Told told) {
        SortedMap<String, Long> sequences = row == null ? new TreeMap<>() : new TreeMap<>(row.appliedSequences());
        sequences.put(told.source(), told.sequence());
        return sequences;
    }

    private static Instant later(@Nullable Lifecycle row, Observation.Told told) {
        return row == null || row.observedUntil().isBefore(told.at()) ? told.at() : row.observedUntil();
    }
}
