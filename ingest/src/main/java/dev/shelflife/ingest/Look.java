package dev.shelflife.ingest;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Command.ReleaseQuarantine;
import dev.shelflife.ingest.fetch.FetchResult;
import dev.shelflife.ingest.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A finished look at a source, not yet judged.
 *
 * @param source which one
 * @param owned by what right it was looked at
 * @param number grows with each look that this instance starts
 * @param at domain time at which it was started (UTC)
 * @param result what the fetch gave
 * @param catalogue what the page yields; null when there is no page, or it is the accepted one, byte by byte
 * @param releases what people have released of what is held
 * @param known the framework versions that all sources tell, where the page says something about all of them; null when it
 *     could not be found out
 */
record Look(
        Source source,
        OwnedPartition owned,
        long number,
        Instant at,
        FetchResult result,
        @Nullable Catalogue catalogue,
        List<ReleaseQuarantine> releases,
        @Nullable Set<String> known) {}
