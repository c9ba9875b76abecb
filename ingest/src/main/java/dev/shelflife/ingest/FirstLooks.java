package dev.shelflife.ingest;

import dev.shelflife.ingest.source.Source;
import dev.shelflife.ingest.source.Source.Shape;
import java.util.List;
import java.util.Set;

/**
 * The order of first looks: notes come after the tables of the same service, as far as both are ours, so that what notes say of
 * a version and all earlier ones finds versions that it is about. Later looks come in any order.
 */
final class FirstLooks {

    private static final Set<Shape> NOTES = Set.of(Shape.DATED_NOTES, Shape.FEED);

    private final List<Source> sources;
    private final Ownership ownership;

    FirstLooks(List<Source> sources, Ownership ownership) {
        this.sources = sources;
        this.ownership = ownership;
    }

    /** Whether a source that is due has to wait for a look at another one, a failed one included. */
    boolean waits(Source source) {
        return NOTES.contains(source.shape())
                && isFirst(source)
                && sources.stream()
                        .anyMatch(each -> each.shape() == Shape.SUPPORT_TABLE
                                && each.service().equals(source.service())
                                && isFirst(each));
    }

    private boolean isFirst(Source source) {
        OwnedPartition ours = ownership.of(source.id());
        return ours != null && ours.accepted(source.id()) == null;
    }
}
