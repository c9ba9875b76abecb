package dev.shelflife.streams.rules;

import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle.FrameworkVersion;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Lifecycle.ShippedImage;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.PublishedDate;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells that an image came out after the end of patch of all lines that it is about. A release waits until there is a line that it
 * is about and the end of that line is known, so it makes no difference whether the note or the table is read first; it is judged
 * once, by the dates of that time, and a date that moves later accuses nobody.
 */
final class LateReleases {

    private LateReleases() {}

    /** Whether a statement says that there is a new image, and of which version. */
    static boolean ships(ImageRelease release) {
        return release.version() != null && ships(release.change());
    }

    private static boolean ships(Change change) {
        return switch (change) {
            case AVAILABLE, PATCH, UPGRADED, SECURITY, PACKAGE, DEPENDENCY, FIXED -> true;
            case RENAMED, DEPRECATED, REMOVED, END_OF_PATCH, END_OF_SUPPORT, RESTORED, OTHER -> false;
        };
    }

    /** With a release more; of too many the latest stay. */
    static void remember(SortedMap<String, ShippedImage> unjudged, ImageRelease release) {
        unjudged.put(release.id(), ShippedImage.of(release));
        while (unjudged.size() > FrameworkVersion.MOST_UNJUDGED) {
            unjudged.entrySet().stream()
                    .min(Map.Entry.comparingByValue(Comparator.comparing(ShippedImage::releasedOn)))
                    .ifPresent(oldest -> unjudged.remove(oldest.getKey()));
        }
    }

    static void tell(RowInHand hand) {
        for (Map.Entry<String, ShippedImage> each : new TreeMap<>(hand.unjudged()).entrySet()) {
            ShippedImage image = each.getValue();
            List<LineState> about = hand.shown().stream()
                    .filter(line -> AnnouncedEnds.isVariant(image, line.line()))
                    .toList();
            List<PublishedDate> ends = about.stream().map(LateReleases::end).toList();
            if (about.isEmpty()) {
                continue;
            }
            if (ends.stream().allMatch(end -> isBefore(end, image))) {
                hand.tellAfterEnd(each.getKey(), image, about);
                hand.judged(each.getKey());
            } else if (ends.stream().anyMatch(end -> !isUnknown(end) && !isBefore(end, image))) {
                hand.judged(each.getKey());
            }
        }
    }

    /** The end of patch in force: a cell that cannot be read leaves the date in force that was told before. */
    static PublishedDate end(LineState line) {
        MilestoneState state = line.endOfPatch();
        PublishedDate told = state.told();
        return told == null ? state.published() : told;
    }

    private static boolean isUnknown(PublishedDate end) {
        return end.status() == DateStatus.UNREADABLE || end.status() == DateStatus.OTHER;
    }

    private static boolean isBefore(PublishedDate end, ShippedImage image) {
        LocalDate date = end.date();
        return date != null && date.isBefore(image.releasedOn());
    }
}
