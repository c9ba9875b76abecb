package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.shelflife.events.dates.PublishedDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row of the state table {@code shelflife.lifecycles}. A kind of a later version is read as {@link Unknown}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = Lifecycle.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Lifecycle.FrameworkVersion.class, name = "framework-version"),
    @JsonSubTypes.Type(value = Lifecycle.Source.class, name = "source"),
    @JsonSubTypes.Type(value = Lifecycle.SupportPolicy.class, name = "policy"),
})
public sealed interface Lifecycle {

    /** The key of the row. */
    String subject();

    /**
     * The sequence of each source's observation that was applied last. A source that is not in here has not been applied.
     */
    Map<String, Long> appliedSequences();

    /** The latest instant of the row's own observations (UTC). One subject's observation never moves another's time. */
    Instant observedUntil();

    /**
     * A framework version with its lines.
     *
     * @param service slug of the service
     * @param framework display name
     * @param version minor version as displayed, null for statements that name none
     * @param zone the zone that the dates are in
     * @param lines by line id
     * @param releases the releases told so far, by id, with the instant at which each was first observed; a release is told
     *     when its id is not in here yet
     * @param pendingReleases releases folded in but not yet decided
     * @param announcedEnds the releases that tell an end, or take one back, by id. Read as empty where it is missing
     * @param precedences the precedence of each source of the lines, where it is not {@link Observation#USUAL_PRECEDENCE}. Left
     *     out, and null, when there is none
     * @param unjudged releases told that ship an image and of which it is not known yet whether they came after the end, by id: no
     *     line that they are about has a word on its end of patch. The latest {@value #MOST_UNJUDGED}. Read as empty where it is
     *     missing
     * @param toldName the display name that all lines had when it was told last; the first sight is taken as told. Null before
     */
    record FrameworkVersion(
            String subject,
            String service,
            String framework,
            @Nullable String version,
            ZoneId zone,
            SortedMap<String, LineState> lines,
            SortedMap<String, Instant> releases,
            SortedMap<String, ImageRelease> pendingReleases,
            SortedMap<String, Long> appliedSequences,
            Instant observedUntil,
            @Nullable SortedMap<String, AnnouncedEnd> announcedEnds,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SortedMap<String, Integer> precedences,
            @Nullable SortedMap<String, ShippedImage> unjudged,
            @Nullable String toldName)
            implements Lifecycle {

        /** How many releases a row remembers without being able to judge them: a row is one record of limited size. */
        public static final int MOST_UNJUDGED = 100;

        /** Copies, so that a row is a value. */
        public FrameworkVersion {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(zone, "zone");
            Objects.requireNonNull(observedUntil, "observedUntil");
            lines = copy(lines);
            releases = copy(releases);
            pendingReleases = copy(pendingReleases);
            appliedSequences = copy(appliedSequences);
            announcedEnds = copy(Objects.requireNonNullElse(announcedEnds, new TreeMap<>()));
            precedences = precedences == null || precedences.isEmpty() ? null : copy(precedences);
            unjudged = copy(Objects.requireNonNullElse(unjudged, new TreeMap<>()));
        }

        /** A version of which nothing has been told. */
        public static FrameworkVersion empty(
                String subject, String service, String framework, @Nullable String version, ZoneId zone, Instant at) {
            return new FrameworkVersion(
                    subject,
                    service,
                    framework,
                    version,
                    zone,
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    at,
                    null,
                    null,
                    null,
                    null);
        }

        @Override
        public SortedMap<String, AnnouncedEnd> announcedEnds() {
            return Objects.requireNonNullElse(announcedEnds, Collections.emptySortedMap());
        }

        @Override
        public SortedMap<String, ShippedImage> unjudged() {
            return Objects.requireNonNullElse(unjudged, Collections.emptySortedMap());
        }

        /** With other releases to be judged, and another name told. */
        public FrameworkVersion told(SortedMap<String, ShippedImage> unjudged, @Nullable String toldName) {
            return new FrameworkVersion(
                    subject,
                    service,
                    framework,
                    version,
                    zone,
                    lines,
                    releases,
                    pendingReleases,
                    appliedSequences,
                    observedUntil,
                    announcedEnds,
                    precedences,
                    unjudged,
                    toldName);
        }

        /** Under other display names. */
        public FrameworkVersion named(String framework, @Nullable String version, ZoneId zone) {
            return new FrameworkVersion(
                    subject,
                    service,
                    framework,
                    version,
                    zone,
                    lines,
                    releases,
                    pendingReleases,
                    appliedSequences,
                    observedUntil,
                    announcedEnds,
                    precedences,
                    unjudged,
                    toldName);
        }

        /** With other lines. */
        public FrameworkVersion withLines(SortedMap<String, LineState> lines) {
            return new FrameworkVersion(
                    subject,
                    service,
                    framework,
                    version,
                    zone,
                    lines,
                    releases,
                    pendingReleases,
                    appliedSequences,
                    observedUntil,
                    announcedEnds,
                    precedences,
                    unjudged,
                    toldName);
        }

        /** With other releases, and the ends that they tell. */
        public FrameworkVersion withReleases(
                SortedMap<String, Instant> releases,
                SortedMap<String, ImageRelease> pendingReleases,
                SortedMap<String, AnnouncedEnd> announcedEnds) {
            return new FrameworkVersion(
                    subject,
                    service,
                    framework,
                    version,
                    zone,
                    lines,
                    releases,
                    pendingReleases,
                    appliedSequences,
                    observedUntil,
                    announcedEnds,
                    precedences,
                    unjudged,
                    toldName);
        }

        /** After an observation was applied. */
        public FrameworkVersion applied(SortedMap<String, Long> appliedSequences, Instant observedUntil) {
            return new FrameworkVersion(
                    subject,
                    service,
                    framework,
                    version,
                    zone,
                    lines,
                    releases,
                    pendingReleases,
                    appliedSequences,
                    observedUntil,
                    announcedEnds,
                    precedences,
                    unjudged,
                    toldName);
        }

        /** The precedence of a source, the usual one where nothing else is known. */
        public int precedence(String source) {
            Integer declared = precedences == null ? null : precedences.get(source);
            return declared == null ? Observation.USUAL_PRECEDENCE : declared;
        }

        /** With the precedence that a source declares. */
        public FrameworkVersion withPrecedence(String source, int precedence) {
            if (precedence == precedence(source)) {
                return this;
            }
            SortedMap<String, Integer> declared = precedences == null ? new TreeMap<>() : new TreeMap<>(precedences);
            declared.put(source, precedence);
            declared.values().removeIf(each -> each == Observation.USUAL_PRECEDENCE);
            return new FrameworkVersion(
                    subject,
                    service,
                    framework,
                    version,
                    zone,
                    lines,
                    releases,
                    pendingReleases,
                    appliedSequences,
                    observedUntil,
                    announcedEnds,
                    declared,
                    unjudged,
                    toldName);
        }
    }

    /**
     * An end that a release note tells, kept to be compared with the table whenever that changes.
     *
     * @param release the statement, with all places that tell it
     * @param contradicted ids of the lines whose dates were told to contradict it, sorted; empty when none was, or no longer.
     *     Read as empty where it is missing
     */
    record AnnouncedEnd(ImageRelease release, List<String> contradicted) {
        /** Copies, so that it is a value. */
        public AnnouncedEnd {
            Objects.requireNonNull(release, "release");
            contradicted = List.copyOf(Objects.requireNonNullElse(contradicted, List.of()));
        }
    }

    /**
     * A release that ships an image, as far as it is needed to tell whether it came after the end.
     *
     * @param releasedOn the date that the note stands under, in the zone of the source
     * @param text the fact in our own, short words
     * @param images image names in the statement
     * @param provenance where it stands
     */
    record ShippedImage(
            LocalDate releasedOn,
            @Nullable String edition,
            @Nullable String python,
            @Nullable String os,
            @Nullable String accelerator,
            @Nullable String cuda,
            String text,
            List<String> images,
            Provenance provenance) {
        /** Checks the parts that are always there. */
        public ShippedImage {
            Objects.requireNonNull(releasedOn, "releasedOn");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(provenance, "provenance");
            images = List.copyOf(images);
        }

        /** What is kept of a release. */
        public static ShippedImage of(ImageRelease release) {
            return new ShippedImage(
                    release.releasedOn(),
                    release.edition(),
                    release.python(),
                    release.os(),
                    release.accelerator(),
                    release.cuda(),
                    release.text(),
                    release.images(),
                    release.provenance());
        }
    }

    /**
     * A source and how the last look at it went.
     *
     * @param verifiedAt when it was last read or confirmed (UTC); null when it never was
     * @param last the last look
     * @param toldQuarantine what has been told to be held, sorted: ids of lines, or {@code page}. Read as empty where it is missing
     * @param verifiedUntil when it counts as unverified unless a look verifies it before (UTC): the last look that did, or the
     *     first of all, and the limit that this one told. Null in a row of an earlier version; see {@link #staleAt}
     * @param lostAt when its verification was lost (UTC), as told; null while it is not
     */
    record Source(
            String subject,
            SortedMap<String, Long> appliedSequences,
            Instant observedUntil,
            @Nullable Instant verifiedAt,
            Observation.@Nullable SourceChecked last,
            @Nullable List<String> toldQuarantine,
            @Nullable Instant verifiedUntil,
            @Nullable Instant lostAt)
            implements Lifecycle {
        /** Copies, so that a row is a value. */
        public Source {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(observedUntil, "observedUntil");
            appliedSequences = copy(appliedSequences);
            toldQuarantine = List.copyOf(Objects.requireNonNullElse(toldQuarantine, List.of()));
        }

        @Override
        public List<String> toldQuarantine() {
            return Objects.requireNonNullElse(toldQuarantine, List.of());
        }

        /** When it counts as unverified unless a look verifies it before (UTC); null when it was never looked at. */
        public @Nullable Instant staleAt() {
            if (verifiedUntil != null || last == null) {
                return verifiedUntil;
            }
            return Objects.requireNonNullElse(verifiedAt, last.at()).plus(last.limit());
        }

        /** With other things told. */
        public Source told(List<String> toldQuarantine, @Nullable Instant lostAt) {
            return new Source(
                    subject,
                    new TreeMap<>(appliedSequences),
                    observedUntil,
                    verifiedAt,
                    last,
                    toldQuarantine,
                    verifiedUntil,
                    lostAt);
        }
    }

    /**
     * The support policy of a service, in each language in which a source tells it. Subject {@code policy/<service>}.
     *
     * @param service slug of the service
     * @param zone the zone that the source's dates are in
     * @param wordings by source and language, such as {@code google-dlvm-policy en}
     */
    record SupportPolicy(
            String subject,
            String service,
            ZoneId zone,
            SortedMap<String, Wording> wordings,
            SortedMap<String, Long> appliedSequences,
            Instant observedUntil)
            implements Lifecycle {
        /** Copies, so that a row is a value. */
        public SupportPolicy {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(zone, "zone");
            Objects.requireNonNull(observedUntil, "observedUntil");
            wordings = copy(wordings);
            appliedSequences = copy(appliedSequences);
        }
    }

    /**
     * A policy in one language: what the page says, and what has been told of it.
     *
     * @param published what the page says
     * @param publishedAt when it was first seen to say so (UTC)
     * @param told what was told last; the first sight is taken as told
     * @param revision how often a change was told
     */
    record Wording(Policy published, Instant publishedAt, Policy told, int revision) {
        /** Checks the parts that are always there. */
        public Wording {
            Objects.requireNonNull(published, "published");
            Objects.requireNonNull(publishedAt, "publishedAt");
            Objects.requireNonNull(told, "told");
        }
    }

    /** A kind of row that this version of the contract does not know; to be passed over. It may lack any member. */
    record Unknown(String subject, SortedMap<String, Long> appliedSequences, Instant observedUntil)
            implements Lifecycle {
        /** Fills in what a later version does not have. */
        public Unknown {
            subject = Objects.requireNonNullElse(subject, "");
            appliedSequences = copy(Objects.requireNonNullElse(appliedSequences, new TreeMap<>()));
            observedUntil = Objects.requireNonNullElse(observedUntil, Instant.EPOCH);
        }
    }

    /**
     * A line in a row.
     *
     * @param line as last published
     * @param source which source tells it
     * @param absentSince when a fetch first did not show it (UTC); null while it is shown, be it by one source of several
     * @param endOfPatch state of the first milestone
     * @param endOfAvailability state of the second milestone
     * @param stage where the line stands, as of the last decision
     * @param formerIds the ids that the line had before its identity changed, oldest first, without the present one. Read as
     *     empty where it is missing
     * @param withdrawal what is told of its confirmed absence; null while it is shown or its absence is not confirmed
     * @param claims what each source says, where more than one does; {@code line} and {@code source} are then those of the one
     *     with the highest precedence, and a milestone is published as by the highest that answers. Left out, and null, while the
     *     other members tell all that its only source says
     * @param renaming that it goes on under another id, until that is told; and for good where it left for another framework
     *     version. Null else
     */
    record LineState(
            SupportLine line,
            String source,
            @Nullable Instant absentSince,
            MilestoneState endOfPatch,
            MilestoneState endOfAvailability,
            Stage stage,
            List<String> formerIds,
            @Nullable Withdrawal withdrawal,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LineClaims claims,
            @Nullable Renaming renaming) {
        /** Copies, so that it is a value. */
        public LineState {
            formerIds = List.copyOf(Objects.requireNonNullElse(formerIds, List.of()));
        }

        /** A line that keeps its id. */
        public LineState(
                SupportLine line,
                String source,
                @Nullable Instant absentSince,
                MilestoneState endOfPatch,
                MilestoneState endOfAvailability,
                Stage stage,
                List<String> formerIds,
                @Nullable Withdrawal withdrawal) {
            this(line, source, absentSince, endOfPatch, endOfAvailability, stage, formerIds, withdrawal, null, null);
        }

        /** Whether the line counts as gone: nothing is decided of it until it comes back. */
        @JsonIgnore
        public boolean isWithdrawn() {
            return isElsewhere() || (withdrawal != null && withdrawal.restoredAt() == null);
        }

        /** Whether the line goes on in another framework version. */
        @JsonIgnore
        public boolean isElsewhere() {
            return renaming != null && renaming.to() != null;
        }

        /** As last published by its source: shown, or missing since. */
        public LineState shown(SupportLine line, String source, @Nullable Instant absentSince) {
            return new LineState(
                    line,
                    source,
                    absentSince,
                    endOfPatch,
                    endOfAvailability,
                    stage,
                    formerIds,
                    withdrawal,
                    claims,
                    renaming);
        }

        /** With another state of its milestones. */
        public LineState with(MilestoneState endOfPatch, MilestoneState endOfAvailability) {
            return new LineState(
                    line,
                    source,
                    absentSince,
                    endOfPatch,
                    endOfAvailability,
                    stage,
                    formerIds,
                    withdrawal,
                    claims,
                    renaming);
        }

        /** Standing elsewhere. */
        public LineState at(Stage stage) {
            return new LineState(
                    line,
                    source,
                    absentSince,
                    endOfPatch,
                    endOfAvailability,
                    stage,
                    formerIds,
                    withdrawal,
                    claims,
                    renaming);
        }

        /** With other former ids. */
        public LineState formerly(List<String> formerIds) {
            return new LineState(
                    line,
                    source,
                    absentSince,
                    endOfPatch,
                    endOfAvailability,
                    stage,
                    formerIds,
                    withdrawal,
                    claims,
                    renaming);
        }

        /** Gone, or back. */
        public LineState with(@Nullable Withdrawal withdrawal) {
            return new LineState(
                    line,
                    source,
                    absentSince,
                    endOfPatch,
                    endOfAvailability,
                    stage,
                    formerIds,
                    withdrawal,
                    claims,
                    renaming);
        }

        /** With other claims. */
        public LineState claimed(@Nullable LineClaims claims) {
            return new LineState(
                    line,
                    source,
                    absentSince,
                    endOfPatch,
                    endOfAvailability,
                    stage,
                    formerIds,
                    withdrawal,
                    claims,
                    renaming);
        }

        /** Renamed, or no longer. */
        public LineState renamed(@Nullable Renaming renaming) {
            return new LineState(
                    line,
                    source,
                    absentSince,
                    endOfPatch,
                    endOfAvailability,
                    stage,
                    formerIds,
                    withdrawal,
                    claims,
                    renaming);
        }

        /** The state of a milestone. */
        public MilestoneState milestone(Milestone milestone) {
            return switch (milestone) {
                case END_OF_PATCH -> endOfPatch;
                case END_OF_AVAILABILITY -> endOfAvailability;
                case OTHER -> throw new IllegalArgumentException("no state is kept for an unknown milestone");
            };
        }
    }

    /**
     * The confirmed absence of a line.
     *
     * @param at the look that confirmed it (UTC)
     * @param told whether it has been told
     * @param restoredAt the look that showed the line again (UTC), until that is told; null before
     */
    record Withdrawal(Instant at, boolean told, @Nullable Instant restoredAt) {
        /** Checks the part that is always there. */
        public Withdrawal {
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * A line that goes on under another id.
     *
     * @param at the look that showed it (UTC)
     * @param told whether it has been told
     * @param from the framework version that it comes from; null when it stays in its own, or leaves
     * @param to the framework version that it goes on in; null when it stays in its own, or comes
     * @param changes the facts of its identity that changed, before and after, in words; empty when it leaves or comes
     */
    record Renaming(Instant at, boolean told, @Nullable String from, @Nullable String to, List<String> changes) {
        /** Checks the parts that are always there. */
        public Renaming {
            Objects.requireNonNull(at, "at");
            changes = List.copyOf(changes);
        }
    }

    /**
     * One milestone of one line: what the page says, and what has been told of it.
     *
     * @param published what the page says
     * @param publishedAt when it was first seen to say so (UTC)
     * @param told the last date that was told in a transition, null when none was or it was taken back
     * @param toldAt when the page was first seen to give that date (UTC); the revision's instant, null before the first
     * @param revision how often a date was told; 0 when none ever was
     * @param leadDays the shortest lead time told in this revision, null when none was
     * @param reached whether the stage's beginning has been told
     */
    record MilestoneState(
            PublishedDate published,
            Instant publishedAt,
            @Nullable PublishedDate told,
            @Nullable Instant toldAt,
            int revision,
            @Nullable Integer leadDays,
            boolean reached) {
        /** Checks the parts that are always there. */
        public MilestoneState {
            Objects.requireNonNull(published, "published");
            Objects.requireNonNull(publishedAt, "publishedAt");
        }

        /** With another word of the page. */
        public MilestoneState published(PublishedDate published, Instant publishedAt) {
            return new MilestoneState(published, publishedAt, told, toldAt, revision, leadDays, reached);
        }

        /** With the told date taken as told at another time. */
        public MilestoneState toldAt(Instant toldAt) {
            return new MilestoneState(published, publishedAt, told, toldAt, revision, leadDays, reached);
        }

        /** With another revision number. */
        public MilestoneState revised(int revision) {
            return new MilestoneState(published, publishedAt, told, toldAt, revision, leadDays, reached);
        }

        /** With other thresholds told. */
        public MilestoneState told(@Nullable Integer leadDays, boolean reached) {
            return new MilestoneState(published, publishedAt, told, toldAt, revision, leadDays, reached);
        }
    }

    private static <V> SortedMap<String, V> copy(SortedMap<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
