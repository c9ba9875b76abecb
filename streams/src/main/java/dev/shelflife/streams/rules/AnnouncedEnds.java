package dev.shelflife.streams.rules;

import dev.shelflife.events.Agreement;
import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Lifecycle.ShippedImage;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.events.identity.VersionOrder;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares the end that a release note tells of with the dates that the support table publishes for the lines it is about.
 * Notes come late as a rule, and sometimes before the date that the table gives: the two are told side by side, and neither
 * changes the other.
 */
public final class AnnouncedEnds {

    /**
     * What the comparison with one line gave.
     *
     * @param releaseId of the statement
     * @param lineId of the line
     * @param milestone what ended by the note
     * @param announced the date that the note names, else the date it stands under
     * @param published the table's date, null when it has none
     * @param days from the table's date to the note's (negative: the note is ahead of the table); null without a date
     */
    public record Comparison(
            String releaseId,
            String lineId,
            Milestone milestone,
            LocalDate announced,
            @Nullable LocalDate published,
            @Nullable Long days,
            Agreement agreement) {

        /** Whether note and table cannot both be right. */
        public boolean isContradiction() {
            return agreement.isContradiction();
        }
    }

    /** Which date counts for a line. */
    interface InForce {
        @Nullable
        LocalDate date(SupportLine line, Milestone milestone);
    }

    private AnnouncedEnds() {}

    /**
     * Which milestone a change tells the end of: patches and support end together by the vendors' policies, and a deprecated
     * image gets no more updates. Empty when it tells none.
     */
    public static Optional<Milestone> milestone(Change change) {
        return switch (change) {
            case END_OF_PATCH, END_OF_SUPPORT, DEPRECATED -> Optional.of(Milestone.END_OF_PATCH);
            case REMOVED -> Optional.of(Milestone.END_OF_AVAILABILITY);
            default -> Optional.empty();
        };
    }

    /**
     * Compares a statement with the lines it is about; others are passed over.
     *
     * @param release a statement of any kind; one that tells no end gives nothing
     * @param lines the lines known at the time, of any framework version
     * @return one comparison for each line, in the order given
     */
    public static List<Comparison> compare(ImageRelease release, Collection<SupportLine> lines) {
        return compare(
                release, lines, (line, milestone) -> line.published(milestone).date());
    }

    /**
     * The same with other dates than those that the lines publish now.
     *
     * @param inForce the date of a line's milestone; null when it has none
     */
    static List<Comparison> compare(ImageRelease release, Collection<SupportLine> lines, InForce inForce) {
        Optional<Milestone> milestone = milestone(release.change());
        if (milestone.isEmpty()) {
            return List.of();
        }
        return lines.stream()
                .filter(line -> isAbout(release, line))
                .map(line -> compare(release, line, milestone.get(), inForce))
                .toList();
    }

    /** Whether a line is among those that a statement is about: its framework version or range, and what it says around it. */
    static boolean isAbout(ImageRelease release, SupportLine line) {
        SubjectKey told = SubjectKey.parse(release.key());
        SubjectKey key = SubjectKey.parse(line.key());
        if (told == null
                || key == null
                || release.version() == null
                || !told.service().equals(key.service())
                || !told.framework().equals(key.framework())) {
            return false;
        }
        boolean version = ImageRelease.AND_EARLIER.equals(release.range())
                ? VersionOrder.isUpTo(key.version(), told.version())
                : key.version().equals(told.version());
        return version && sameVariant(release, line);
    }

    private static boolean sameVariant(ImageRelease release, SupportLine line) {
        return goTogether(release.edition(), line.edition())
                && goTogether(release.python(), line.python())
                && goTogether(release.os(), line.os())
                && goTogether(release.accelerator(), line.accelerator())
                && (isBase(release) || goTogether(release.cuda(), line.cuda()));
    }

    /** Whether a line of the same framework version is among those that a release is about, by what it says around it. */
    static boolean isVariant(ShippedImage image, SupportLine line) {
        SubjectKey key = SubjectKey.parse(line.key());
        boolean base = key != null && key.framework().equals("base");
        return goTogether(image.edition(), line.edition())
                && goTogether(image.python(), line.python())
                && goTogether(image.os(), line.os())
                && goTogether(image.accelerator(), line.accelerator())
                && (base || goTogether(image.cuda(), line.cuda()));
    }

    /** Of a base image the CUDA version is the version itself. */
    private static boolean isBase(ImageRelease release) {
        SubjectKey key = SubjectKey.parse(release.key());
        return key != null && key.framework().equals("base");
    }

    /** What the note does not say fits every line; what it says must be the line's. */
    private static boolean goTogether(@Nullable String told, @Nullable String ofLine) {
        return told == null || told.equals(ofLine);
    }

    private static Comparison compare(ImageRelease release, SupportLine line, Milestone milestone, InForce inForce) {
        LocalDate published = inForce.date(line, milestone);
        LocalDate named = release.endsOn();
        LocalDate announced = named == null ? release.releasedOn() : named;
        Long days = published == null ? null : ChronoUnit.DAYS.between(published, announced);
        return new Comparison(
                release.id(), line.id(), milestone, announced, published, days, agreement(named != null, days));
    }

    private static Agreement agreement(boolean named, @Nullable Long days) {
        if (days == null) {
            return Agreement.NO_DATE;
        }
        if (named) {
            return days == 0 ? Agreement.AGREES : Agreement.CONTRADICTS_DATE;
        }
        // a note "has reached" is true from the day after the last good day on; notes of the day itself are common
        return days < 0 ? Agreement.CONTRADICTS_EARLY : days <= 1 ? Agreement.AGREES : Agreement.LATE;
    }
}
