package dev.shelflife.app.replay;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.SourceChecked;
import dev.shelflife.events.Quarantined.Ending;
import dev.shelflife.events.SupportLine;
import dev.shelflife.ingest.Judgement;
import dev.shelflife.ingest.diff.CatalogueDiff;
import dev.shelflife.ingest.diff.Difference;
import dev.shelflife.ingest.fetch.FetchResult.Fetched;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.guard.CatalogueGuard;
import dev.shelflife.ingest.guard.Verdict;
import dev.shelflife.ingest.guard.Verdict.Held;
import dev.shelflife.ingest.guard.Verdict.HeldRows;
import dev.shelflife.ingest.parse.PageParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        Difference difference = guard == GuardMode.REPORT
                ? reported(before, page, catalogue, name)
                : enforced(before, page, catalogue, name);
        if (!catalogue.isEmpty()) {
            yielding++;
        }
        accepted.put(page.source().id(), difference.next());
        return difference.observations();
    }

    /** All is applied but a page that yields nothing, for that tells nothing. */
    private Difference reported(@Nullable AcceptedCatalogue before, Page page, Catalogue catalogue, String name) {
        Verdict verdict = CatalogueGuard.check(before, catalogue);
        if (catalogue.isEmpty()) {
            said.accept(name + ": nothing changes: " + (verdict instanceof Held held ? reasons(held) : "it is empty"));
            return judged(before, page, catalogue);
        }
        if (verdict instanceof Held held) {
            said.accept(name + ": the guard would have held this, applied all the same: " + reasons(held));
        } else if (verdict instanceof HeldRows some) {
            some.rows()
                    .forEach((line, reasons) -> said.accept(name + ": the guard would have held line " + line
                            + " of " + subject(catalogue, line) + ", applied all the same: "
                            + String.join("; ", reasons)));
        }
        return CatalogueDiff.between(
                        before,
                        Judgement.told(before, catalogue),
                        page.fetchedAt(),
                        page.source().zone(),
                        Set.of(),
                        known())
                .withPrecedence(page.source().precedence());
    }

    private Difference enforced(@Nullable AcceptedCatalogue before, Page page, Catalogue catalogue, String name) {
        Difference difference = judged(before, page, catalogue);
        SourceChecked checked = difference.checked();
        if (checked.outcome() == CheckOutcome.FAILED || checked.outcome() == CheckOutcome.HELD) {
            said.accept(name + ": " + (checked.outcome() == CheckOutcome.FAILED ? "nothing changes: " : "held: ")
                    + checked.reason());
        }
        checked.quarantine().stream()
                .filter(held -> held.line() != null)
                .forEach(held -> said.accept(name + ": held: line " + held.line() + " of " + held.subject() + ": "
                        + String.join("; ", held.reasons())));
        checked.ended().stream()
                .filter(end -> end.how() == Ending.AGREED)
                .forEach(end -> said.accept(name + ": believed now, for later pages agree: "
                        + (end.line() == null ? "the page" : "line " + end.line())));
        return difference;
    }

    private Difference judged(@Nullable AcceptedCatalogue before, Page page, Catalogue catalogue) {
        return Judgement.of(before, page.source(), page.fetchedAt(), new Fetched(page), catalogue, List.of(), known());
    }

    /** The framework versions that any page accepted so far has lines of. */
    private Set<String> known() {
        return accepted.values().stream()
                .flatMap(each -> each.lines().values().stream())
                .map(AcceptedCatalogue.Fact::subject)
                .collect(Collectors.toSet());
    }

    private static String subject(Catalogue catalogue, String id) {
        return catalogue.lines().stream()
                .filter(line -> line.id().equals(id))
                .map(SupportLine::key)
                .findFirst()
                .orElse("?");
    }

    private static String reasons(Held held) {
        return String.join("; ", held.reasons());
    }
}
