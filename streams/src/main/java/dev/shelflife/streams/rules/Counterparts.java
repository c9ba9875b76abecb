package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.SupportLine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the line of another page that is the same but for the caption of its section, for pages call their sections as they like.
 * Where either page has two such lines nobody can know which it is, and none is found. Lines under one caption whose ids differ are
 * meant to be two: somebody declared their sections.
 */
final class Counterparts {

    private Counterparts() {}

    /**
     * The id in the row of a line's counterpart.
     *
     * @param line new to the row
     * @param page the lines that the source tells now
     * @param lines of the row, by id
     * @return null when there is none, or more than one
     */
    static @Nullable String of(
            SupportLine line, Collection<SupportLine> page, String source, SortedMap<String, LineState> lines) {
        boolean twice = page.stream().anyMatch(other -> !other.id().equals(line.id()) && isAlike(other, line))
                || lines.values().stream()
                        .filter(state -> Claims.tells(state, source))
                        .map(state -> Objects.requireNonNull(
                                Claims.claim(Claims.of(state), source).line()))
                        .anyMatch(other -> isAlike(other, line));
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

    private static boolean isAlike(SupportLine one, SupportLine other) {
        return one.identity().equals(other.identity()) || one.identity().differsInSectionAlone(other.identity());
    }
}
