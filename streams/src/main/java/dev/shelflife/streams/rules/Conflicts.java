package dev.shelflife.streams.rules;

import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle.AnnouncedEnd;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.Transition;
import dev.shelflife.events.dates.PublishedDate;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The ends that release notes tell, beside the dates of the lines of the same row. */
final class Conflicts {

    private Conflicts() {}

    /** With a release, if it tells an end or takes one back; told once more, it keeps all its places. */
    static SortedMap<String, AnnouncedEnd> remember(SortedMap<String, AnnouncedEnd> before, ImageRelease release) {
        if (AnnouncedEnds.milestone(release.change()).isEmpty() && release.change() != Change.RESTORED) {
            return before;
        }
        SortedMap<String, AnnouncedEnd> ends = new TreeMap<>(before);
        ends.merge(
                release.id(),
                new AnnouncedEnd(release, List.of()),
                (known, again) -> new AnnouncedEnd(known.release().toldAgain(release), known.contradicted()));
        return ends;
    }

    /** Compares a release with the lines that are on the page, by the dates that were told last and are in force. */
    static List<Transition.AnnouncedEnd> compare(ImageRelease release, SortedMap<String, LineState> lines) {
        List<SupportLine> shown = lines.values().stream()
                .filter(line -> !line.isWithdrawn())
                .map(LineState::line)
                .toList();
        return AnnouncedEnds.compare(release, shown, (line, milestone) -> inForce(lines.get(line.id()), milestone))
                .stream()
                .map(each -> new Transition.AnnouncedEnd(
                        each.releaseId(),
                        each.lineId(),
                        each.milestone(),
                        each.announced(),
                        each.published(),
                        each.days(),
                        each.agreement()))
                .toList();
    }

    /** The lines that contradict, sorted. */
    static List<String> contradicted(List<Transition.AnnouncedEnd> compared) {
        return compared.stream()
                .filter(each -> each.verdict().isContradiction())
                .map(Transition.AnnouncedEnd::line)
                .sorted()
                .toList();
    }

    /** Whether a note of the same day or a later one takes the end back, for all that it is about. */
    static boolean isTakenBack(ImageRelease end, Collection<AnnouncedEnd> told) {
        return told.stream()
                .map(AnnouncedEnd::release)
                .filter(each -> each.change() == Change.RESTORED)
                .anyMatch(each -> !each.releasedOn().isBefore(end.releasedOn()) && covers(each, end));
    }

    private static boolean covers(ImageRelease restored, ImageRelease end) {
        return covers(restored.edition(), end.edition())
                && covers(restored.python(), end.python())
                && covers(restored.os(), end.os())
                && covers(restored.accelerator(), end.accelerator())
                && covers(restored.cuda(), end.cuda());
    }

    private static boolean covers(@Nullable String restored, @Nullable String ended) {
        return restored == null || Objects.equals(restored, ended);
    }

    /** A cell that cannot be read says nothing: the date that was told stays in force. */
    private static @Nullable LocalDate inForce(@Nullable LineState line, Milestone milestone) {
        if (line == null) {
            return null;
        }
        PublishedDate told = line.milestone(milestone).told();
        return told == null ? line.milestone(milestone).published().date() : told.date();
    }
}
