package dev.shelflife.ingest.parse;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Problem;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.source.Source;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page: bytes in, everything it tells out. Pure, and without exceptions for content of any kind: what cannot be
 * read as it stands is a {@link Problem} of the catalogue or of the line it belongs to. A page that tells nothing gives an
 * empty catalogue; whether that is a failure is for the guard to say.
 */
public final class PageParser {

    private PageParser() {}

    /** The tables of a page as its source has them read, for people who write a source; none for pages of other shapes. */
    public static List<TableSeen> tables(Page page) {
        if (page.source().shape() != Source.Shape.SUPPORT_TABLE) {
            return List.of();
        }
        Document document = Html.parse(page, new ArrayList<>());
        return SupportTables.seen(
                document, new Where(page.source(), CanonicalAddress.of(page.url()), page.fetchedAt(), page.sha256()));
    }

    /** The notes of a page or feed as its source has them read, for people who write a source; null for other shapes. */
    public static @Nullable NotesSeen notes(Page page) {
        boolean feed = page.source().shape() == Source.Shape.FEED;
        if (!feed && page.source().shape() != Source.Shape.DATED_NOTES) {
            return null;
        }
        Document document = feed ? Html.parseXml(page, new ArrayList<>()) : Html.parse(page, new ArrayList<>());
        Where where = new Where(page.source(), CanonicalAddress.of(page.url()), page.fetchedAt(), page.sha256());
        return NotesSeen.of(document, feed, where, parse(page));
    }

    /** A policy as its source has it read, for people who write a source; null for pages of other shapes. */
    public static @Nullable PolicySeen policy(Page page) {
        return page.source().shape() == Source.Shape.POLICY
                ? PolicySeen.of(Html.parse(page, new ArrayList<>()), parse(page))
                : null;
    }

    /**
     * Forgets what was learned from pages read before, so that the next is read as the first of a process is. Only the time it takes
     * can tell: for benchmarks.
     */
    public static void forget() {
        Clause.forget();
    }

    /**
     * Reads a page by the shape of its source.
     *
     * @param page as received; the charset is that of its content type, else UTF-8
     * @return the whole catalogue, in the order of the page
     */
    public static Catalogue parse(Page page) {
        List<Problem> problems = new ArrayList<>();
        boolean feed = page.source().shape() == Source.Shape.FEED;
        Document document = feed ? Html.parseXml(page, problems) : Html.parse(page, problems);
        String canonical = feed ? null : CanonicalAddress.of(document);
        Where where = new Where(
                page.source(),
                canonical == null ? CanonicalAddress.of(page.url()) : canonical,
                page.fetchedAt(),
                page.sha256());
        Reading reading =
                switch (page.source().shape()) {
                    case SUPPORT_TABLE -> SupportTables.read(document, where, problems);
                    case DATED_NOTES -> ReleaseReader.read(DatedNotes.of(document, where, problems), where, problems);
                    case FEED -> ReleaseReader.read(FeedNotes.of(document, where, problems), where, problems);
                    case POLICY -> PolicyPage.read(document, where, problems);
                };
        return new Catalogue(
                where.source().id(),
                canonical,
                page.sha256(),
                reading.headers(),
                reading.lines(),
                reading.releases(),
                reading.policies(),
                problems,
                Shapes.of(document, page.body()));
    }
}
