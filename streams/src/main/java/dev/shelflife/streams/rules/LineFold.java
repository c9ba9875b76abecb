package dev.shelflife.streams.rules;

import dev.shelflife.events.AbsenceRule;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Lifecycle.Renaming;
import dev.shelflife.events.Lifecycle.Withdrawal;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.AbsentLine;
import dev.shelflife.events.Observation.LineAt;
import dev.shelflife.events.Stage;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.PublishedDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts what a page says of its lines into the lines of a row. */
final class LineFold {

    private LineFold() {}

    /** The lines of a row after new and changed ones were told. Of two rows with one id the later one of the page counts. */
    static SortedMap<String, LineState> show(SortedMap<String, LineState> before, Observation.SupportLines told) {
        SortedMap<String, SupportLine> shown = new TreeMap<>();
        told.lines().forEach(line -> shown.put(line.id(), line));
        SortedMap<String, LineState> lines = new TreeMap<>(before);
        told.replaced().forEach((id, formerId) -> replace(lines, shown.get(id), id, formerId, told));
        shown.forEach((id, line) -> {
            LineState state = lines.get(id);
            LineAt from = told.renamedFrom().get(id);
            LineState now = state == null ? appeared(line, lines, told) : shown(line, state, told);
            lines.put(id, from == null ? now : arrived(state, now, from, told.at()));
        });
        return lines;
    }

    /** The lines of a row after some of a source's own were not shown. */
    static SortedMap<String, LineState> hide(SortedMap<String, LineState> before, Observation.Absent told) {
        SortedMap<String, LineState> lines = new TreeMap<>(before);
        told.lineIds().forEach(id -> {
            LineAt to = told.renamedTo().get(id);
            if (to == null) {
                hide(lines, told.absence(id), told);
            } else {
                leave(lines, id, to, told);
            }
        });
        return lines;
    }

    /** A line that goes on in another framework version is not missed: nothing more is decided of it here. */
    private static void leave(SortedMap<String, LineState> lines, String id, LineAt to, Observation.Told told) {
        lines.computeIfPresent(
                id,
                (same, state) -> !state.source().equals(told.source()) || state.isWithdrawn()
                        ? state
                        : state.shown(state.line(), state.source(), told.at())
                                .renamed(new Renaming(told.at(), false, null, to.subject(), List.of())));
    }

    /** A line that comes from another framework version goes on as it was there, unless it has a story of its own here. */
    private static LineState arrived(@Nullable LineState before, LineState now, LineAt from, Instant at) {
        if (before != null && !before.isElsewhere()) {
            return now;
        }
        List<String> formerIds = new ArrayList<>(now.formerIds());
        formerIds.remove(from.line());
        formerIds.add(from.line());
        return now.formerly(formerIds)
                .with((Withdrawal) null)
                .renamed(new Renaming(at, false, from.subject(), null, List.of()));
    }

    /** Missing for long enough, and in enough looks, a line counts as gone; it has to be told then. */
    private static void hide(SortedMap<String, LineState> lines, AbsentLine missing, Observation.Told told) {
        lines.computeIfPresent(missing.id(), (same, state) -> {
            if (!state.source().equals(told.source()) || state.isWithdrawn()) {
                return state;
            }
            boolean confirmed = AbsenceRule.DEFAULT.isConfirmed(missing, told.at());
            Instant since = state.absentSince() == null ? missing.since() : state.absentSince();
            LineState hidden = state.shown(state.line(), state.source(), since);
            return confirmed ? hidden.with(new Withdrawal(told.at(), false, null)) : hidden;
        });
    }

    /**
     * Lets a line go on under another id. A line that the row knows by that id goes on with its own story, and the one that it
     * is said to replace is absent, as if the page had told it so. What another source tells is not this one's to replace.
     */
    private static void replace(
            SortedMap<String, LineState> lines,
            @Nullable SupportLine line,
            String id,
            String formerId,
            Observation.SupportLines told) {
        LineState state = lines.get(formerId);
        if (line == null
                || state == null
                || state.isElsewhere()
                || !state.source().equals(told.source())) {
            return;
        }
        if (lines.containsKey(id)) {
            hide(lines, new AbsentLine(formerId, told.at(), 1), told);
            return;
        }
        lines.remove(formerId);
        List<String> formerIds = new ArrayList<>(state.formerIds());
        formerIds.remove(id);
        formerIds.add(formerId);
        lines.put(
                id,
                state.formerly(formerIds)
                        .renamed(new Renaming(told.at(), false, null, null, Renames.changes(state.line(), line)))
                        .with(
                                revisedAbove(state.endOfPatch(), spent(lines, id, Milestone.END_OF_PATCH)),
                                revisedAbove(
                                        state.endOfAvailability(), spent(lines, id, Milestone.END_OF_AVAILABILITY))));
    }

    private static LineState shown(SupportLine line, LineState before, Observation.SupportLines told) {
        Renaming renaming = before.renaming();
        Instant left = renaming == null || renaming.to() == null ? null : renaming.at();
        return before.shown(line, told.source(), null)
                .renamed(left == null ? renaming : null)
                .with(
                        published(before.endOfPatch(), line.published(Milestone.END_OF_PATCH), told.at()),
                        published(before.endOfAvailability(), line.published(Milestone.END_OF_AVAILABILITY), told.at()))
                .with(left == null ? back(before.withdrawal(), told.at()) : new Withdrawal(left, true, told.at()));
    }

    /** A line that was told to be gone and is shown has to be told to be back. */
    private static @Nullable Withdrawal back(@Nullable Withdrawal before, Instant at) {
        if (before == null || !before.told()) {
            return null;
        }
        return before.restoredAt() == null ? new Withdrawal(before.at(), true, at) : before;
    }

    private static LineState appeared(
            SupportLine line, SortedMap<String, LineState> lines, Observation.SupportLines told) {
        return new LineState(
                line,
                told.source(),
                null,
                untold(line, Milestone.END_OF_PATCH, lines, told.at()),
                untold(line, Milestone.END_OF_AVAILABILITY, lines, told.at()),
                Stage.UNKNOWN,
                List.of(),
                null);
    }

    private static MilestoneState untold(
            SupportLine line, Milestone milestone, SortedMap<String, LineState> lines, Instant at) {
        int spent = spent(lines, line.id(), milestone).orElse(0);
        return new MilestoneState(line.published(milestone), at, null, null, spent, null, false);
    }

    private static MilestoneState published(MilestoneState before, PublishedDate now, Instant at) {
        return before.published().equals(now) ? before : before.published(now, at);
    }

    /**
     * The revision up to which an id was used by a line that has another id now. Whoever takes the id counts on from there:
     * transitions are told apart by line id and revision.
     *
     * @return empty when the id is as good as new
     */
    private static OptionalInt spent(SortedMap<String, LineState> lines, String id, Milestone milestone) {
        return lines.values().stream()
                .filter(line -> line.formerIds().contains(id))
                .mapToInt(line -> line.milestone(milestone).revision())
                .max();
    }

    private static MilestoneState revisedAbove(MilestoneState state, OptionalInt spent) {
        return spent.isEmpty() || state.revision() > spent.getAsInt() ? state : state.revised(spent.getAsInt() + 1);
    }
}
