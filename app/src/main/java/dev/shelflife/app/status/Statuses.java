package dev.shelflife.app.status;

import dev.shelflife.app.status.VersionStatus.LineStatus;
import dev.shelflife.app.status.VersionStatus.Standing;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.FrameworkVersion;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Stage;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.dates.RuleOfDates;
import dev.shelflife.events.dependency.EffectiveEnd;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.streams.rules.LifecycleRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells where versions stand by the rows of the state table. Pure. */
public final class Statuses {

    /** From best to worst: what is not known is worse than support, and better than a known end. */
    private static final List<Stage> BY_GRAVITY =
            List.of(Stage.SUPPORTED, Stage.OTHER, Stage.UNKNOWN, Stage.END_OF_PATCH, Stage.END_OF_AVAILABILITY);

    private final Map<String, Lifecycle> rows;
    private final AsOf asOf;

    private Statuses(Map<String, Lifecycle> rows, AsOf asOf) {
        this.rows = rows;
        this.asOf = asOf;
    }

    /**
     * All framework versions among the rows.
     *
     * @param rows by subject, with those of the sources
     * @param asOf of which time; a stage that began after the row was last decided is told all the same
     */
    public static List<VersionStatus> of(Map<String, Lifecycle> rows, AsOf asOf) {
        Statuses statuses = new Statuses(rows, asOf);
        return rows.values().stream()
                .filter(FrameworkVersion.class::isInstance)
                .map(row -> (FrameworkVersion) row)
                .sorted(Comparator.comparing(FrameworkVersion::subject))
                .map(statuses::version)
                .toList();
    }

    private VersionStatus version(FrameworkVersion row) {
        List<LineStatus> lines =
                row.lines().values().stream().map(line -> line(line, row)).toList();
        List<LineStatus> shown =
                lines.stream().filter(line -> line.absentSince() == null).toList();
        Standing standing = lines.isEmpty()
                ? withoutLines(row)
                : together((shown.isEmpty() ? lines : shown)
                        .stream().map(LineStatus::standing).toList());
        return new VersionStatus(
                row.subject(), row.framework(), row.version(), asOf, row.zone(), standing, lines, asOf.releases(row));
    }

    private LineStatus line(LineState line, FrameworkVersion row) {
        PublishedDate patch = inForce(line.endOfPatch());
        PublishedDate availability = inForce(line.endOfAvailability());
        Instant verifiedAt = verifiedAt(line.source());
        Stage stage = LifecycleRules.stageAt(line, asOf.at(), row.zone());
        Standing standing = new Standing(
                stage,
                patch,
                availability,
                daysLeft(stage, patch.date(), availability.date(), row.zone()),
                verifiedAt,
                line.absentSince() != null || isUnverified(line.source()));
        return new LineStatus(
                line.line(),
                line.source(),
                line.absentSince(),
                standing,
                EffectiveEnd.of(line, rows),
                SourceWords.of(line, row),
                line.claims() == null ? List.of() : line.claims().disputed());
    }

    /** A cell that says nothing leaves the date in force that was told before. */
    private static PublishedDate inForce(MilestoneState milestone) {
        PublishedDate told = milestone.told();
        return told == null ? milestone.published() : told;
    }

    private @Nullable Long daysLeft(
            Stage stage, @Nullable LocalDate patch, @Nullable LocalDate availability, ZoneId zone) {
        LocalDate next =
                switch (stage) {
                    case SUPPORTED -> patch;
                    case END_OF_PATCH, UNKNOWN -> availability;
                    case END_OF_AVAILABILITY, OTHER -> null;
                };
        return next == null ? null : RuleOfDates.daysOfNotice(next, asOf.at(), zone);
    }

    /** A version that only release notes speak of: verified as the least sure of them. */
    private Standing withoutLines(FrameworkVersion row) {
        List<@Nullable Instant> verified = row.appliedSequences().keySet().stream()
                .<@Nullable Instant>map(this::verifiedAt)
                .toList();
        Instant leastSure = leastSure(verified);
        return new Standing(
                Stage.UNKNOWN,
                PublishedDate.NOT_PUBLISHED,
                PublishedDate.NOT_PUBLISHED,
                null,
                leastSure,
                row.appliedSequences().isEmpty()
                        || row.appliedSequences().keySet().stream().anyMatch(this::isUnverified));
    }

    private static Standing together(List<Standing> all) {
        Stage worst = all.stream()
                .map(Standing::stage)
                .max(Comparator.comparingInt(BY_GRAVITY::indexOf))
                .orElseThrow();
        return new Standing(
                worst,
                earliest(all, Standing::endOfPatch),
                earliest(all, Standing::endOfAvailability),
                all.stream()
                        .map(Standing::daysLeft)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                leastSure(all.stream()
                        .<@Nullable Instant>map(Standing::verifiedAt)
                        .toList()),
                all.stream().anyMatch(Standing::unverified));
    }

    private static PublishedDate earliest(Collection<Standing> all, Function<Standing, PublishedDate> which) {
        Stream<PublishedDate> dates = all.stream().map(which);
        return dates.min(Comparator.comparing(
                        PublishedDate::date, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder())))
                .orElseThrow();
    }

    private static @Nullable Instant leastSure(List<@Nullable Instant> verified) {
        return verified.isEmpty() || verified.contains(null)
                ? null
                : verified.stream()
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    private @Nullable Instant verifiedAt(String source) {
        return rows.get(SubjectKey.source(source)) instanceof Lifecycle.Source row ? row.verifiedAt() : null;
    }

    private boolean isUnverified(String source) {
        return isUnverified(rows, source, asOf.knownAt());
    }

    /**
     * Whether a source was not read or confirmed for the limit that it has itself; also when nobody was there to tell that it
     * passed.
     *
     * @param rows by subject, with those of the sources
     * @param at as of when (UTC)
     */
    public static boolean isUnverified(Map<String, ? extends Lifecycle> rows, String source, Instant at) {
        if (!(rows.get(SubjectKey.source(source)) instanceof Lifecycle.Source row)) {
            return true;
        }
        Instant stale = row.staleAt();
        return row.verifiedAt() == null || row.lostAt() != null || stale == null || !stale.isAfter(at);
    }
}
