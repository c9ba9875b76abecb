package dev.shelflife.streams.rules;

import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Transition;
import dev.shelflife.events.Transition.LineMilestone;
import dev.shelflife.events.TransitionDraft;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.identity.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Writes a happening out as a transition, with the state of the milestone afterwards. */
final class TransitionWriter {

    /** In the place of a service, for what happened to a source. */
    private static final String SOURCES = "source";

    private TransitionWriter() {}

    /**
     * A happening as a transition.
     *
     * @param lines all lines of the row as they are afterwards
     * @param told the ids of the lines that it happened to, sorted
     */
    static Transition write(
            Lifecycle.FrameworkVersion row,
            SortedMap<String, LineState> lines,
            Happening happening,
            List<String> told) {
        NamedLines names = NamedLines.of(lines.values(), told);
        List<LineMilestone> states = new ArrayList<>();
        List<@Nullable Object> parts = new ArrayList<>(Arrays.asList(
                "transition",
                row.subject(),
                happening.milestone(),
                happening.type(),
                date(happening.from()),
                happening.to().date(),
                happening.leadDays()));
        int highest = 0;
        for (LineState line : lines.values()) {
            MilestoneState state = line.milestone(happening.milestone());
            if (line.isElsewhere()) {
                continue;
            }
            states.add(after(line.line().id(), state));
            if (told.contains(line.line().id())) {
                parts.add(line.line().id() + "@" + state.revision());
                highest = Math.max(highest, state.revision());
            }
        }
        ToldClaims claims = ToldClaims.notable(row, lines, told, happening.milestone());
        return claims.on(names.on(draft(row, parts, happening.type(), happening.at())), names.provenance())
                .milestone(happening.milestone())
                .dates(happening.from(), happening.to())
                .revision(highest)
                .timing(happening.leadDays(), happening.late())
                .milestoneState(states)
                .write();
    }

    /**
     * Something that happened to lines as a whole. The instant is part of the id, for a line can go and come more than once.
     *
     * @param told the ids of the lines that it happened to, sorted
     */
    static Transition lines(
            Lifecycle.FrameworkVersion row,
            SortedMap<String, LineState> lines,
            TransitionType type,
            Instant at,
            List<String> told) {
        List<@Nullable Object> parts = new ArrayList<>(List.of("transition", row.subject(), type, at));
        parts.addAll(told);
        return NamedLines.of(lines.values(), told)
                .on(draft(row, parts, type, at))
                .write();
    }

    /**
     * Sources of lines disagree about a milestone, or no longer do. It happened at the observation that showed it: a row is decided
     * after each.
     *
     * @param told the ids of the lines, sorted
     */
    static Transition dispute(
            Lifecycle.FrameworkVersion row,
            SortedMap<String, LineState> lines,
            Milestone milestone,
            boolean opened,
            List<String> told) {
        TransitionType type = opened ? TransitionType.CONFLICT_OPENED : TransitionType.CONFLICT_CLOSED;
        Instant at = row.observedUntil();
        ToldClaims claims = ToldClaims.all(row, lines, told, milestone);
        NamedLines names = NamedLines.of(lines.values(), told);
        List<@Nullable Object> parts = new ArrayList<>(List.of("transition", row.subject(), milestone, type, at));
        parts.addAll(claims.said());
        parts.addAll(told);
        List<LineMilestone> states = lines.values().stream()
                .map(line -> after(line.line().id(), line.milestone(milestone)))
                .toList();
        return claims.on(names.on(draft(row, parts, type, at)), names.provenance())
                .milestone(milestone)
                .milestoneState(states)
                .write();
    }

    /**
     * Lines under other ids, or a version under another name.
     *
     * @param told the ids of the lines that it happened to, sorted
     * @param what tells it from other renamings of the same lines in the same look; null when nothing does
     */
    static Transition renamed(
            Lifecycle.FrameworkVersion row,
            SortedMap<String, LineState> lines,
            Instant at,
            List<String> told,
            @Nullable String what,
            String reason) {
        List<@Nullable Object> parts =
                new ArrayList<>(Arrays.asList("transition", row.subject(), TransitionType.RENAMED, at, what));
        parts.addAll(told);
        return NamedLines.of(lines.values(), told)
                .on(draft(row, parts, TransitionType.RENAMED, at))
                .reason(reason)
                .write();
    }

    /** Something that happened to a source. The source's id stands in the place of the framework. */
    static Transition ofSource(
            Lifecycle.Source row, TransitionType type, Instant at, List<String> what, String reason) {
        List<Object> parts = new ArrayList<>(List.of("transition", row.subject(), type, at));
        parts.addAll(what);
        return new TransitionDraft(Ids.of(parts.toArray()), row.subject(), type, at)
                .of(SOURCES, row.subject().substring(row.subject().indexOf('/') + 1), null)
                .reason(reason)
                .write();
    }

    /**
     * A release as a transition.
     *
     * @param announced the end that it tells beside the table's dates; empty when it tells none or no line is known
     */
    static Transition released(
            Lifecycle.FrameworkVersion row, ImageRelease release, List<Transition.AnnouncedEnd> announced) {
        List<Provenance> places = new ArrayList<>(List.of(release.provenance()));
        places.addAll(release.alsoToldIn());
        return new TransitionDraft(
                        Ids.of("transition", row.subject(), TransitionType.RELEASED, release.id()),
                        row.subject(),
                        TransitionType.RELEASED,
                        release.provenance().fetchedAt())
                .of(row.service(), release.framework(), release.version())
                .in(row.zone())
                .images(release.images())
                .release(release)
                .provenance(places)
                .announced(announced)
                .write();
    }

    /** The beginning of every transition of a framework version. */
    static TransitionDraft draft(
            Lifecycle.FrameworkVersion row, List<@Nullable Object> idOf, TransitionType type, Instant at) {
        return new TransitionDraft(Ids.of(idOf.toArray()), row.subject(), type, at)
                .of(row.service(), row.framework(), row.version())
                .in(row.zone());
    }

    /** One line's milestone afterwards. */
    static LineMilestone after(String line, MilestoneState state) {
        PublishedDate told = state.told();
        return told == null
                ? new LineMilestone(line, null, state.published().status(), state.revision(), false)
                : new LineMilestone(line, told.date(), told.status(), state.revision(), state.reached());
    }

    private static @Nullable LocalDate date(@Nullable PublishedDate published) {
        return published == null ? null : published.date();
    }
}
