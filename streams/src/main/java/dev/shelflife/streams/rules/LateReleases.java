package dev.shelflife.streams.rules;

import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.FrameworkVersion;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Lifecycle.ShippedImage;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Transition;
import dev.shelflife.events.Transition.LineMilestone;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.PublishedDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /**
     * A release that came after the end of patch of all lines that it is about. It happened when both were known, whichever came
     * first.
     *
     * @param about those lines, each with a date
     */
    static Transition write(
            Lifecycle.FrameworkVersion row,
            SortedMap<String, LineState> lines,
            String release,
            ShippedImage image,
            List<LineState> about) {
        Instant at = image.provenance().fetchedAt();
        PublishedDate latest = end(about.get(0));
        SortedSet<LocalDate> ends = new TreeSet<>();
        List<LineMilestone> states = new ArrayList<>();
        lines.values().stream()
                .filter(line -> !line.isElsewhere())
                .forEach(line -> states.add(TransitionWriter.after(line.line().id(), line.endOfPatch())));
        for (LineState line : about) {
            PublishedDate end = end(line);
            LocalDate date = Objects.requireNonNull(end.date());
            ends.add(date);
            latest = date.equals(ends.last()) ? end : latest;
            Instant toldAt = line.endOfPatch().toldAt();
            at = toldAt != null && toldAt.isAfter(at) ? toldAt : at;
        }
        List<String> ids = about.stream().map(line -> line.line().id()).sorted().toList();
        NamedLines names = NamedLines.of(lines.values(), ids);
        Set<Provenance> places = new LinkedHashSet<>(List.of(image.provenance()));
        places.addAll(names.provenance());
        List<@Nullable Object> parts = List.of("transition", row.subject(), TransitionType.RELEASED_AFTER_END, release);
        return names.on(TransitionWriter.draft(row, parts, TransitionType.RELEASED_AFTER_END, at))
                .milestone(Milestone.END_OF_PATCH)
                .dates(null, latest)
                .revision(about.stream()
                        .mapToInt(line -> line.endOfPatch().revision())
                        .max()
                        .orElse(0))
                .milestoneState(states)
                .images(image.images())
                .provenance(places)
                .reason("released on " + image.releasedOn() + ", " + ended(ends, image.releasedOn()) + ": "
                        + image.text())
                .write();
    }

    private static String ended(SortedSet<LocalDate> ends, LocalDate releasedOn) {
        return ends.stream()
                .map(end -> {
                    long days = ChronoUnit.DAYS.between(end, releasedOn);
                    return days + (days == 1 ? " day" : " days") + " after the end of patch on " + end;
                })
                .collect(Collectors.joining(" and "));
    }

    /** The end of patch in force: a cell that cannot be read leaves the date in force that was told before. */
    private static PublishedDate end(LineState line) {
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
