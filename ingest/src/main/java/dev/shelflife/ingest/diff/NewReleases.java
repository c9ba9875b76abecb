package dev.shelflife.ingest.diff;

import static java.util.stream.Collectors.groupingBy;

import dev.shelflife.events.AcceptedCatalogue;
import dev.shelflife.events.AcceptedCatalogue.Fact;
import dev.shelflife.events.AcceptedCatalogue.NoteFact;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.identity.SubjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The releases that a page tells for the first time, and all that are known after it. A statement about a version and all
 * earlier ones is told as it stands, and of each version known at this time; what becomes known later is not told of it.
 *
 * @param told in the order in which they are told
 * @param accepted by id, also those that the page no longer shows
 */
record NewReleases(List<ImageRelease> told, SortedMap<String, Fact> accepted) {

    /** What the page tells of what was not known. */
    static NewReleases in(AcceptedCatalogue then, Catalogue after, Collection<SubjectKey> known) {
        SortedMap<String, Fact> accepted = new TreeMap<>(then.releases());
        Map<String, ImageRelease> told = new TreeMap<>();
        for (ImageRelease release : after.releases()) {
            if (!then.releases().containsKey(release.id())) {
                told.putIfAbsent(release.id(), release);
                expanded(release, known).stream()
                        .filter(each -> !then.releases().containsKey(each.id()))
                        .forEach(each -> told.putIfAbsent(each.id(), each));
            }
            accepted.merge(release.id(), fact(release), NewReleases::keep);
        }
        told.values().forEach(each -> accepted.putIfAbsent(each.id(), fact(each)));
        return new NewReleases(
                told.values().stream()
                        .sorted(Comparator.comparing(ImageRelease::releasedOn).thenComparing(ImageRelease::id))
                        .toList(),
                accepted);
    }

    /** Framework versions known elsewhere, and those of this page. */
    static List<SubjectKey> with(Set<String> known, SortedMap<String, Fact> lines) {
        TreeSet<String> subjects = new TreeSet<>(known);
        lines.values().forEach(line -> subjects.add(line.subject()));
        return subjects.stream().map(SubjectKey::parse).filter(Objects::nonNull).toList();
    }

    /** By framework version. */
    Map<String, List<ImageRelease>> bySubject() {
        return told.stream().collect(groupingBy(ImageRelease::key));
    }

    /** What was told once stays as it was told; a record from before notes were kept is filled in. */
    private static Fact keep(Fact then, Fact now) {
        return then.note() == null || then.hash().equals(now.hash()) ? now : then;
    }

    private static Fact fact(ImageRelease release) {
        return new Fact(
                release.key(),
                FactHash.of(release),
                null,
                null,
                null,
                null,
                new NoteFact(release.releasedOn(), FactHash.undated(release)));
    }

    private static List<ImageRelease> expanded(ImageRelease release, Collection<SubjectKey> known) {
        if (!ImageRelease.AND_EARLIER.equals(release.range())) {
            return List.of();
        }
        List<ImageRelease> expanded = new ArrayList<>();
        for (SubjectKey version : RangeExpansion.expand(release, known)) {
            if (!version.key().equals(release.key())) {
                expanded.add(of(release, version));
            }
        }
        return expanded;
    }

    /** The statement about one of the earlier versions. Its image names are those of the version that it names. */
    private static ImageRelease of(ImageRelease range, SubjectKey version) {
        return new ImageRelease(
                Ids.of("expanded", range.id(), version.key()),
                version.key(),
                range.service(),
                range.framework(),
                version.version(),
                ImageRelease.AND_EARLIER,
                range.edition(),
                null,
                null,
                range.python(),
                range.os(),
                range.accelerator(),
                version.framework().equals("base") ? version.version() : range.cuda(),
                range.releasedOn(),
                range.label(),
                range.milestoneLabel(),
                range.change(),
                range.breaking(),
                List.of(),
                range.framework() + " " + version.version() + ", as told of " + range.version() + " and earlier: "
                        + range.text(),
                range.provenance(),
                range.endsOn(),
                range.alsoToldIn());
    }
}
