package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.LineClaims.Claim;
import dev.shelflife.events.SupportLine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the line of a row that a page tells. Of two pages it is the one with the same id; else the one that is the same but for
 * the caption of its section, for pages call their sections as they like. Where either page has two such lines nobody can know
 * which it is, and none is found. Lines under one caption whose ids differ are meant to be two: somebody declared their sections.
 */
final class Counterparts {

    private Counterparts() {}

    /**
     * The id in the row of what a source tells.
     *
     * @param page the lines that the source tells now
     * @param lines of the row, by id
     * @return null when it is new
     */
    static @Nullable String home(
            SupportLine line, Collection<SupportLine> page, String source, SortedMap<String, LineState> lines) {
        String same = home(line.id(), source, lines);
        return same == null ? alike(line, page, source, lines) : same;
    }

    /**
     * Under which id the row has what this source tells: the id under which it told it before, the same id, or one that a line
     * had before which this source does not tell yet; null when it is new.
     */
    static @Nullable String home(String id, String source, SortedMap<String, LineState> lines) {
        LineState same = lines.get(id);
        if (same != null && same.claims() == null && same.source().equals(source)) {
            return id;
        }
        String former = null;
        for (Map.Entry<String, LineState> each : lines.entrySet()) {
            LineState state = each.getValue();
            Claim claim =
                    state.claims() == null ? null : state.claims().bySource().get(source);
            if (claim != null && id.equals(claim.toldAs())) {
                return each.getKey();
            }
            if (state.formerIds().contains(id) && !Claims.tells(state, source)) {
                former = each.getKey();
            }
        }
        return same == null ? former : id;
    }

    private static @Nullable String alike(
            SupportLine line, Collection<SupportLine> page, String source, SortedMap<String, LineState> lines) {
        boolean twice = page.stream().anyMatch(other -> !other.id().equals(line.id()) && isAlike(line, other))
                || lines.values().stream()
                        .filter(state -> Claims.tells(state, source))
                        .map(state -> Objects.requireNonNull(
                                Claims.claim(Claims.of(state), source).line()))
                        .anyMatch(other -> isAlike(line, other));
        if (twice) {
            return null;
        }
        List<Map.Entry<String, LineState>> alike = lines.entrySet().stream()
                .filter(each -> !Claims.tells(each.getValue(), source))
                .filter(each -> isAlike(each.getValue().line(), line))
                .toList();
        return alike.size() == 1 && alike.get(0).getValue().line().identity().differsInSectionAlone(line.identity())
                ? alike.get(0).getKey()
                : null;
    }

    private static boolean isAlike(SupportLine line, SupportLine other) {
        return line.identity().equals(other.identity()) || line.identity().differsInSectionAlone(other.identity());
    }
}
