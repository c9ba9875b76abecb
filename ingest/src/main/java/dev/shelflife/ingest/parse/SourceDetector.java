package dev.shelflife.ingest.parse;

import dev.shelflife.ingest.source.HeaderWords;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.Source.Shape;
import dev.shelflife.ingest.source.Sources;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which source a page is of when nobody says: by the address that it gives as its own, in whatever locale, mirror
 * or former product name; by the address it was fetched from; else by its shape and by what it speaks of. A page that fits two
 * sources fits none.
 */
public final class SourceDetector {

    /**
     * A source, and by what it was found.
     *
     * @param source the one that the page is of
     * @param why in words, for people
     */
    public record Detection(Source source, String why) {}

    /**
     * What came of looking for a page's source.
     *
     * @param detection null when there is none, or more than one
     * @param candidates sources that the page fits equally well; empty when it fits one or none
     * @param why in words, why there is no detection; empty when there is one
     */
    public record Finding(@Nullable Detection detection, List<Source> candidates, String why) {
        /** Copies, so that it is a value. */
        public Finding {
            candidates = List.copyOf(candidates);
        }

        static Finding of(Detection found) {
            return new Finding(found, List.of(), "");
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
        return Optional.ofNullable(find(body, fetchedFrom, among).detection());
    }

    /**
     * The source that a page is of, or why there is none and which it may be of. The parameters are those of
     * {@link #explain(byte[], URI, List)}.
     */
    public static Finding find(byte[] body, @Nullable URI fetchedFrom, List<Source> among) {
        Document document = Html.parse(body, StandardCharsets.UTF_8, "");
        String own = CanonicalAddress.of(document);
        Optional<Detection> byAddress = own == null
                ? Optional.empty()
                : at(own, among).map(source -> new Detection(source, "the page gives its own address as " + own));
        if (byAddress.isEmpty() && fetchedFrom != null) {
            String from = CanonicalAddress.of(fetchedFrom);
            byAddress = at(from, among).map(source -> new Detection(source, "it was fetched from " + from));
        }
        return byAddress.map(Finding::of).orElseGet(() -> byShape(document, among));
    }

    private static Optional<Source> at(String address, List<Source> among) {
        return among.stream()
                .filter(source -> Stream.concat(Stream.of(source.url()), source.aliases().stream())
                        .anyMatch(each -> CanonicalAddress.of(each).equals(address)))
                .findFirst();
    }

    /** Of the sources of its shape whose marks are all there, the one with most marks; then the one in its title; then the one most spoken of. */
    private static Finding byShape(Document document, List<Source> among) {
        PageLook look = PageLook.of(document, HeaderWords.BUILT_IN);
        Map<HeaderWords, PageLook> looks = new HashMap<>(); // most sources understand the same headers
        looks.put(HeaderWords.BUILT_IN, look);
        List<Source> fitting = among.stream()
                .filter(source -> look.marks(source) >= 0)
                .filter(source -> looks.computeIfAbsent(
                                source.tables().headers(), headers -> PageLook.of(document, headers))
                        .fits(source))
                .toList();
        List<Source> marked = most(fitting, look::marks);
        boolean known = marked.size() == 1 && look.marks(marked.get(0)) > 0;
        List<Source> best = known
                ? marked
                : most(most(marked, look::titled), look::spokenOf).stream()
                        .filter(source -> look.spokenOf(source) > 0)
                        .toList();
        if (best.size() == 1) {
            Source one = best.get(0);
            return Finding.of(new Detection(
                    one,
                    "its shape is that of " + words(one.shape()) + ", and "
                            + (known ? "it has the marks of " : "it speaks of ") + one.product()));
        }
        return new Finding(null, best, why(look, best));
    }

    private static String why(PageLook look, List<Source> best) {
        Shape shape = look.shape();
        if (shape == null) {
            return "it has neither support tables nor notes, and is neither a feed nor a policy";
        }
        return "its shape is that of " + words(shape) + ", "
                + (best.isEmpty()
                        ? "but it has the marks of no source and speaks of none"
                        : "and it fits these sources equally well: "
                                + best.stream().map(Source::id).collect(Collectors.joining(", ")));
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
}
