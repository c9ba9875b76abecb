package dev.shelflife.ingest.source;

import dev.shelflife.events.dates.DateText;
import java.net.URI;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A page that is watched.
 *
 * @param id such as {@code google-dlc-table}
 * @param service slug of the service whose images the page tells of
 * @param product the vendor's name for it, for people
 * @param shape how the page is built
 * @param url its address, in English where there is a choice
 * @param zone the zone that its dates are in; UTC where the vendor names none
 * @param numericOrder how it writes numeric dates
 */
public record Source(
        String id,
        String service,
        String product,
        Shape shape,
        URI url,
        ZoneId zone,
        DateText.NumericOrder numericOrder) {

    /** How a page is built. */
    public enum Shape {
        /** Tables of versions with end dates under captions. */
        SUPPORT_TABLE,
        /** Headings with dates, and notes below each. */
        DATED_NOTES
    }

    /** Checks that nothing is null. */
    public Source {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(numericOrder, "numericOrder");
    }

    /** The same source at another address, such as a mirror. */
    public Source at(URI address) {
        return new Source(id, service, product, shape, address, zone, numericOrder);
    }
}
