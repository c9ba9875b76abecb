package dev.shelflife.streams.rules;

import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.AnnouncedEnd;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Lifecycle.Renaming;
import dev.shelflife.events.Lifecycle.ShippedImage;
import dev.shelflife.events.Lifecycle.Withdrawal;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A row while it is being decided: its lines as they are now, and what has been told so far. Lives for one decision. */
final class RowInHand {

    private final Lifecycle.FrameworkVersion row;
    private final SortedMap<String, LineState> lines;
    private final SortedMap<String, Instant> releases;
    private final SortedMap<String, AnnouncedEnd> announcedEnds;
    private final SortedMap<String, ShippedImage> unjudged;
    private final List<Transition> transitions = new ArrayList<>();
    private @Nullable String toldName;

    RowInHand(Lifecycle.FrameworkVersion row) {
        this.row = row;
        this.lines = new TreeMap<>(row.lines());
        this.releases = new TreeMap<>(row.releases());
        this.announcedEnds = new TreeMap<>(row.announcedEnds());
        this.unjudged = new TreeMap<>(row.unjudged());
        this.toldName = row.toldName();
    }

    ZoneId zone() {
        return row.zone();
    }

    List<Transition> transitions() {
        return transitions;
    }

    MilestoneState state(String line, Milestone milestone) {
        return line(line).milestone(milestone);
    }

    /** Sorts the lines into groups by what {@code key} says of their milestone; null, and a line that is gone, is in no group. */
    <K> SortedMap<K, List<String>> group(
            Milestone milestone, Function<MilestoneState, @Nullable K> key, SortedMap<K, List<String>> into) {
        lines.forEach((id, line) -> {
            K group = line.isWithdrawn() ? null : key.apply(line.milestone(milestone));
            if (group != null) {
                into.computeIfAbsent(group, none -> new ArrayList<>()).add(id);
            }
        });
        return into;
    }

    /** Sorts the lines into groups by what {@code key} says of them; null is in no group. */
    <K> SortedMap<K, List<String>> groupLines(Function<LineState, @Nullable K> key, SortedMap<K, List<String>> into) {
        lines.forEach((id, line) -> {
            K group = key.apply(line);
            if (group != null) {
                into.computeIfAbsent(group, none -> new ArrayList<>()).add(id);
            }
        });
        return into;
    }

    void setWithdrawal(List<String> ids, @Nullable Withdrawal withdrawal) {
        for (String id : ids) {
            lines.put(id, line(id).with(withdrawal));
        }
    }

    /** The lines that are not gone. */
    List<LineState> shown() {
        return lines.values().stream().filter(line -> !line.isWithdrawn()).toList();
    }

    void setRenaming(List<String> ids, @Nullable Renaming renaming) {
        for (String id : ids) {
            lines.put(id, line(id).renamed(renaming));
        }
    }

    /** @param what the display name now, or the other version; null where the lines stay in theirs */
    void tellRenamed(Instant at, List<String> ids, @Nullable String what, String reason) {
        transitions.add(TransitionWriter.renamed(row, lines, at, ids, what, reason));
    }

    /** Tells that the version has another display name, once all lines that the pages show have the same. */
    void tellName() {
        List<SupportLine> onPages = lines.values().stream()
                .filter(line -> !line.isWithdrawn() && line.absentSince() == null)
                .map(LineState::line)
                .toList();
        List<String> names =
                onPages.stream().map(SupportLine::framework).distinct().toList();
        if (names.size() != 1 || names.get(0).equals(toldName)) {
            return;
        }
        String now = names.get(0);
        if (toldName != null) {
            List<String> ids = onPages.stream().map(SupportLine::id).sorted().toList();
            tellRenamed(row.observedUntil(), ids, "name " + now, "the name was " + toldName + " and is " + now);
        }
        toldName = now;
    }

    SortedMap<String, ShippedImage> unjudged() {
        return unjudged;
    }

    void judged(String release) {
        unjudged.remove(release);
    }

    void tellAfterEnd(String release, ShippedImage image, List<LineState> about) {
        transitions.add(LateReleases.write(row, lines, release, image, about));
    }

    void tellLines(TransitionType type, Instant at, List<String> ids) {
        transitions.add(TransitionWriter.lines(row, lines, type, at, ids));
    }

    void change(Milestone milestone, List<String> ids, UnaryOperator<MilestoneState> change) {
        for (String id : ids) {
            LineState line = line(id);
            lines.put(id, LifecycleRules.with(line, milestone, change.apply(line.milestone(milestone))));
        }
    }

    void tell(Happening happening, List<String> ids) {
        transitions.add(TransitionWriter.write(row, lines, happening, ids));
    }

    /** Tells the releases that were folded in and not told before, oldest first. */
    void tellReleases() {
        List<ImageRelease> pending = new ArrayList<>(row.pendingReleases().values());
        pending.sort(Comparator.comparing(ImageRelease::releasedOn).thenComparing(ImageRelease::id));
        for (ImageRelease release : pending) {
            if (releases.putIfAbsent(release.id(), release.provenance().fetchedAt()) == null) {
                transitions.add(TransitionWriter.released(row, release, Conflicts.compare(release, lines)));
                if (LateReleases.ships(release)) {
                    LateReleases.remember(unjudged, release);
                }
            }
        }
    }

    /** Tells which of the announced ends the table contradicts from now on, and which no longer. */
    void tellConflicts() {
        Map<String, AnnouncedEnd> before = Map.copyOf(announcedEnds);
        announcedEnds.replaceAll((id, end) -> {
            List<Transition.AnnouncedEnd> now = Conflicts.isTakenBack(end.release(), before.values())
                    ? List.of()
                    : Conflicts.compare(end.release(), lines);
            List<String> contradicted = Conflicts.contradicted(now);
            if (end.contradicted().isEmpty() != contradicted.isEmpty()) {
                boolean opened = end.contradicted().isEmpty();
                transitions.add(ConflictWriter.write(
                        row, lines, end.release(), now, opened, opened ? contradicted : end.contradicted()));
            }
            return new AnnouncedEnd(end.release(), contradicted);
        });
    }

    /** The lines as they are now, by id. */
    SortedMap<String, LineState> lines() {
        return Collections.unmodifiableSortedMap(lines);
    }

    /** Puts other lines in the place of those with their ids. */
    void put(Map<String, LineState> changed) {
        lines.putAll(changed);
    }

    /** Tells that the sources of lines disagree about a milestone, or no longer do. */
    void tellDispute(Milestone milestone, boolean opened, List<String> ids) {
        transitions.add(TransitionWriter.dispute(row, lines, milestone, opened, ids));
    }

    Lifecycle.FrameworkVersion row() {
        return row.withLines(lines)
                .withReleases(releases, new TreeMap<>(), announcedEnds)
                .told(unjudged, toldName);
    }

    private LineState line(String id) {
        LineState line = lines.get(id);
        if (line == null) {
            throw new IllegalStateException("no line " + id + " in " + row.subject());
        }
        return line;
    }
}
