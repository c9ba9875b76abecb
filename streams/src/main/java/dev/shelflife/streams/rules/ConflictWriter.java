package dev.shelflife.streams.rules;

import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Transition;
import dev.shelflife.events.Transition.Scope;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.identity.Ids;
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
        List<Transition.Line> named = new ArrayList<>();
        List<Transition.Line> others = new ArrayList<>();
        Set<String> images = new LinkedHashSet<>();
        Set<Provenance> provenance = new LinkedHashSet<>(List.of(release.provenance()));
        provenance.addAll(release.alsoToldIn());
        lines.forEach((id, line) -> {
            if (about.contains(id)) {
                named.add(TransitionWriter.name(line));
                images.addAll(line.line().images());
                provenance.add(line.line().provenance());
            } else {
                others.add(TransitionWriter.name(line));
            }
        });
        List<@Nullable Object> parts = new ArrayList<>(List.of("transition", row.subject(), type, release.id(), at));
        parts.addAll(about);
        return new Transition(
                Ids.of(parts.toArray()),
                row.subject(),
                row.service(),
                row.framework(),
                row.version(),
                type,
                AnnouncedEnds.milestone(release.change()).orElse(null),
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
                List.copyOf(provenance),
                null,
                reason(release, announced, opened),
                announced.isEmpty() ? null : announced);
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
