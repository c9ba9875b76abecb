package dev.shelflife.ingest.parse;

import dev.shelflife.ingest.source.ColumnRole;
import dev.shelflife.ingest.source.HeaderWords;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.Source.Shape;
import dev.shelflife.ingest.source.Sources;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which source a page is of when nobody says: by the address that it gives as its own, in whatever locale, mirror
 * or former product name; else by its shape and by the service it speaks of. A page that fits two sources fits none.
 */
public final class SourceDetector {

    private static final Pattern RELEASE_NOTES = Pattern.compile("(?i)\\brelease[ -]notes\\b");

    /**
     * A source, and by what it was found.
     *
     * @param source the one that the page is of
     * @param why in words, for people
     */
    public record Detection(Source source, String why) {}

    private SourceDetector() {}

    /** The built-in source that a page is of, and why; the bytes are read as UTF-8. */
    public static Optional<Detection> explain(byte[] body) {
        return explain(body, Sources.BUILT_IN);
    }

    /** The built-in source that a page is of; the bytes are read as UTF-8. */
    public static Optional<Source> detect(byte[] body) {
        return detect(body, Sources.BUILT_IN);
    }

    /** The built-in source whose page an address leads to, in whatever locale, mirror or former product name. */
    public static Optional<Source> ofAddress(URI address) {
        String canonical = CanonicalAddress.of(address);
        return Sources.BUILT_IN.stream()
                .filter(source -> CanonicalAddress.of(source.url()).equals(canonical))
                .findFirst();
    }

    /**
     * The source that a page is of.
     *
     * @param body read as UTF-8
     * @param among the sources to choose from
     */
    public static Optional<Source> detect(byte[] body, List<Source> among) {
        return explain(body, among).map(Detection::source);
    }

    private static Optional<Detection> explain(byte[] body, List<Source> among) {
        Document document = Html.parse(body, StandardCharsets.UTF_8, "");
        String canonical = CanonicalAddress.of(document);
        if (canonical != null) {
            List<Source> byAddress = among.stream()
                    .filter(source -> CanonicalAddress.of(source.url()).equals(canonical))
                    .toList();
            if (!byAddress.isEmpty()) {
                return Optional.of(new Detection(byAddress.get(0), "the page gives its own address as " + canonical));
            }
        }
        Shape shape = shape(document);
        List<Source> byShape =
                among.stream().filter(source -> source.shape() == shape).toList();
        return mostSpokenOf(document, byShape)
                .map(source -> new Detection(
                        source,
                        "its shape is that of " + words(source.shape()) + ", and it speaks of " + source.product()));
    }

    private static String words(Shape shape) {
        return switch (shape) {
            case SUPPORT_TABLE -> "support tables";
            case DATED_NOTES -> "release notes";
            case FEED -> "a feed";
            case POLICY -> "a policy";
        };
    }

    /** By the tables' headers, else by notes or the page's title, else by the labels of a policy. */
    private static @Nullable Shape shape(Document document) {
        boolean table = document.select("th, tr:first-child > td").stream()
                .anyMatch(cell -> HeaderWords.BUILT_IN.roleOf(Html.text(cell)) == ColumnRole.END_OF_PATCH);
        if (table) {
            return Shape.SUPPORT_TABLE;
        }
        Element title = document.selectFirst("h1");
        boolean notes = !document.select(DatedNotes.NOTES).isEmpty()
                || RELEASE_NOTES
                        .matcher(title == null ? document.title() : Html.heading(title))
                        .find();
        return notes ? Shape.DATED_NOTES : PolicyPage.isOne(document) ? Shape.POLICY : null;
    }

    private static Optional<Source> mostSpokenOf(Document document, List<Source> sources) {
        String words = (document.title() + " " + document.text() + " "
                        + String.join(" ", document.select("a[href]").eachAttr("href")))
                .toLowerCase(Locale.ROOT)
                .replace('-', ' ');
        Source best = null;
        int most = 0;
        boolean tie = false;
        for (Source source : sources) {
            int count = count(words, source.service().replace('-', ' '))
                    + count(words, source.service().replace("-", ""));
            if (count > most) {
                most = count;
                best = source;
                tie = false;
            } else if (count == most && count > 0) {
                tie = true;
            }
        }
        return tie ? Optional.empty() : Optional.ofNullable(best);
    }

    private static int count(String words, String phrase) {
        int count = 0;
        for (int at = words.indexOf(phrase); at >= 0; at = words.indexOf(phrase, at + phrase.length())) {
            count++;
        }
        return count;
    }
}
