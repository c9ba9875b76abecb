package dev.shelflife.app.replay;

import dev.shelflife.ingest.parse.SourceDetector;
import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.Sources;
import dev.shelflife.yaml.Suggestion;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sources that an archive's pages may be of. */
final class KnownSources {

    /** What can be a page. A crawl also holds images and styles, some of them at a page's address with another query. */
    private static final Pattern PAGE =
            Pattern.compile("(text/(html|plain|markdown|xml)|application/(.+\\+)?(xml|json))\\s*(;.*)?");

    private KnownSources() {}

    /**
     * The source with an id.
     *
     * @throws IllegalArgumentException when there is none; suggests the one that was probably meant
     */
    static Source require(String id) {
        return Sources.find(id)
                .orElseThrow(() -> new IllegalArgumentException("no source '" + id + "'"
                        + Suggestion.clause(
                                id, Sources.BUILT_IN.stream().map(Source::id).toList())));
    }

    /** The source that a page is of: by the address that was asked, else by the page itself. */
    static Optional<Source> detect(URI url, @Nullable String contentType, byte[] body) {
        if (contentType != null
                && !PAGE.matcher(contentType.strip().toLowerCase(Locale.ROOT)).matches()) {
            return Optional.empty();
        }
        return SourceDetector.ofAddress(url).or(() -> SourceDetector.detect(body));
    }
}
