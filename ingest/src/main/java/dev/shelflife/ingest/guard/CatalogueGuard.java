package dev.shelflife.ingest.guard;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.ingest.guard.Verdict.Accepted;
import dev.shelflife.ingest.guard.Verdict.Held;
import dev.shelflife.ingest.guard.Verdict.HeldRows;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a broken or rebuilt page from being read as the end of everything. Only the shape of the page and of the difference is
 * judged: what a vendor publishes is accepted, however absurd, and told as a problem elsewhere.
 */
public final class CatalogueGuard {

    private CatalogueGuard() {}

    /**
     * Judges a catalogue by all checks.
     *
     * @param before what was last accepted, null when nothing ever was
     * @param after what the page yields now
     * @return {@link Held} when the whole page is doubtful, {@link HeldRows} when only some of its lines are
     */
    public static Verdict check(@Nullable AcceptedCatalogue before, Catalogue after) {
        return check(before, after, GuardCheck.ALL);
    }

    /** Judges a catalogue by some of the checks; for tests of what each is good for. */
    public static Verdict check(@Nullable AcceptedCatalogue before, Catalogue after, Set<GuardCheck> enabled) {
        AcceptedCatalogue then = before == null || before.sha256().isEmpty() ? null : before;
        List<String> page = new ArrayList<>();
        Set<GuardCheck> checks = EnumSet.noneOf(GuardCheck.class);
        SortedMap<String, List<String>> rows = new TreeMap<>();
        for (GuardCheck check : GuardCheck.values()) {
            // Of a page that yields nothing there is no difference worth telling.
            if (!enabled.contains(check) || (after.isEmpty() && check.isAgreeable())) {
                continue;
            }
            Doubts doubts = check.check(then, after);
            page.addAll(doubts.page());
            if (!doubts.page().isEmpty()) {
                checks.add(check);
            }
            doubts.rows().forEach((id, reasons) -> rows.merge(id, reasons, CatalogueGuard::both));
        }
        if (!page.isEmpty()) {
            return new Held(page, checks);
        }
        return rows.isEmpty() ? new Accepted() : new HeldRows(rows);
    }

    private static List<String> both(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
