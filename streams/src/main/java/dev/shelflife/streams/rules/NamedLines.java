package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionDraft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The lines of a row as a transition names them.
 *
 * @param about the lines that it happened to
 * @param others those that go on as they were; none that went on in another version
 * @param images of {@code about}, each once
 * @param provenance where {@code about} stand
 */
record NamedLines(
        List<Transition.Line> about, List<Transition.Line> others, Set<String> images, Set<Provenance> provenance) {

    /**
     * Names lines.
     *
     * @param lines all lines of the row as they are afterwards
     * @param told the ids of those that it happened to
     */
    static NamedLines of(Collection<LineState> lines, Collection<String> told) {
        NamedLines names =
                new NamedLines(new ArrayList<>(), new ArrayList<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        for (LineState line : lines) {
            if (told.contains(line.line().id())) {
                names.about.add(name(line));
                names.images.addAll(line.line().images());
                names.provenance.add(line.line().provenance());
            } else if (!line.isElsewhere()) {
                names.others.add(name(line));
            }
        }
        return names;
    }

    /** Puts them on a transition. */
    TransitionDraft on(TransitionDraft draft) {
        return draft.lines(about, others).images(images).provenance(provenance);
    }

    private static Transition.Line name(LineState state) {
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
}
