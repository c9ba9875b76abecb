package dev.shelflife.streams.rules;

import dev.shelflife.events.AbsenceRule;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Lifecycle.Renaming;
import dev.shelflife.events.Lifecycle.Withdrawal;
import dev.shelflife.events.LineClaims;
import dev.shelflife.events.LineClaims.Claim;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.AbsentLine;
import dev.shelflife.events.Observation.LineAt;
import dev.shelflife.events.Stage;
import dev.shelflife.events.SupportLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Puts what a page says of its lines into the lines of a row. */
final class LineFold {

    private final SortedMap<String, LineState> lines;
    private final String source;
    private final Instant at;
    private final ToIntFunction<String> precedence;

    private LineFold(SortedMap<String, LineState> before, Observation.Told told, ToIntFunction<String> precedence) {
        this.lines = new TreeMap<>(before);
        this.source = told.source();
        this.at = told.at();
        this.precedence = precedence;
    }

    /**
     * The lines of a row after new and changed ones were told. Of two rows with one id the later one of the page counts.
     *
     * @param precedence of the sources, as of now
     */
    static SortedMap<String, LineState> show(
            SortedMap<String, LineState> before, Observation.SupportLines told, ToIntFunction<String> precedence) {
        LineFold fold = new LineFold(before, told, precedence);
        SortedMap<String, SupportLine> shown = new TreeMap<>();
        told.lines().forEach(line -> shown.put(line.id(), line));
        told.replaced().forEach((id, formerId) -> fold.replace(shown.get(id), id, formerId));
        shown.values().forEach(line -> fold.show(line, shown.values()));
        new TreeMap<>(fold.lines).forEach((id, state) -> {
            if (state.claims() != null) {
                fold.settle(id, state, Claims.of(state));
            }
        });
        told.renamedFrom().forEach((id, from) -> fold.arrive(id, from, before.get(id)));
        return fold.lines;
    }

    /** The lines of a row after some of a source's own were not shown. */
    static SortedMap<String, LineState> hide(
            SortedMap<String, LineState> before, Observation.Absent told, ToIntFunction<String> precedence) {
        LineFold fold = new LineFold(before, told, precedence);
        told.lineIds().forEach(id -> {
            LineAt to = told.renamedTo().get(id);
            AbsentLine missing = told.absence(id);
            if (to == null) {
                fold.hide(missing, AbsenceRule.DEFAULT.isConfirmed(missing, told.at()));
            } else {
                fold.leave(missing, to);
            }
        });
        return fold.lines;
    }

    private void show(SupportLine line, Collection<SupportLine> page) {
        String id = Counterparts.home(line, page, source, lines);
        if (id == null) {
            lines.put(line.id(), appeared(line));
            return;
        }
        LineState state = line(id);
        SortedMap<String, Claim> claims = Claims.of(state);
        Claim before = claims.get(source);
        claims.put(source, ClaimFold.shown(before, line, id, at));
        settle(id, state, claims);
        if (before != null && before.toldAs() != null && !before.toldAs().equals(line.id())) {
            // Two lines of this page after all: the one it told the row's line as stands for itself.
            show(Objects.requireNonNull(before.line(), id).withId(before.toldAs()), page);
        }
    }

    /** Missing for long enough, and in enough looks, a line counts as gone; where no other source tells it, it has to be told. */
    private void hide(AbsentLine missing, boolean confirmed) {
        String id = Counterparts.home(missing.id(), source, lines);
        LineState state = id == null ? null : lines.get(id);
        if (id == null || state == null || state.isWithdrawn()) {
            return;
        }
        SortedMap<String, Claim> claims = Claims.of(state);
        Claim claim = claims.get(source);
        if (claim == null || claim.isGone() || !missing.id().equals(Objects.requireNonNullElse(claim.toldAs(), id))) {
            return;
        }
        Instant since = Objects.requireNonNullElse(claim.absentSince(), missing.since());
        claims.put(source, claim.absent(since, confirmed ? at : null));
        settle(id, state, claims);
    }

    /**
     * A line that goes on in another framework version is not missed: nothing more is decided of it here. One that other sources
     * tell stays by their word.
     */
    private void leave(AbsentLine missing, LineAt to) {
        LineState state = lines.get(missing.id());
        if (state != null && state.claims() == null && state.source().equals(source) && !state.isWithdrawn()) {
            lines.put(
                    missing.id(),
                    state.shown(state.line(), source, at)
                            .renamed(new Renaming(at, false, null, to.subject(), List.of())));
        } else if (state == null || state.claims() != null) {
            hide(missing, true);
        }
    }

    /** A line that comes from another framework version goes on as it was there, unless it has a story of its own here. */
    private void arrive(String id, LineAt from, @Nullable LineState before) {
        LineState now = lines.get(id);
        if (now == null || now.claims() != null || (before != null && !before.isElsewhere())) {
            return;
        }
        List<String> formerIds = new ArrayList<>(now.formerIds());
        formerIds.remove(from.line());
        formerIds.add(from.line());
        lines.put(
                id,
                now.formerly(formerIds)
                        .with((Withdrawal) null)
                        .renamed(new Renaming(at, false, from.subject(), null, List.of())));
    }

    /**
     * Lets a line go on under another id. A line that the row knows by that id goes on with its own story, and the one that it
     * is said to replace is absent, as if the page had told it so. What another source tells is not this one's to replace; of a
     * line that several tell, the row follows the one that counts most, and remembers by which id the others tell it.
     */
    private void replace(@Nullable SupportLine line, String newId, String formerId) {
        String id = Counterparts.home(formerId, source, lines);
        LineState state = id == null ? null : lines.get(id);
        if (line == null || id == null || state == null || state.isElsewhere() || !Claims.tells(state, source)) {
            return;
        }
        if (newId.equals(id)) {
            lines.put(id, toldAs(state, newId, id));
        } else if (lines.containsKey(newId)) {
            hide(new AbsentLine(formerId, at, 1), state.claims() != null);
        } else if (state.source().equals(source)) {
            goOn(state.renamed(new Renaming(at, false, null, null, Renames.changes(state.line(), line))), newId, id);
        } else {
            lines.put(id, toldAs(state, newId, id));
        }
    }

    private void goOn(LineState state, String newId, String id) {
        lines.remove(id);
        List<String> formerIds = new ArrayList<>(state.formerIds());
        formerIds.remove(newId);
        formerIds.add(id);
        LineState going = state.formerly(formerIds)
                .shown(state.line().withId(newId), state.source(), state.absentSince())
                .with(
                        revisedAbove(state.endOfPatch(), spent(newId, Milestone.END_OF_PATCH)),
                        revisedAbove(state.endOfAvailability(), spent(newId, Milestone.END_OF_AVAILABILITY)));
        LineClaims claims = state.claims();
        if (claims == null) {
            lines.put(newId, going);
            return;
        }
        SortedMap<String, Claim> others = new TreeMap<>(claims.bySource());
        others.replaceAll((each, claim) -> {
            String told = each.equals(state.source()) ? newId : Objects.requireNonNullElse(claim.toldAs(), id);
            return claim.toldAs(told.equals(newId) ? null : told);
        });
        lines.put(newId, going.claimed(new LineClaims(others, claims.disputed())));
    }

    private LineState toldAs(LineState state, String newId, String id) {
        LineClaims claims = Objects.requireNonNull(state.claims(), id);
        SortedMap<String, Claim> all = new TreeMap<>(claims.bySource());
        all.computeIfPresent(source, (same, claim) -> claim.toldAs(newId.equals(id) ? null : newId));
        return state.claimed(new LineClaims(all, claims.disputed()));
    }

    /** The row calls a line as the source does whose word counts, unless another line has that id. */
    private void settle(String id, LineState before, Map<String, Claim> claims) {
        LineState state = ClaimFold.settle(before, id, claims, precedence, at);
        String own = state.claims() == null
                ? null
                : Claims.claim(state.claims().bySource(), state.source()).toldAs();
        if (own == null || lines.containsKey(own)) {
            lines.put(id, state);
        } else {
            goOn(state, own, id);
        }
    }

    private LineState appeared(SupportLine line) {
        return new LineState(
                line,
                source,
                null,
                untold(line, Milestone.END_OF_PATCH),
                untold(line, Milestone.END_OF_AVAILABILITY),
                Stage.UNKNOWN,
                List.of(),
                null);
    }

    private MilestoneState untold(SupportLine line, Milestone milestone) {
        int spent = spent(line.id(), milestone).orElse(0);
        return new MilestoneState(line.published(milestone), at, null, null, spent, null, false);
    }

    /**
     * The revision up to which an id was used by a line that has another id now. Whoever takes the id counts on from there:
     * transitions are told apart by line id and revision.
     *
     * @return empty when the id is as good as new
     */
    private OptionalInt spent(String id, Milestone milestone) {
        return lines.values().stream()
                .filter(line -> line.formerIds().contains(id))
                .mapToInt(line -> line.milestone(milestone).revision())
                .max();
    }

    private static MilestoneState revisedAbove(MilestoneState state, OptionalInt spent) {
        return spent.isEmpty() || state.revision() > spent.getAsInt() ? state : state.revised(spent.getAsInt() + 1);
    }

    private LineState line(String id) {
        return Objects.requireNonNull(lines.get(id), id);
    }
}
