package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Stage;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.dates.RuleOfDates;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Decides what has happened to a row by a time. Decides by level, not by edge: it compares what the page says and what the
 * time is with what has been told, and tells the difference. Deciding twice tells nothing new; deciding once after a year
 * tells what deciding every day would have told, in the same order, each with its own effective time.
 *
 * <p>Each milestone of each line goes through these states:
 *
 * <pre>
 *              a date appears: ANNOUNCED                midnight after it: REACHED
 *   untold ────────────────────────────▶ told, ahead ──────────────────────────────▶ reached
 *     ▲                                   │  ▲   │ ▲                                  │   │
 *     │ taken back: WITHDRAWN             │  │   └─┘ MOVED_EARLIER, MOVED_LATER,      │   │
 *     ├───────────────────────────────────┘  │       APPROACHING                      │   │
 *     │                                      └── MOVED_LATER, REOPENED: now ahead ────┘   │
 *     └──────────────────────────────────────────────── taken back: WITHDRAWN ────────────┘
 * </pre>
 *
 * A cell that cannot be read, or a column that is gone, says nothing: what was told stays in force. A line whose absence was
 * confirmed is told as WITHDRAWN without a milestone, and nothing more is decided of it, so it reaches no end while it is gone;
 * when it is shown again it is RESTORED, and what happened meanwhile is told then.
 *
 * <p>A line that goes on under another id, or in another framework version, is RENAMED and keeps its state: dates and thresholds
 * that were told are not told again. Where it left, it stays in the row as gone. An image that came out after the end of patch of
 * all lines that it is about is RELEASED_AFTER_END, judged once, when note and table are both known:
 *
 * <pre>
 *   line     shown ──confirmed absence: WITHDRAWN──▶ gone ──shown: RESTORED──▶ shown
 *            shown ──other id, or from another version: RENAMED──▶ shown
 *            shown ──in another version: RENAMED──▶ elsewhere ──shown here: RESTORED, or from there: RENAMED──▶ shown
 *   release  told: RELEASED ──a line that it is about has a word on its end──▶ judged: nothing, or RELEASED_AFTER_END
 *   source   verified ──limit passed: VERIFICATION_LOST──▶ unverified ──read or confirmed: VERIFICATION_REGAINED──▶ verified
 *            believed ──held: QUARANTINED──▶ in part held ──released, agreed, gone: QUARANTINE_ENDED──▶ believed
 *   note     goes with the table ──contradicts: CONFLICT_OPENED──▶ contradicted ──goes again: CONFLICT_CLOSED──▶ goes
 *   policy   told ──other words or facts: POLICY_CHANGED──▶ told
 * </pre>
 *
 * Deciding reads no clock and no store: a row and a time in, a row, transitions and the next due instant out.
 *
 * <p>An end that a release note tells changes no milestone. Where the table's date contradicts it, CONFLICT_OPENED is told once,
 * and CONFLICT_CLOSED when the two go together again, the lines are gone or the note was taken back.
 *
 * <p>Of a line that several pages tell, what the page says is what {@link Claims} lets count. Where they give different dates,
 * CONFLICT_OPENED is told once for each milestone, with all their words; CONFLICT_CLOSED when they agree again or one no longer
 * tells the line. A page that counts less moves no date.
 */
public final class LifecycleRules {

    private LifecycleRules() {}

    /**
     * Decides a row up to a time.
     *
     * @param now domain time (UTC); nothing that lies ahead of it is told
     */
    public static Decision decide(Lifecycle row, Instant now, LeadTimes leadTimes) {
        if (row instanceof Lifecycle.SupportPolicy policy) {
            return PolicyRules.decide(policy);
        }
        if (row instanceof Lifecycle.Source source) {
            return SourceRules.decide(source, now);
        }
        if (!(row instanceof Lifecycle.FrameworkVersion version)) {
            return new Decision(row, java.util.List.of(), null);
        }
        RowInHand hand = new RowInHand(version);
        hand.tellReleases();
        Renames.tell(hand, leadTimes);
        Withdrawals.tell(hand, leadTimes);
        Revisions.tell(hand, leadTimes);
        hand.tellConflicts();
        Disputes.tell(hand);
        LateReleases.tell(hand);
        Thresholds.tellUntil(hand, now, leadTimes);
        return new Decision(hand.row(), hand.transitions(), Thresholds.next(hand, leadTimes));
    }

    /**
     * When a decided row has to be decided again at the latest.
     *
     * @return the earliest threshold that has not been told (UTC); null when nothing lies ahead
     */
    public static @Nullable Instant due(@Nullable Lifecycle row, LeadTimes leadTimes) {
        if (row instanceof Lifecycle.Source source) {
            return SourceRules.due(source);
        }
        return row instanceof Lifecycle.FrameworkVersion version
                ? Thresholds.next(new RowInHand(version), leadTimes)
                : null;
    }

    /** Where a line stands by what has been told of it. */
    static Stage stage(LineState line) {
        if (line.endOfAvailability().reached()) {
            return Stage.END_OF_AVAILABILITY;
        }
        if (line.endOfPatch().reached()) {
            return Stage.END_OF_PATCH;
        }
        return line.endOfPatch().told() == null ? Stage.UNKNOWN : Stage.SUPPORTED;
    }

    /**
     * Where a line stands at an instant by the dates in force, whatever has been told of it by then: the past and the future are
     * asked for by this. Of an instant up to which the row was decided it is the same as {@link LineState#stage()}.
     *
     * @param at as of when (UTC)
     * @param zone the zone that the dates are in
     */
    public static Stage stageAt(LineState line, Instant at, ZoneId zone) {
        if (hasBegun(line.endOfAvailability(), at, zone)) {
            return Stage.END_OF_AVAILABILITY;
        }
        if (hasBegun(line.endOfPatch(), at, zone)) {
            return Stage.END_OF_PATCH;
        }
        return line.endOfPatch().told() == null ? Stage.UNKNOWN : Stage.SUPPORTED;
    }

    private static boolean hasBegun(MilestoneState state, Instant at, ZoneId zone) {
        PublishedDate told = state.told();
        return told != null
                && told.date() != null
                && !RuleOfDates.stageBegins(told.date(), zone).isAfter(at);
    }

    /** A line with another state of one milestone, and the stage that follows from it. */
    static LineState with(LineState line, Milestone milestone, MilestoneState state) {
        LineState changed = line.with(
                milestone == Milestone.END_OF_PATCH ? state : line.endOfPatch(),
                milestone == Milestone.END_OF_AVAILABILITY ? state : line.endOfAvailability());
        return changed.at(stage(changed));
    }
}
