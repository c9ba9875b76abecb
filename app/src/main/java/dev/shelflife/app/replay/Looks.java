package dev.shelflife.app.replay;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Observation;
import dev.shelflife.ingest.Judgement;
import dev.shelflife.ingest.diff.CatalogueDiff;
import dev.shelflife.ingest.diff.Difference;
import dev.shelflife.ingest.fetch.FetchResult.Fetched;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.guard.CatalogueGuard;
import dev.shelflife.ingest.guard.Verdict;
import dev.shelflife.ingest.guard.Verdict.Held;
import dev.shelflife.ingest.parse.PageParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Looks at archived pages as ingest looks at live ones; remembers what was last accepted of each source. */
final class Looks {

    private final GuardMode guard;
    private final Consumer<String> said;
    private final Map<String, AcceptedCatalogue> accepted = new HashMap<>();
    private int yielding;

    /** Looks that say what the guard does not believe, and which pages yield nothing. */
    Looks(GuardMode guard, Consumer<String> said) {
        this.guard = guard;
        this.said = said;
    }

    /** How many of the pages yielded anything. */
    int yielding() {
        return yielding;
    }

    /**
     * What a page tells that is new.
     *
     * @param name what to call the page
     */
    List<Observation.Told> at(Page page, String name) {
        AcceptedCatalogue before = accepted.get(page.source().id());
        Catalogue catalogue = PageParser.parse(page);
        Verdict verdict = CatalogueGuard.check(before, catalogue);
        Difference difference;
        if (verdict instanceof Held held && guard == GuardMode.REPORT && !catalogue.isEmpty()) {
            said.accept(name + ": the guard would have held this, applied all the same: " + reasons(held));
            difference = CatalogueDiff.between(
                    before, catalogue, page.fetchedAt(), page.source().zone());
        } else {
            if (verdict instanceof Held held) {
                said.accept(name + ": " + (catalogue.isEmpty() ? "nothing changes: " : "held: ") + reasons(held));
            }
            difference = Judgement.of(before, page.source(), page.fetchedAt(), new Fetched(page), catalogue);
        }
        if (!catalogue.isEmpty()) {
            yielding++;
        }
        accepted.put(page.source().id(), difference.next());
        return difference.observations();
    }

    private static String reasons(Held held) {
        return String.join("; ", held.reasons());
    }
}
