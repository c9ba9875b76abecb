package dev.shelflife.app.story;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Observation;
import dev.shelflife.ingest.diff.CatalogueDiff;
import dev.shelflife.ingest.diff.Difference;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.guard.CatalogueGuard;
import dev.shelflife.ingest.guard.Verdict;
import dev.shelflife.ingest.parse.PageParser;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.Sources;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What looks at pages would tell, without a broker: the pure steps of ingest, one after the other. */
public final class StoryHistory {

    private final Map<String, AcceptedCatalogue> accepted = new HashMap<>();

    /**
     * Looks at pages.
     *
     * @return what is new, by source in the order of their ids
     */
    public List<Observation.Told> look(Map<String, String> htmlBySource, Instant at) {
        List<Observation.Told> told = new ArrayList<>();
        new TreeMap<>(htmlBySource).forEach((id, html) -> {
            Source source = Sources.find(id).orElseThrow();
            Catalogue catalogue = PageParser.parse(Page.of(source, at, html.getBytes(StandardCharsets.UTF_8)));
            AcceptedCatalogue before = accepted.get(id);
            if (CatalogueGuard.check(before, catalogue) instanceof Verdict.Held held) {
                throw new IllegalArgumentException("a page of the story is not believed: " + held.reasons());
            }
            Difference difference = CatalogueDiff.between(before, catalogue, at, source.zone())
                    .withStaleAfter(Duration.ofDays(3_650)); // the story looks rarely
            accepted.put(id, difference.next());
            told.addAll(difference.observations());
        });
        return told;
    }
}
