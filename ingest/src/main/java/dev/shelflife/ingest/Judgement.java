package dev.shelflife.ingest;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.Catalogue;
import dev.shelflife.ingest.diff.CatalogueDiff;
import dev.shelflife.ingest.diff.Difference;
import dev.shelflife.ingest.fetch.FetchResult;
import dev.shelflife.ingest.fetch.FetchResult.Failure;
import dev.shelflife.ingest.fetch.FetchResult.Fetched;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.guard.CatalogueGuard;
import dev.shelflife.ingest.guard.Verdict;
import dev.shelflife.ingest.guard.Verdict.Held;
import dev.shelflife.ingest.source.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What follows from a look. Pure. */
public final class Judgement {

    private Judgement() {}

    /**
     * Judges a look.
     *
     * @param before what was last accepted, null when the source was never looked at
     * @param at domain time of the look
     * @param catalogue what the page yields; there when {@code result} is {@link Fetched}, unless the page {@link #isAccepted}
     */
    public static Difference of(
            @Nullable AcceptedCatalogue before,
            Source source,
            Instant at,
            FetchResult result,
            @Nullable Catalogue catalogue) {
        if (result instanceof Fetched fetched && catalogue != null) {
            return read(before, fetched.page(), catalogue);
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
        return before == null
                ? CatalogueDiff.failed(null, source.id(), at, "the server says that a page we never had is unchanged")
                : CatalogueDiff.notModified(before, at);
    }

    /** Whether a page is the one whose facts are accepted: reading it again would tell nothing. */
    static boolean isAccepted(@Nullable AcceptedCatalogue before, Page page) {
        return before != null && page.sha256().equals(before.sha256());
    }

    private static Difference read(@Nullable AcceptedCatalogue before, Page page, Catalogue catalogue) {
        String source = page.source().id();
        Verdict verdict = CatalogueGuard.check(before, catalogue);
        if (verdict instanceof Held held) {
            return catalogue.isEmpty()
                    ? CatalogueDiff.failed(before, source, page.fetchedAt(), String.join("; ", held.reasons()))
                    : CatalogueDiff.held(before, source, page.fetchedAt(), held.reasons());
        }
        return CatalogueDiff.between(
                        before, catalogue, page.fetchedAt(), page.source().zone())
                .withValidators(page.etag(), page.lastModified());
    }
}
