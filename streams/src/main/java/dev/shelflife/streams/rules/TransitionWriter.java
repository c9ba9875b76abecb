package dev.shelflife.streams.rules;

import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.Transition;
import dev.shelflife.events.Transition.LineMilestone;
import dev.shelflife.events.Transition.Scope;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.dates.RuleOfDates;
import dev.shelflife.events.identity.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
        List<Transition.Line> named = new ArrayList<>();
        List<Transition.Line> others = new ArrayList<>();
        List<LineMilestone> states = new ArrayList<>();
        Set<String> images = new LinkedHashSet<>();
        Set<Provenance> provenance = new LinkedHashSet<>();
        List<Object> revisions = new ArrayList<>();
        int highest = 0;
        for (LineState line : lines.values()) {
            MilestoneState state = line.milestone(happening.milestone());
            states.add(after(line.line().id(), state));
            if (!told.contains(line.line().id())) {
                others.add(name(line));
                continue;
            }
            named.add(name(line));
            images.addAll(line.line().images());
            provenance.add(line.line().provenance());
            revisions.add(line.line().id() + "@" + state.revision());
            highest = Math.max(highest, state.revision());
        }
        LocalDate from = date(happening.from());
        LocalDate to = happening.to().date();
        return new Transition(
                id(row.subject(), happening, from, to, revisions),
                row.subject(),
                row.service(),
                row.framework(),
                row.version(),
                happening.type(),
                happening.milestone(),
                from,
                happening.from() == null ? null : happening.from().status(),
                to,
                happening.to().status(),
                row.zone(),
                highest,
                happening.leadDays(),
                happening.late(),
                happening.at(),
                to == null ? null : RuleOfDates.daysOfNotice(to, happening.at(), row.zone()),
                others.isEmpty() ? Scope.ALL : Scope.SOME,
                named,
                others,
                List.copyOf(images),
                states,
                null,
                List.copyOf(provenance));
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
        List<Transition.Line> named = new ArrayList<>();
        List<Transition.Line> others = new ArrayList<>();
        Set<String> images = new LinkedHashSet<>();
        Set<Provenance> provenance = new LinkedHashSet<>();
        lines.forEach((id, line) -> {
            if (told.contains(id)) {
                named.add(name(line));
                images.addAll(line.line().images());
                provenance.add(line.line().provenance());
            } else {
                others.add(name(line));
            }
        });
        List<Object> parts = new ArrayList<>(List.of("transition", row.subject(), type, at));
        parts.addAll(told);
        return new Transition(
                Ids.of(parts.toArray()),
                row.subject(),
                row.service(),
                row.framework(),
                row.version(),
                type,
                null,
                null,
                null,
                null,
                null,
                row.zone(),
                0,
                null,
                false,
                at,
                null,
                others.isEmpty() ? Scope.ALL : Scope.SOME,
                named,
                others,
                List.copyOf(images),
                List.of(),
                null,
                List.copyOf(provenance));
    }

    /** Something that happened to a source. The source's id stands in the place of the framework. */
    static Transition ofSource(
            Lifecycle.Source row, TransitionType type, Instant at, List<String> what, String reason) {
        List<Object> parts = new ArrayList<>(List.of("transition", row.subject(), type, at));
        parts.addAll(what);
        return new Transition(
                Ids.of(parts.toArray()),
                row.subject(),
                SOURCES,
                row.subject().substring(row.subject().indexOf('/') + 1),
                null,
                type,
                null,
                null,
                null,
                null,
                null,
                ZoneOffset.UTC,
                0,
                null,
                false,
                at,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                reason);
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
        return new Transition(
                Ids.of("transition", row.subject(), TransitionType.RELEASED, release.id()),
                row.subject(),
                row.service(),
                release.framework(),
                release.version(),
                TransitionType.RELEASED,
                null,
                null,
                null,
                null,
                null,
                row.zone(),
                0,
                null,
                false,
                release.provenance().fetchedAt(),
                null,
                null,
                List.of(),
                List.of(),
                release.images(),
                List.of(),
                release,
                places,
                null,
                null,
                announced.isEmpty() ? null : announced);
    }

    private static String id(
            String subject,
            Happening happening,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<Object> revisions) {
        List<@Nullable Object> parts = new ArrayList<>();
        parts.add("transition");
        parts.add(subject);
        parts.add(happening.milestone());
        parts.add(happening.type());
        parts.add(from);
        parts.add(to);
        parts.add(happening.leadDays());
        parts.addAll(revisions);
        return Ids.of(parts.toArray());
    }

    private static LineMilestone after(String line, MilestoneState state) {
        PublishedDate told = state.told();
        return told == null
                ? new LineMilestone(line, null, state.published().status(), state.revision(), false)
                : new LineMilestone(line, told.date(), told.status(), state.revision(), state.reached());
    }

    static Transition.Line name(LineState state) {
        SupportLine line = state.line();
        return new Transition.Line(
                line.id(),
                line.section(),
                line.python(),
                line.os(),
                line.accelerator(),
                line.cuda(),
                state.formerIds());
    }

    private static @Nullable LocalDate date(@Nullable PublishedDate published) {
        return published == null ? null : published.date();
    }
}
