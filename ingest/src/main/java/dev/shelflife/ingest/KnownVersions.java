package dev.shelflife.ingest;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.AcceptedCatalogue.Fact;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.topics.Cluster;
import dev.shelflife.events.topics.Json;
import dev.shelflife.events.topics.Topics;
import dev.shelflife.events.topics.UnreadableRecordException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The framework versions that all sources tell, also those of other instances: the whole compacted topic of catalogues is read.
 * Asked only when a page tells a new statement about a version and all before it, which is rare.
 */
final class KnownVersions {

    private static final Logger LOG = LoggerFactory.getLogger(KnownVersions.class);

    private final WholeTopic catalogues;

    KnownVersions(Cluster cluster, String instance) {
        this.catalogues = new WholeTopic(cluster, Topics.CATALOGUES, instance + "-versions");
    }

    /** Whether a page tells something that has to be told of all versions known. */
    static boolean isAskedFor(@Nullable AcceptedCatalogue before, Catalogue after) {
        return after.releases().stream()
                .filter(release -> ImageRelease.AND_EARLIER.equals(release.range()))
                .anyMatch(release -> before == null || !before.releases().containsKey(release.id()));
    }

    /** Those of some catalogues. */
    static Set<String> of(Iterable<AcceptedCatalogue> catalogues) {
        Set<String> subjects = new HashSet<>();
        for (AcceptedCatalogue catalogue : catalogues) {
            subjects.addAll(
                    catalogue.lines().values().stream().map(Fact::subject).collect(Collectors.toSet()));
        }
        return subjects;
    }

    /**
     * All that is committed. Null when the broker does not answer, or a catalogue cannot be read: the look has to be made again, for
     * nothing may be missed.
     */
    @Nullable
    Set<String> all() {
        Map<String, AcceptedCatalogue> bySource = new HashMap<>();
        Set<String> unreadable = new HashSet<>();
        boolean whole = catalogues.read(record -> {
            bySource.remove(record.key());
            unreadable.remove(record.key());
            if (record.value() == null) {
                return;
            }
            try {
                bySource.put(record.key(), Json.read(record.value(), AcceptedCatalogue.class));
            } catch (UnreadableRecordException e) {
                LOG.warn("the catalogue of {} cannot be read: {}", record.key(), e.getMessage());
                unreadable.add(record.key());
            }
        });
        return whole && unreadable.isEmpty() ? of(bySource.values()) : null;
    }
}
