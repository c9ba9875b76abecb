package dev.shelflife.ingest;

import dev.shelflife.events.AcceptedCatalogue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One uninterrupted ownership of a partition of the catalogues topic, with what it says. Its identity is the right to publish:
 * a partition that was lost and came back is another one.
 */
final class OwnedPartition {

    private static final long NOT_YET_KNOWN = -1;

    private final Map<String, AcceptedCatalogue> accepted = new HashMap<>();
    private final Set<String> unreadable = new HashSet<>();
    private long end = NOT_YET_KNOWN;
    private boolean read;

    /** What the source's last record says; null when it has none. */
    @Nullable
    AcceptedCatalogue accepted(String source) {
        return accepted.get(source);
    }

    /** Takes a catalogue from the log or from our own commit, whichever comes later. */
    void accept(AcceptedCatalogue catalogue) {
        unreadable.remove(catalogue.source());
        accepted.merge(catalogue.source(), catalogue, (a, b) -> b.sequence() >= a.sequence() ? b : a);
    }

    void forget(String source) {
        accepted.remove(source);
        unreadable.remove(source);
    }

    /** The source's last record cannot be read: nobody knows where its numbers go on, so nothing may be told of it. */
    void cannotRead(String source) {
        unreadable.add(source);
    }

    boolean isUnreadable(String source) {
        return unreadable.contains(source);
    }

    /** Whether all has been read that was written before we became the owner. */
    boolean isRead() {
        return read;
    }

    boolean isEndKnown() {
        return end != NOT_YET_KNOWN;
    }

    void endsAt(long offset) {
        end = offset;
    }

    void readUpTo(long position) {
        read = isEndKnown() && position >= end;
    }

    /** There may be records that we do not know: nothing may be published before they are read. */
    void doubt() {
        end = NOT_YET_KNOWN;
        read = false;
    }
}
