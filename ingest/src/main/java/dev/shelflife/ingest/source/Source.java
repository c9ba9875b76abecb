package dev.shelflife.ingest.source;

import dev.shelflife.events.dates.DateText.NumericOrder;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page that is watched: where it is, how it is built, and what its words mean. Told by one YAML file, see {@link SourceFile}.
 *
 * @param id such as {@code google-dlc-table}
 * @param shape how the page is built
 * @param service slug of the service whose images the page tells of, where no section says otherwise
 * @param product the vendor's name for it, for people
 * @param url its address, in English where there is a choice
 * @param aliases other addresses of the same page: former ones, other renderings
 * @param marks what the page says in any case, for finding out that a page without an address is this one; all of them must be there
 * @param language of the page as fetched, such as {@code en}; pages in others are read all the same
 * @param zone the zone that its dates are in; UTC where the vendor names none
 * @param numericOrder how it writes numeric dates with slashes
 * @param precedence among sources that tell the same line: the higher one is believed
 * @param interval between two looks; null: the installation's
 * @param tables how its tables are to be read
 * @param notes how its notes are to be read
 * @param staleAfter for how long it may go without being read or confirmed; null: see {@link #limited}
 */
public record Source(
        String id,
        Shape shape,
        String service,
        String product,
        URI url,
        List<URI> aliases,
        List<Pattern> marks,
        String language,
        ZoneId zone,
        NumericOrder numericOrder,
        int precedence,
        @Nullable Duration interval,
        TableRules tables,
        NoteRules notes,
        @Nullable Duration staleAfter) {

    /** However often it is looked at, a source may go without for so long: a site's bad day is nobody's alarm. */
    static final Duration LEAST_STALE_AFTER = Duration.ofHours(24);

    /** So many intervals without one look that went well. */
    static final int INTERVALS_UNTIL_STALE = 3;

    /** How a page is built. */
    public enum Shape {
        /** Tables of versions with end dates under captions. */
        SUPPORT_TABLE,
        /** Headings with dates, and notes below each. */
        DATED_NOTES,
        /** An Atom or RSS feed whose entries hold notes. */
        FEED,
        /** Prose that says what the milestones mean. */
        POLICY;

        /** The name in files that people write, such as {@code support-table}. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Checks the parts that are always there. */
    public Source {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(numericOrder, "numericOrder");
        Objects.requireNonNull(tables, "tables");
        Objects.requireNonNull(notes, "notes");
        aliases = List.copyOf(aliases);
        marks = List.copyOf(marks);
    }

    /** A source that does not say for how long it may go without. */
    public Source(
            String id,
            Shape shape,
            String service,
            String product,
            URI url,
            List<URI> aliases,
            List<Pattern> marks,
            String language,
            ZoneId zone,
            NumericOrder numericOrder,
            int precedence,
            @Nullable Duration interval,
            TableRules tables,
            NoteRules notes) {
        this(
                id,
                shape,
                service,
                product,
                url,
                aliases,
                marks,
                language,
                zone,
                numericOrder,
                precedence,
                interval,
                tables,
                notes,
                null);
    }

    /**
     * The same source, which says for how long it may go without: as it says itself, else for three of its intervals and a day at
     * least.
     *
     * @param usual the installation's interval; null when nothing is looked at but on request, where nothing follows from it
     */
    public Source limited(@Nullable Duration usual) {
        Duration each = interval == null || usual == null ? usual : interval;
        if (staleAfter != null || each == null) {
            return this;
        }
        Duration some = each.multipliedBy(INTERVALS_UNTIL_STALE);
        return staleAfter(some.compareTo(LEAST_STALE_AFTER) < 0 ? LEAST_STALE_AFTER : some);
    }

    /** The same source with a limit of its own. */
    public Source staleAfter(Duration limit) {
        return with(url, limit);
    }

    /** The same source at another address, such as a mirror. */
    public Source at(URI address) {
        return with(address, staleAfter);
    }

    private Source with(URI address, @Nullable Duration limit) {
        return new Source(
                id,
                shape,
                service,
                product,
                address,
                aliases,
                marks,
                language,
                zone,
                numericOrder,
                precedence,
                interval,
                tables,
                notes,
                limit);
    }
}
