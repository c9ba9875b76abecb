package dev.shelflife.streams.rules;

import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes out that a release note and the table contradict each other, or no longer do. */
final class ConflictWriter {

    private ConflictWriter() {}

    /**
     * A contradiction as a transition. It happened at the observation that showed it: a row is decided after each.
     *
     * @param announced the comparison as it is now; empty when the note was taken back or no line is left
     * @param opened whether it begins or ends
     * @param about the lines that contradict, or that did, sorted
     */
    static Transition write(
            Lifecycle.FrameworkVersion row,
            SortedMap<String, LineState> lines,
            ImageRelease release,
            List<Transition.AnnouncedEnd> announced,
            boolean opened,
            List<String> about) {
        TransitionType type = opened ? TransitionType.CONFLICT_OPENED : TransitionType.CONFLICT_CLOSED;
        Instant at = row.observedUntil();
        Set<Provenance> provenance = new LinkedHashSet<>(List.of(release.provenance()));
        provenance.addAll(release.alsoToldIn());
        NamedLines names = NamedLines.of(lines.values(), about);
        provenance.addAll(names.provenance());
        List<@Nullable Object> parts = new ArrayList<>(List.of("transition", row.subject(), type, release.id(), at));
        parts.addAll(about);
        return names.on(TransitionWriter.draft(row, parts, type, at))
                .milestone(AnnouncedEnds.milestone(release.change()).orElse(null))
                .provenance(provenance)
                .reason(reason(release, announced, opened))
                .announced(announced)
                .write();
    }

    private static String reason(ImageRelease release, List<Transition.AnnouncedEnd> announced, boolean opened) {
        String note = "the note of " + release.releasedOn() + " says: " + release.text();
        if (opened) {
            return note + "; the table has " + dates(announced, true);
        }
        return announced.isEmpty()
                ? note + "; it was taken back, or its lines are no longer on the page"
                : note + "; the table has " + dates(announced, false) + " now, which goes with it";
    }

    private static String dates(List<Transition.AnnouncedEnd> announced, boolean contradicting) {
        Set<String> dates = new TreeSet<>();
        announced.stream()
                .filter(each -> each.verdict().isContradiction() == contradicting)
                .map(Transition.AnnouncedEnd::tableDate)
                .filter(Objects::nonNull)
                .forEach(date -> dates.add(date.toString()));
        return dates.isEmpty() ? "no date" : String.join(" and ", dates);
    }
}
