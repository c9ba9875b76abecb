package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.LineClaims.Claim;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionDraft;
import dev.shelflife.events.dates.PublishedDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What several sources say of a milestone, as a transition tells it.
 *
 * @param claims line by line, in each the source whose word counts most first
 * @param said the same without what differs from line to line, sorted, for an id
 * @param reasons in words for people, each once, sorted
 */
record ToldClaims(List<Transition.Claim> claims, SortedSet<String> said, SortedSet<String> reasons) {

    /** The claims on all these lines. */
    static ToldClaims all(
            Lifecycle.FrameworkVersion row,
            SortedMap<String, LineState> lines,
            Collection<String> ids,
            Milestone milestone) {
        ToldClaims told = new ToldClaims(new ArrayList<>(), new TreeSet<>(), new TreeSet<>());
        for (String id : ids) {
            LineState line = lines.get(id);
            if (line != null && line.claims() != null) {
                told.add(id, Claims.of(line), milestone, row::precedence);
            }
        }
        return told;
    }

    /** The claims on those of the lines of which the row's own page does not tell all about the milestone. */
    static ToldClaims notable(
            Lifecycle.FrameworkVersion row,
            SortedMap<String, LineState> lines,
            Collection<String> ids,
            Milestone milestone) {
        return all(
                row,
                lines,
                ids.stream()
                        .filter(id -> isNotable(lines.get(id), milestone, row::precedence))
                        .toList(),
                milestone);
    }

    private static boolean isNotable(@Nullable LineState line, Milestone milestone, ToIntFunction<String> precedence) {
        if (line == null || line.claims() == null) {
            return false;
        }
        SortedMap<String, Claim> claims = Claims.of(line);
        String inForce = Claims.inForce(claims, milestone, precedence);
        return Claims.disagree(claims, milestone)
                || claims.values().stream().anyMatch(Claim::isGone)
                || (inForce != null && !inForce.equals(line.source()));
    }

    /**
     * Puts them on a transition; nothing changes where there are none.
     *
     * @param provenance what the transition has already
     */
    TransitionDraft on(TransitionDraft draft, Collection<Provenance> provenance) {
        if (claims.isEmpty()) {
            return draft;
        }
        Set<Provenance> places = new LinkedHashSet<>(provenance);
        claims.forEach(claim -> places.add(claim.provenance()));
        return draft.claims(claims).provenance(places).reason(String.join("; ", reasons));
    }

    /** What the sources say of a milestone, as a key: of those that say nothing, nothing. */
    static List<String> said(SortedMap<String, Claim> claims, Milestone milestone) {
        List<String> said = new ArrayList<>();
        claims.forEach((source, claim) -> {
            if (claim.isGone() || Claims.isAnswer(claim.answer(milestone))) {
                said.add(source + "=" + (claim.isGone() ? "gone" : words(claim.answer(milestone))));
            }
        });
        return said;
    }

    private void add(String id, SortedMap<String, Claim> of, Milestone milestone, ToIntFunction<String> precedence) {
        String inForce = Claims.inForce(of, milestone, precedence);
        List<String> order = new ArrayList<>(Claims.inOrder(of, precedence));
        of.keySet().stream().filter(source -> !order.contains(source)).forEach(order::add);
        for (String source : order) {
            Claim claim = Claims.claim(of, source);
            claims.add(new Transition.Claim(
                    source,
                    id,
                    precedence.applyAsInt(source),
                    claim.answer(milestone).date(),
                    claim.answer(milestone).status(),
                    source.equals(inForce),
                    claim.goneAt(),
                    Claims.line(of, source).provenance()));
        }
        said.addAll(said(of, milestone));
        reasons.add(reason(of, order, inForce, milestone, precedence));
    }

    private static String reason(
            Map<String, Claim> of,
            List<String> order,
            @Nullable String inForce,
            Milestone milestone,
            ToIntFunction<String> precedence) {
        List<String> words = new ArrayList<>();
        for (String source : order) {
            Claim claim = Claims.claim(of, source);
            words.add(
                    claim.isGone()
                            ? source + " no longer tells the line"
                            : source + " (precedence " + precedence.applyAsInt(source) + ") says "
                                    + words(claim.answer(milestone)));
        }
        String all = String.join(", ", words);
        return inForce != null && Claims.disagree(of, milestone) ? all + ": " + inForce + " is believed" : all;
    }

    private static String words(PublishedDate answer) {
        if (answer.date() != null) {
            return answer.date().toString();
        }
        return Claims.isAnswer(answer)
                ? answer.status().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                : "nothing that can be read";
    }
}
