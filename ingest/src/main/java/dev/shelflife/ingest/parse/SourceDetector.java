package dev.shelflife.ingest.parse;

import dev.shelflife.ingest.source.HeaderWords;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.Source.Shape;
import dev.shelflife.ingest.source.Sources;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which source a page is of when nobody says: by the address that it gives as its own, in whatever locale, mirror
 * or former product name; by the address it was fetched from; else by its shape and by what it speaks of. A page that fits two
 * sources fits none.
 */
public final class SourceDetector {

    private static final Pattern RELEASE_NOTES = Pattern.compile("(?i)\\brelease[ -]notes\\b|\\bchange ?log\\b");
    private static final String FEED = "feed, rss";

    /**
     * A source, and by what it was found.
     *
     * @param source the one that the page is of
     * @param why in words, for people
     */
    public record Detection(Source source, String why) {}

    /** What of a page counts: its shapes, and its words in lower case, with the addresses of its links. */
    private record Look(@Nullable Shape shape, boolean ends, String words) {

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

        int spokenOf(Source source) {
            String plain = words.replace('-', ' ');
            return count(plain, source.service().replace('-', ' '))
                    + count(plain, source.service().replace("-", ""));
        }
    }

    private SourceDetector() {}

    /** The built-in source that a page is of, and why; the bytes are read as UTF-8. */
    public static Optional<Detection> explain(byte[] body) {
        return explain(body, null, Sources.BUILT_IN);
    }

    /** The built-in source that a page is of; the bytes are read as UTF-8. */
    public static Optional<Source> detect(byte[] body) {
        return detect(body, Sources.BUILT_IN);
    }

    /**
     * The source that a page is of.
     *
     * @param body read as UTF-8
     * @param among the sources to choose from
     */
    public static Optional<Source> detect(byte[] body, List<Source> among) {
        return explain(body, null, among).map(Detection::source);
    }

    /**
     * The source that a page is of, and why.
     *
     * @param body read as UTF-8
     * @param fetchedFrom counts where the page gives no address of its own that is known; null when nobody knows
     * @param among the sources to choose from
     */
    public static Optional<Detection> explain(byte[] body, @Nullable URI fetchedFrom, List<Source> among) {
        Document document = Html.parse(body, StandardCharsets.UTF_8, "");
        String own = CanonicalAddress.of(document);
        Optional<Detection> byAddress = own == null
                ? Optional.empty()
                : at(own, among).map(source -> new Detection(source, "the page gives its own address as " + own));
        if (byAddress.isEmpty() && fetchedFrom != null) {
            String from = CanonicalAddress.of(fetchedFrom);
            byAddress = at(from, among).map(source -> new Detection(source, "it was fetched from " + from));
        }
        return byAddress.or(() -> byShape(document, among));
    }

    private static Optional<Source> at(String address, List<Source> among) {
        return among.stream()
                .filter(source -> Stream.concat(Stream.of(source.url()), source.aliases().stream())
                        .anyMatch(each -> CanonicalAddress.of(each).equals(address)))
                .findFirst();
    }

    /** Of the sources of its shape whose marks are all there, the one with most marks; then the one most spoken of. */
    private static Optional<Detection> byShape(Document document, List<Source> among) {
        String words = wordsOf(document);
        Map<HeaderWords, Look> looks = new HashMap<>(); // most sources understand the same headers
        Look look = look(document, HeaderWords.BUILT_IN, words);
        looks.put(HeaderWords.BUILT_IN, look);
        List<Source> fitting = among.stream()
                .filter(source -> look.marks(source) >= 0)
                .filter(source -> looks.computeIfAbsent(
                                source.tables().headers(), headers -> look(document, headers, words))
                        .fits(source))
                .toList();
        List<Source> marked = most(fitting, look::marks);
        List<Source> spokenOf = marked.size() == 1 && look.marks(marked.get(0)) > 0
                ? marked
                : most(marked, look::spokenOf).stream()
                        .filter(source -> look.spokenOf(source) > 0)
                        .toList();
        return spokenOf.size() != 1
                ? Optional.empty()
                : Optional.of(new Detection(
                        spokenOf.get(0),
                        "its shape is that of " + words(spokenOf.get(0).shape()) + ", and it speaks of "
                                + spokenOf.get(0).product()));
    }

    private static List<Source> most(List<Source> sources, ToIntFunction<Source> by) {
        int most = sources.stream().mapToInt(by).max().orElse(0);
        return sources.stream().filter(source -> by.applyAsInt(source) == most).toList();
    }

    private static String words(Shape shape) {
        return switch (shape) {
            case SUPPORT_TABLE -> "support tables";
            case DATED_NOTES -> "release notes";
            case FEED -> "a feed";
            case POLICY -> "a policy";
        };
    }

    private static String wordsOf(Document document) {
        return (document.title() + " " + document.text() + " "
                        + String.join(" ", document.select("a[href]").eachAttr("href")))
                .toLowerCase(Locale.ROOT);
    }

    /** By being a feed, by the tables' headers, else by notes or the page's title. */
    private static Look look(Document document, HeaderWords headers, String words) {
        if (document.selectFirst(FEED) != null) {
            return new Look(Shape.FEED, false, words);
        }
        boolean images = false;
        for (Element table : document.select("table")) {
            TableHead head = TableHead.of(TableGrid.of(table).rows(), headers::roleOf);
            if (head != null && head.hasEnds()) {
                return new Look(Shape.SUPPORT_TABLE, true, words);
            }
            images |= head != null && head.hasImages();
        }
        Element title = document.selectFirst("h1");
        boolean notes = !document.select(DatedNotes.NOTES).isEmpty()
                || RELEASE_NOTES
                        .matcher(title == null ? document.title() : Html.heading(title))
                        .find();
        return new Look(
                notes
                        ? Shape.DATED_NOTES
                        : images ? Shape.SUPPORT_TABLE : PolicyPage.isOne(document) ? Shape.POLICY : null,
                false,
                words);
    }

    private static int count(String words, String phrase) {
        int count = 0;
        for (int at = words.indexOf(phrase); at >= 0; at = words.indexOf(phrase, at + phrase.length())) {
            count++;
        }
        return count;
    }
}
