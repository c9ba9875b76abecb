package dev.shelflife.ingest.diff;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.AcceptedCatalogue.Fact;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Releases that were told before with other content, such as other image names. What was told stays, and nothing is told
 * again; that the page says something else is a problem for as long as it does.
 */
public final class ToldOtherwise {

    private ToldOtherwise() {}

    /** The catalogue with such releases among its problems. */
    public static Catalogue told(@Nullable AcceptedCatalogue before, Catalogue catalogue) {
        if (before == null) {
            return catalogue;
        }
        List<Problem> problems = new ArrayList<>(catalogue.problems());
        for (ImageRelease release : catalogue.releases()) {
            Fact known = before.releases().get(release.id());
            if (known != null && known.note() != null && !known.hash().equals(FactHash.of(release))) {
                problems.add(new Problem(
                        catalogue.source() + " \u203a note of " + release.releasedOn() + " ("
                                + release.provenance().entryId() + ")",
                        release.text(),
                        "told before with other content, such as image names or label; what was told first stays",
                        false));
            }
        }
        return problems.size() == catalogue.problems().size() ? catalogue : catalogue.withProblems(problems);
    }
}
