package dev.shelflife.ingest.diff;

import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.events.identity.VersionOrder;
import java.util.Collection;
import java.util.List;

/** Which framework versions a statement such as "2.15 and earlier" is about, among those that are known at the time. */
final class RangeExpansion {

    private RangeExpansion() {}

    /**
     * Expands the range of a release. The statement itself keeps its range; nobody can know today which versions a later
     * reader will find to have existed.
     *
     * @param release a statement; one about an exact version expands to that version, known or not
     * @param known keys of framework versions, of any service and framework
     * @return keys in the order of their versions, without repetition; empty when the statement names no version
     */
    static List<SubjectKey> expand(ImageRelease release, Collection<SubjectKey> known) {
        String version = release.version();
        SubjectKey own = SubjectKey.parse(release.key());
        if (version == null || own == null) {
            return List.of();
        }
        if (!ImageRelease.AND_EARLIER.equals(release.range())) {
            return List.of(own);
        }
        return known.stream()
                .filter(each ->
                        each.service().equals(own.service()) && each.framework().equals(own.framework()))
                .filter(each -> VersionOrder.isUpTo(each.version(), own.version()))
                .distinct()
                .sorted((one, other) -> VersionOrder.INSTANCE.compare(one.version(), other.version()))
                .toList();
    }
}
