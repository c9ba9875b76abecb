package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.shelflife.events.dates.DateStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a subject, once. Holds no processing time: the same log gives the same bytes whenever it is
 * processed.
 *
 * @param id hash of subject, milestone, type, old date, new date, lead time and the sorted (line id, revision) pairs
 * @param subject the framework version; {@code policy/<service>} for {@link TransitionType#POLICY_CHANGED}
 * @param service slug of the service
 * @param framework display name; empty for {@link TransitionType#POLICY_CHANGED}
 * @param version minor version as displayed
 * @param type what happened
 * @param milestone which end it is about; null for what is about no end, such as {@link TransitionType#RELEASED},
 *     {@link TransitionType#POLICY_CHANGED} or a line that is gone
 * @param oldDate the date before; null when there was none
 * @param oldStatus its status; null when the line was not known before
 * @param newDate the date now; null when there is none
 * @param newStatus its status
 * @param zone the zone that the dates are in
 * @param revision how often the milestone's date has changed for these lines, the highest of them; the first is 1
 * @param leadDays the lead time that was crossed; null unless {@link TransitionType#APPROACHING}
 * @param late true when the stage had begun before the date was told to us
 * @param effectiveAt when it happened (UTC): the fetch that showed it, or the midnight
 * @param daysOfNotice calendar days from {@code effectiveAt} to the date now, negative once passed; null without a date
 * @param scope whether it is about all lines of the version or only some
 * @param lines the lines it is about
 * @param otherLines the lines of the version that go on as they were
 * @param images the image names of {@code lines}, each once
 * @param milestoneState the milestone of all lines afterwards
 * @param release the release, for {@link TransitionType#RELEASED}
 * @param provenance where the facts stand that led to it
 * @param policyChange how a policy changed; null unless {@link TransitionType#POLICY_CHANGED}
 * @param reason why, in words for people; null where the facts say it all
 * @param announced for a release that tells an end, and for {@link TransitionType#CONFLICT_OPENED} and
 *     {@link TransitionType#CONFLICT_CLOSED}: the end as the note tells it beside the table's dates, line by line; null otherwise,
 *     and where no line is known to compare with
 * @param successor what to move to; null when none is known
 * @param claims what each source says of the milestone of {@code lines}, line by line, the highest precedence first: where sources
 *     disagree or did, and where the date is not that of the source that the line is from. Left out, and null, elsewhere
 * @param use who runs which image, for what happens to that; then {@code lines} are the workloads. Left out, and null, elsewhere
 */
public record Transition(
        String id,
        String subject,
        String service,
        String framework,
        @Nullable String version,
        TransitionType type,
        @Nullable Milestone milestone,
        @Nullable LocalDate oldDate,
        @Nullable DateStatus oldStatus,
        @Nullable LocalDate newDate,
        @Nullable DateStatus newStatus,
        ZoneId zone,
        int revision,
        @Nullable Integer leadDays,
        boolean late,
        Instant effectiveAt,
        @Nullable Long daysOfNotice,
        @Nullable Scope scope,
        List<Line> lines,
        List<Line> otherLines,
        List<String> images,
        List<LineMilestone> milestoneState,
        @Nullable ImageRelease release,
        List<Provenance> provenance,
        @Nullable PolicyChange policyChange,
        @Nullable String reason,
        @Nullable List<AnnouncedEnd> announced,
        @Nullable Successor successor,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Claim> claims,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Use use) {

    /** Checks the parts that are always there. */
    public Transition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(effectiveAt, "effectiveAt");
        lines = List.copyOf(lines);
        otherLines = List.copyOf(otherLines);
        images = List.copyOf(images);
        milestoneState = List.copyOf(milestoneState);
        provenance = List.copyOf(provenance);
        announced = announced == null ? null : List.copyOf(announced);
        claims = claims == null ? null : List.copyOf(claims);
    }

    /** The same with a successor. */
    public Transition withSuccessor(@Nullable Successor successor) {
        return with(lines, successor, use);
    }

    /** The same, said of other workloads. */
    public Transition of(@Nullable Use use, List<Line> workloads) {
        return with(workloads, successor, use);
    }

    private Transition with(List<Line> lines, @Nullable Successor successor, @Nullable Use use) {
        return new Transition(
                id,
                subject,
                service,
                framework,
                version,
                type,
                milestone,
                oldDate,
                oldStatus,
                newDate,
                newStatus,
                zone,
                revision,
                leadDays,
                late,
                effectiveAt,
                daysOfNotice,
                scope,
                lines,
                otherLines,
                images,
                milestoneState,
                release,
                provenance,
                policyChange,
                reason,
                announced,
                successor,
                claims,
                use);
    }

    /**
     * The newest version of the framework on the service that was known, before the transition happened, to be supported then.
     *
     * @param subject its key
     * @param version as displayed
     * @param supportedUntil the last good day of the line that is supported longest
     */
    public record Successor(String subject, String version, LocalDate supportedUntil) {
        /** Checks the parts. */
        public Successor {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(supportedUntil, "supportedUntil");
        }
    }

    /** How much of a framework version a transition is about. */
    public enum Scope {
        /** All its lines. */
        ALL,
        /** Some of them; the others go on. */
        SOME,
        /** A scope of a later version of the contract, unknown to this reader. */
        @JsonEnumDefaultValue
        OTHER
    }

    /**
     * A line as it is named in a transition.
     *
     * @param id see {@link SupportLine#id()}
     * @param formerIds the ids it had before its identity changed, oldest first. Read as empty where it is missing
     */
    public record Line(
            String id,
            @Nullable String section,
            @Nullable String python,
            @Nullable String os,
            @Nullable String accelerator,
            @Nullable String cuda,
            List<String> formerIds) {
        /** Copies, so that it is a value. */
        public Line {
            formerIds = List.copyOf(Objects.requireNonNullElse(formerIds, List.of()));
        }

        /** A line that always had its id. */
        public Line(
                String id,
                @Nullable String section,
                @Nullable String python,
                @Nullable String os,
                @Nullable String accelerator,
                @Nullable String cuda) {
            this(id, section, python, os, accelerator, cuda, List.of());
        }
    }

    /**
     * One line's milestone after a transition.
     *
     * @param line the line's id
     * @param date the last good day, null when the status has none
     * @param status what is known about it
     * @param revision how often it has changed, 0 when it never had a date
     * @param reached whether the stage has begun
     */
    public record LineMilestone(
            String line, @Nullable LocalDate date, DateStatus status, int revision, boolean reached) {}

    /**
     * The end that a release note tells of, beside the table's date for one line.
     *
     * @param releaseId of the statement
     * @param line the line's id
     * @param milestone what ended by the note
     * @param announced the date that the note names, else the date it stands under
     * @param tableDate the table's date, a last good day; null when it has none
     * @param lagDays calendar days from the table's date to the note's, negative when the note is ahead of the table; null
     *     without a date
     * @param verdict how the two go together
     */
    public record AnnouncedEnd(
            String releaseId,
            String line,
            Milestone milestone,
            LocalDate announced,
            @Nullable LocalDate tableDate,
            @Nullable Long lagDays,
            Agreement verdict) {
        /** Checks the parts that are always there. */
        public AnnouncedEnd {
            Objects.requireNonNull(releaseId, "releaseId");
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(milestone, "milestone");
            Objects.requireNonNull(announced, "announced");
            Objects.requireNonNull(verdict, "verdict");
        }
    }

    /**
     * What one source says of a line's milestone.
     *
     * @param source its id
     * @param line the line's id
     * @param precedence that it declares
     * @param date the last good day that it publishes, null when the status has none
     * @param status what is known about it
     * @param inForce whether it is the one that is believed
     * @param goneAt the look that confirmed that it no longer tells the line (UTC); null while it does
     * @param provenance where it stands
     */
    public record Claim(
            String source,
            String line,
            int precedence,
            @Nullable LocalDate date,
            DateStatus status,
            boolean inForce,
            @Nullable Instant goneAt,
            Provenance provenance) {
        /** Checks the parts that are always there. */
        public Claim {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(provenance, "provenance");
        }
    }

    /**
     * What one owner runs of one image.
     *
     * @param reference the image as it is written where it is used
     * @param owner who is told; null when nobody in particular
     * @param family id of the image's family
     * @param subjects the framework versions that it can be, or could be until no page told of it any more; none when none ever did
     * @param newer the newest version that pages name for it, when it is newer than its own; else null
     * @param workloads who runs it now; none when nobody does any more
     */
    public record Use(
            String reference,
            @Nullable String owner,
            String family,
            List<String> subjects,
            @Nullable String newer,
            List<Workload> workloads) {
        /** Checks the parts that are always there, and copies. */
        public Use {
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(family, "family");
            subjects = List.copyOf(subjects);
            workloads = List.copyOf(workloads);
        }
    }

    /**
     * Something that runs an image.
     *
     * @param item its key in {@code shelflife.inventory}
     * @param name such as {@code Deployment/shop/recommender}; null when that is not known
     * @param environment such as {@code production}; null when that is not known
     * @param source who says so; null when that is not known
     */
    public record Workload(String item, @Nullable String name, @Nullable String environment, @Nullable String source) {
        /** Checks the part that is always there. */
        public Workload {
            Objects.requireNonNull(item, "item");
        }
    }
}
