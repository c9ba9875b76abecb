package dev.shelflife.events;

import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.dates.RuleOfDates;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transition while it is being written: what a kind of transition does not speak of stays null or empty, as the members of
 * {@link Transition} say. Not for use by several threads.
 */
public final class TransitionDraft {

    private final String id;
    private final String subject;
    private final TransitionType type;
    private final Instant effectiveAt;
    private String service = "";
    private String framework = "";
    private @Nullable String version;
    private @Nullable Milestone milestone;
    private @Nullable PublishedDate from;
    private @Nullable PublishedDate to;
    private ZoneId zone = ZoneOffset.UTC;
    private int revision;
    private @Nullable Integer leadDays;
    private boolean late;
    private Transition.@Nullable Scope scope;
    private List<Transition.Line> lines = List.of();
    private List<Transition.Line> otherLines = List.of();
    private List<String> images = List.of();
    private List<Transition.LineMilestone> milestoneState = List.of();
    private @Nullable ImageRelease release;
    private List<Provenance> provenance = List.of();
    private @Nullable PolicyChange policyChange;
    private @Nullable String reason;
    private @Nullable List<Transition.AnnouncedEnd> announced;
    private @Nullable List<Transition.Claim> claims;
    private Transition.@Nullable Use use;

    /**
     * Begins a transition.
     *
     * @param effectiveAt when it happened (UTC)
     */
    public TransitionDraft(String id, String subject, TransitionType type, Instant effectiveAt) {
        this.id = id;
        this.subject = subject;
        this.type = type;
        this.effectiveAt = effectiveAt;
    }

    /** Names what the subject is; see {@link Transition#service()}, {@link Transition#framework()} and {@link Transition#version()}. */
    public TransitionDraft of(String service, String framework, @Nullable String version) {
        this.service = service;
        this.framework = framework;
        this.version = version;
        return this;
    }

    /** In which zone the dates are; UTC unless told. */
    public TransitionDraft in(ZoneId zone) {
        this.zone = zone;
        return this;
    }

    /** Which end it is about. */
    public TransitionDraft milestone(@Nullable Milestone milestone) {
        this.milestone = milestone;
        return this;
    }

    /** From which date to which; the days of notice follow from it. */
    public TransitionDraft dates(@Nullable PublishedDate from, PublishedDate to) {
        this.from = from;
        this.to = to;
        return this;
    }

    /** How often it has changed. */
    public TransitionDraft revision(int revision) {
        this.revision = revision;
        return this;
    }

    /** The lead time that was crossed, and whether it had begun before it was told to us. */
    public TransitionDraft timing(@Nullable Integer leadDays, boolean late) {
        this.leadDays = leadDays;
        this.late = late;
        return this;
    }

    /** The lines it is about, and those that go on; the scope follows from it. */
    public TransitionDraft lines(List<Transition.Line> lines, List<Transition.Line> otherLines) {
        this.lines = lines;
        this.otherLines = otherLines;
        this.scope = otherLines.isEmpty() ? Transition.Scope.ALL : Transition.Scope.SOME;
        return this;
    }

    /** The images it is about. */
    public TransitionDraft images(Collection<String> images) {
        this.images = List.copyOf(images);
        return this;
    }

    /** The milestone of all lines afterwards. */
    public TransitionDraft milestoneState(List<Transition.LineMilestone> milestoneState) {
        this.milestoneState = milestoneState;
        return this;
    }

    /** The release that is told. */
    public TransitionDraft release(ImageRelease release) {
        this.release = release;
        return this;
    }

    /** Where the facts stand. */
    public TransitionDraft provenance(Collection<Provenance> provenance) {
        this.provenance = List.copyOf(provenance);
        return this;
    }

    /** How a policy changed. */
    public TransitionDraft policyChange(PolicyChange policyChange) {
        this.policyChange = policyChange;
        return this;
    }

    /** Why, in words for people. */
    public TransitionDraft reason(@Nullable String reason) {
        this.reason = reason;
        return this;
    }

    /** The announced end beside the table's dates; none when empty. */
    public TransitionDraft announced(List<Transition.AnnouncedEnd> announced) {
        this.announced = announced.isEmpty() ? null : announced;
        return this;
    }

    /** What each source says; none when empty. */
    public TransitionDraft claims(List<Transition.Claim> claims) {
        this.claims = claims.isEmpty() ? null : claims;
        return this;
    }

    /** Who runs which image. */
    public TransitionDraft use(Transition.Use use) {
        this.use = use;
        return this;
    }

    /** The transition. */
    public Transition write() {
        return new Transition(
                id,
                subject,
                service,
                framework,
                version,
                type,
                milestone,
                from == null ? null : from.date(),
                status(from),
                to == null ? null : to.date(),
                status(to),
                zone,
                revision,
                leadDays,
                late,
                effectiveAt,
                to == null || to.date() == null ? null : RuleOfDates.daysOfNotice(to.date(), effectiveAt, zone),
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
                null,
                claims,
                use);
    }

    private static @Nullable DateStatus status(@Nullable PublishedDate date) {
        return date == null ? null : date.status();
    }
}
