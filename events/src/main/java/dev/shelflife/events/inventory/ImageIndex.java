package dev.shelflife.events.inventory;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.FrameworkVersion;
import dev.shelflife.events.inventory.Match.Reason;
import dev.shelflife.events.inventory.Match.Unmatched;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** All lines by family: answers what is known of an image. Immutable, pure. */
public final class ImageIndex {

    private final SortedMap<String, List<FamilyLine>> byFamily;

    private ImageIndex(SortedMap<String, List<FamilyLine>> byFamily) {
        this.byFamily = byFamily;
    }

    /** An index of rows of the state table; what is no framework version is passed over. */
    public static ImageIndex of(Collection<? extends Lifecycle> rows) {
        SortedMap<String, List<FamilyLine>> byFamily = new TreeMap<>();
        for (Lifecycle row : rows) {
            if (row instanceof FrameworkVersion version) {
                for (FamilyLine line : FamilyLine.of(version)) {
                    byFamily.computeIfAbsent(line.family().id(), id -> new ArrayList<>())
                            .add(line);
                }
            }
        }
        return new ImageIndex(byFamily);
    }

    /** The ids of all families. */
    public SortedSet<String> families() {
        return Collections.unmodifiableSortedSet(new java.util.TreeSet<>(byFamily.keySet()));
    }

    /** All lines of a family; empty when there are none. */
    public List<FamilyLine> lines(String family) {
        return List.copyOf(byFamily.getOrDefault(family, List.of()));
    }

    /** What is known of an image, as a text names it. */
    public Match match(String text) {
        Unmatched without = Matching.withoutLines(text);
        if (without != null) {
            return without;
        }
        ImageReference reference = Objects.requireNonNull(ImageReference.parse(text));
        ImageFamily family = ImageFamily.of(reference);
        Match match = Matching.of(reference, family, byFamily.getOrDefault(family.id(), List.of()));
        return match instanceof Unmatched unmatched && unmatched.reason() == Reason.UNKNOWN_FAMILY
                ? explained(family)
                : match;
    }

    private Unmatched explained(ImageFamily family) {
        String folder = folder(family.id());
        boolean publisher = byFamily.keySet().stream().anyMatch(id -> folder(id).equals(folder));
        if (!publisher) {
            return new Unmatched(
                    family, Reason.UNKNOWN_REGISTRY, "unknown: no page that is watched tells of images of " + folder);
        }
        if (byFamily.keySet().stream().anyMatch(id -> id.startsWith(family.id() + "/"))) {
            return new Unmatched(family, Reason.NO_VERSION, "unknown: the name says no version of " + family.id());
        }
        return new Unmatched(family, Reason.UNKNOWN_FAMILY, "unknown: no page that is watched tells of " + family.id());
    }

    /** The publisher: two parts of Google's ids, where the second is the project; else the first. */
    private static String folder(String id) {
        int first = id.indexOf('/');
        int second = id.startsWith("google/") ? id.indexOf('/', first + 1) : first;
        return second < 0 ? id : id.substring(0, second);
    }
}
