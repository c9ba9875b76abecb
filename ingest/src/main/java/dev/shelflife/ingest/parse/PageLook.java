package dev.shelflife.ingest.parse;

import dev.shelflife.ingest.source.HeaderWords;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.Source.Shape;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What of a page counts for finding its source.
 *
 * @param shape null when it has none of ours
 * @param ends whether its tables publish ends
 * @param words of all of it, in lower case, with the addresses of its links
 * @param title its title and its first heading, in lower case
 */
record PageLook(@Nullable Shape shape, boolean ends, String words, String title) {

    private static final Pattern RELEASE_NOTES = Pattern.compile("(?i)\\brelease[ -]notes\\b|\\bchange ?log\\b");
    private static final String FEED = "feed, rss";

    /** By being a feed, by the tables' headers, else by notes or the page's title. */
    static PageLook of(Document document, HeaderWords headers) {
        Element first = document.selectFirst("h1");
        String heading = first == null ? "" : Html.heading(first);
        String title = (document.title() + " " + heading).toLowerCase(Locale.ROOT);
        String words = (document.title() + " " + document.text() + " "
                        + String.join(" ", document.select("a[href]").eachAttr("href")))
                .toLowerCase(Locale.ROOT);
        if (document.selectFirst(FEED) != null) {
            return new PageLook(Shape.FEED, false, words, title);
        }
        boolean images = false;
        for (Element table : document.select("table")) {
            TableHead head = TableHead.of(TableGrid.of(table).rows(), headers::roleOf);
            if (head != null && head.hasEnds()) {
                return new PageLook(Shape.SUPPORT_TABLE, true, words, title);
            }
            images |= head != null && head.hasImages();
        }
        boolean notes = !document.select(DatedNotes.NOTES).isEmpty()
                || RELEASE_NOTES
                        .matcher(first == null ? document.title() : heading)
                        .find();
        Shape shape = notes
                ? Shape.DATED_NOTES
                : images ? Shape.SUPPORT_TABLE : PolicyPage.isOne(document) ? Shape.POLICY : null;
        return new PageLook(shape, false, words, title);
    }

    boolean fits(Source source) {
        return source.shape() == shape
                && (shape != Shape.SUPPORT_TABLE || source.tables().dated() == ends);
    }

    /** How many of a source's marks there are; -1 when one is missing. */
    int marks(Source source) {
        return source.marks().stream().allMatch(mark -> mark.matcher(words).find())
                ? source.marks().size()
                : -1;
    }

    /** 1 when the title names the source's service or product, else 0. */
    int titled(Source source) {
        boolean named =
                spokenOf(title, source) > 0 || title.contains(source.product().toLowerCase(Locale.ROOT));
        return named ? 1 : 0;
    }

    /** How often the page names the source's service. */
    int spokenOf(Source source) {
        return spokenOf(words, source);
    }

    private static int spokenOf(String text, Source source) {
        return count(text.replace('-', ' '), source.service().replace('-', ' '))
                + count(text.replace('-', ' '), source.service().replace("-", ""));
    }

    private static int count(String words, String phrase) {
        int count = 0;
        for (int at = words.indexOf(phrase); at >= 0; at = words.indexOf(phrase, at + phrase.length())) {
            count++;
        }
        return count;
    }
}
