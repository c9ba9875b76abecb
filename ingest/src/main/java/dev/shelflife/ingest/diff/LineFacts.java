package dev.shelflife.ingest.diff;

import static java.util.stream.Collectors.groupingBy;

import dev.shelflife.events.AcceptedCatalogue.Fact;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.identity.Ids;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is kept of lines, to compare the next look with. */
public final class LineFacts {

    private LineFacts() {}

    /** The facts of lines by id. Of rows with one id, which is a slip of the page, the later one counts. */
    public static SortedMap<String, Fact> of(List<SupportLine> rows) {
        SortedMap<String, Fact> facts = new TreeMap<>();
        rows.stream().collect(groupingBy(SupportLine::id)).forEach((id, same) -> facts.put(id, fact(same)));
        return facts;
    }

    private static Fact fact(List<SupportLine> rows) {
        SupportLine line = rows.get(rows.size() - 1);
        return new Fact(
                line.key(),
                FactHash.of(rows),
                line.identity(),
                line.endOfPatch(),
                line.endOfAvailability(),
                line.patchVersion(),
                null,
                line.images().isEmpty() ? null : Ids.of("images", line.images()));
    }
}
