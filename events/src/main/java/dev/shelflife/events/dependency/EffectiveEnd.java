package dev.shelflife.events.dependency;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.FrameworkVersion;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.dates.PublishedDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a line's images end in effect: on the first day on which its own support, or anything they hold, has its last patches.
 *
 * <p>It is the earliest end that is <em>known</em>, and so a bound: what is not known may end sooner, and is told beside it, but
 * never moves it. Days are compared as they stand in the calendar, each in the zone of its own source. Where several end on
 * one day, the line's own support is named, else the first by {@link ComponentKind}.
 *
 * <p>A component whose version has several lines, such as the point releases of an Ubuntu, ends with the last of them that has a
 * date: as long as one line is supported, so is the version. Lines that their page no longer shows count only when there are no
 * others. Where a line tells alternatives ({@code Python 3.8 or 3.9}), the component ends with the last of these, and its end
 * is not known unless that of each is.
 *
 * @param own the line's own end of patch in force: the one told last, else what the page has in its place
 * @param date the earliest known end; null when none is known
 * @param first the component that ends first; null when it is the line itself, or no end is known
 * @param components all that the images hold, as {@link Components} tells
 */
public record EffectiveEnd(
        PublishedDate own, @Nullable LocalDate date, @Nullable ComponentEnd first, List<ComponentEnd> components) {

    /** What ends first when no component does. */
    public static final String OWN_SUPPORT = "own support";

    /** Checks that they fit and copies. */
    public EffectiveEnd {
        Objects.requireNonNull(own, "own");
        components = List.copyOf(components);
        if (!Objects.equals(date, first == null ? own.date() : first.end().date())) {
            throw new IllegalArgumentException("the effective end " + date + " is not that of what ends first");
        }
    }

    /**
     * The effective end of a line.
     *
     * @param line as of its last decision
     * @param rows the state table by subject, in which the components' lives are looked up
     */
    public static EffectiveEnd of(LineState line, Map<String, ? extends Lifecycle> rows) {
        PublishedDate own = inForce(line.endOfPatch());
        List<ComponentEnd> components = Components.of(line.line()).stream()
                .map(component -> end(component, rows))
                .toList();
        ComponentEnd first = components.stream()
                .filter(each -> isBefore(each.end(), own))
                .min(Comparator.comparing(
                        each -> Objects.requireNonNull(each.end().date())))
                .orElse(null);
        return new EffectiveEnd(own, first == null ? own.date() : first.end().date(), first, components);
    }

    /** What ends first, for people: the name of a component or {@link #OWN_SUPPORT}; null when no end is known. */
    public @Nullable String endsFirst() {
        return date == null
                ? null
                : first == null ? OWN_SUPPORT : first.component().name();
    }

    private static boolean isBefore(PublishedDate end, PublishedDate own) {
        return end.date() != null && (own.date() == null || end.date().isBefore(own.date()));
    }

    private static ComponentEnd end(Component component, Map<String, ? extends Lifecycle> rows) {
        List<PublishedDate> alternatives = new ArrayList<>();
        for (String key : component.keys()) {
            PublishedDate end = rows.get(key) instanceof FrameworkVersion row ? last(row) : null;
            if (end == null) {
                return ComponentEnd.notFollowed(component);
            }
            alternatives.add(end);
        }
        PublishedDate unknown = alternatives.stream()
                .filter(each -> each.date() == null)
                .findFirst()
                .orElse(null);
        PublishedDate end = unknown != null ? unknown : latest(alternatives);
        return end == null ? ComponentEnd.notFollowed(component) : new ComponentEnd(component, true, end);
    }

    /** The end of a version: that of its last line with a date; null when it has no lines. */
    private static @Nullable PublishedDate last(FrameworkVersion row) {
        List<LineState> lines = List.copyOf(row.lines().values());
        List<LineState> shown = lines.stream()
                .filter(line -> line.absentSince() == null && !line.isWithdrawn())
                .toList();
        return latest((shown.isEmpty() ? lines : shown)
                .stream().map(line -> inForce(line.endOfPatch())).toList());
    }

    /** The latest of those with a date; the first when none has one; null of none. */
    private static @Nullable PublishedDate latest(List<PublishedDate> ends) {
        return ends.stream()
                .filter(each -> each.date() != null)
                .max(Comparator.comparing(each -> Objects.requireNonNull(each.date())))
                .orElse(ends.isEmpty() ? null : ends.get(0));
    }

    /** A cell that says nothing leaves the date in force that was told before. */
    private static PublishedDate inForce(MilestoneState milestone) {
        PublishedDate told = milestone.told();
        return told == null ? milestone.published() : told;
    }
}
