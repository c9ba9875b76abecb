package dev.shelflife.app.inventory;

import dev.shelflife.app.inventory.Verdict.Answer;
import dev.shelflife.app.inventory.Verdict.LineVerdict;
import dev.shelflife.app.status.Statuses;
import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Stage;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.dates.RuleOfDates;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.events.inventory.FamilyLine;
import dev.shelflife.events.inventory.ImageIndex;
import dev.shelflife.events.inventory.Match;
import dev.shelflife.events.inventory.Match.Matched;
import dev.shelflife.events.inventory.Newer;
import dev.shelflife.streams.rules.LifecycleRules;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of images whether they are past a milestone. Pure. */
public final class Check {

    private final Map<String, Lifecycle> rows;
    private final ImageIndex index;
    private final Question question;

    /**
     * What is asked.
     *
     * @param milestone that must not have passed
     * @param within days before it that count as near
     * @param now when it is asked (UTC)
     */
    public record Question(Milestone milestone, int within, Instant now) {}

    /** By the rows of the state table, by subject, with those of the sources. */
    public Check(Map<String, Lifecycle> rows, Question question) {
        this.rows = rows;
        this.index = ImageIndex.of(rows.values());
        this.question = question;
    }

    /** All families that anything is known of. */
    public java.util.SortedSet<String> families() {
        return index.families();
    }

    /** What is said of one image. */
    public Verdict of(Used used) {
        Match match = index.match(used.text());
        if (!(match instanceof Matched matched)) {
            return new Verdict(used, match, Answer.UNKNOWN, null, List.of(), null);
        }
        List<LineVerdict> lines = matched.lines().stream()
                .map(this::line)
                .sorted(Comparator.comparing(this::answer)
                        .thenComparing(LineVerdict::daysLeft, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        LineVerdict worst = lines.get(0);
        return new Verdict(
                used,
                match,
                answer(worst),
                worst,
                lines,
                Newer.patch(matched.family(), index.lines(matched.family().id())));
    }

    private LineVerdict line(FamilyLine line) {
        PublishedDate patch = inForce(line.state().endOfPatch());
        PublishedDate availability = inForce(line.state().endOfAvailability());
        PublishedDate asked = question.milestone() == Milestone.END_OF_PATCH ? patch : availability;
        Instant verifiedAt = rows.get(SubjectKey.source(line.state().source())) instanceof Lifecycle.Source source
                ? source.verifiedAt()
                : null;
        return new LineVerdict(
                line,
                LifecycleRules.stageAt(line.state(), question.now(), line.zone()),
                patch,
                availability,
                asked.date() == null ? null : RuleOfDates.daysOfNotice(asked.date(), question.now(), line.zone()),
                verifiedAt,
                line.state().absentSince() != null
                        || Statuses.isUnverified(rows, line.state().source(), question.now()));
    }

    /** A cell that says nothing leaves the date in force that was told before. */
    private static PublishedDate inForce(MilestoneState milestone) {
        PublishedDate told = milestone.told();
        return told == null ? milestone.published() : told;
    }

    private Answer answer(LineVerdict line) {
        boolean past = line.stage() == Stage.END_OF_AVAILABILITY
                || (line.stage() == Stage.END_OF_PATCH && question.milestone() == Milestone.END_OF_PATCH);
        if (past) {
            return Answer.PAST;
        }
        @Nullable Long left = line.daysLeft();
        if (left == null) {
            return Answer.UNKNOWN;
        }
        return left <= question.within() ? Answer.NEARING : Answer.FINE;
    }
}
