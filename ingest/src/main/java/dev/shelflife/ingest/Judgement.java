package dev.shelflife.ingest;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Command.ReleaseQuarantine;
import dev.shelflife.ingest.diff.CatalogueDiff;
import dev.shelflife.ingest.diff.Difference;
import dev.shelflife.ingest.diff.ToldOtherwise;
import dev.shelflife.ingest.fetch.FetchResult;
import dev.shelflife.ingest.fetch.FetchResult.Failure;
import dev.shelflife.ingest.fetch.FetchResult.Fetched;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.guard.Absurdities;
import dev.shelflife.ingest.guard.AgreementRule;
import dev.shelflife.ingest.guard.CatalogueGuard;
import dev.shelflife.ingest.guard.GuardCheck;
import dev.shelflife.ingest.guard.Quarantine;
import dev.shelflife.ingest.guard.Redated;
import dev.shelflife.ingest.guard.Verdict;
import dev.shelflife.ingest.guard.Verdict.Held;
import dev.shelflife.ingest.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What follows from a look. Pure. */
public final class Judgement {

    /** What is wrong with a page that fails rather than is doubted: there is nothing to doubt. */
    private static final Set<GuardCheck> JUST_NOTHING = Set.of(GuardCheck.YIELDS_NOTHING, GuardCheck.TRUNCATION);

    private Judgement() {}

    /** Judges a look of whose quarantine nobody has released anything. */
    public static Difference of(
            @Nullable AcceptedCatalogue before,
            Source source,
            Instant at,
            FetchResult result,
            @Nullable Catalogue catalogue) {
        return of(before, source, at, result, catalogue, List.of());
    }

    /**
     * Judges a look.
     *
     * @param before what was last accepted, null when the source was never looked at
     * @param at domain time of the look
     * @param catalogue what the page yields; there when {@code result} is {@link Fetched}, unless the page {@link #isAccepted}
     * @param releases what people have released of what is held
     */
    public static Difference of(
            @Nullable AcceptedCatalogue before,
            Source source,
            Instant at,
            FetchResult result,
            @Nullable Catalogue catalogue,
            List<ReleaseQuarantine> releases) {
        return of(before, source, at, result, catalogue, releases, Set.of());
    }

    /**
     * Judges a look among what other sources tell.
     *
     * @param known framework versions that other sources have lines of at this time
     */
    public static Difference of(
            @Nullable AcceptedCatalogue before,
            Source source,
            Instant at,
            FetchResult result,
            @Nullable Catalogue catalogue,
            List<ReleaseQuarantine> releases,
            Set<String> known) {
        return judged(before, source, at, result, catalogue, releases, known).withStaleAfter(source.staleAfter());
    }

    private static Difference judged(
            @Nullable AcceptedCatalogue before,
            Source source,
            Instant at,
            FetchResult result,
            @Nullable Catalogue catalogue,
            List<ReleaseQuarantine> releases,
            Set<String> known) {
        if (result instanceof Fetched fetched && catalogue != null) {
            return read(before, fetched.page(), told(before, catalogue), releases, known);
        }
        if (result instanceof Fetched fetched) {
            return isAccepted(before, fetched.page()) && before != null
                    ? CatalogueDiff.notModified(before, at)
                            .withValidators(
                                    fetched.page().etag(), fetched.page().lastModified())
                    : CatalogueDiff.failed(before, source.id(), at, "the page was not read");
        }
        if (result instanceof Failure failure) {
            return CatalogueDiff.failed(before, source.id(), at, failure.reason());
        }
        if (before == null) {
            return CatalogueDiff.failed(null, source.id(), at, "the server says that a page we never had is unchanged");
        }
        Quarantine quarantine = Quarantine.unchanged(before);
        return CatalogueDiff.notModified(before, at).withQuarantine(quarantine.held(), quarantine.ended());
    }

    /**
     * Whether a page is the one whose facts are accepted, all of them: reading it again would tell nothing. What is held of a page
     * has to be seen again to be believed.
     */
    static boolean isAccepted(@Nullable AcceptedCatalogue before, Page page) {
        return before != null && before.quarantine().isEmpty() && page.sha256().equals(before.sha256());
    }

    /** The catalogue with what is odd in it, by itself or against what was accepted, among its problems. */
    public static Catalogue told(@Nullable AcceptedCatalogue before, Catalogue catalogue) {
        return Redated.told(before, ToldOtherwise.told(before, Absurdities.told(catalogue)));
    }

    private static Difference read(
            @Nullable AcceptedCatalogue before,
            Page page,
            Catalogue catalogue,
            List<ReleaseQuarantine> releases,
            Set<String> known) {
        String source = page.source().id();
        Instant at = page.fetchedAt();
        Verdict verdict = CatalogueGuard.check(before, catalogue);
        if (verdict instanceof Held held && catalogue.isEmpty() && JUST_NOTHING.containsAll(held.checks())) {
            return CatalogueDiff.failed(before, source, at, String.join("; ", held.reasons()));
        }
        Quarantine quarantine = Quarantine.settle(before, catalogue, verdict, releases, AgreementRule.DEFAULT, at);
        if (verdict instanceof Held held && quarantine.pageHeld()) {
            return CatalogueDiff.held(before, source, at, held.reasons())
                    .withQuarantine(quarantine.held(), quarantine.ended());
        }
        Set<String> lines = quarantine.lines();
        Difference difference = CatalogueDiff.between(
                        before, catalogue, at, page.source().zone(), lines, known)
                .withPrecedence(page.source().precedence())
                .withQuarantine(quarantine.held(), quarantine.ended());
        // A page of which something is held is asked for in full, so that the next look can agree or not.
        return lines.isEmpty() ? difference.withValidators(page.etag(), page.lastModified()) : difference;
    }
}
