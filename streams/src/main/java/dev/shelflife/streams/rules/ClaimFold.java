package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Lifecycle.Renaming;
import dev.shelflife.events.Lifecycle.Withdrawal;
import dev.shelflife.events.LineClaims;
import dev.shelflife.events.LineClaims.Claim;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.PublishedDate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Puts what one of several sources says of a line into the line, which is then as those say whose word counts. */
final class ClaimFold {

    private ClaimFold() {}

    /** A source's claim after it showed the line. */
    static Claim shown(@Nullable Claim before, SupportLine line, String key, Instant at) {
        PublishedDate patch = answer(before, line, Milestone.END_OF_PATCH);
        PublishedDate availability = answer(before, line, Milestone.END_OF_AVAILABILITY);
        return new Claim(
                line,
                line.id().equals(key) ? null : line.id(),
                patch,
                before != null && patch.equals(before.endOfPatch()) ? before.endOfPatchSince() : at,
                availability,
                before != null && availability.equals(before.endOfAvailability())
                        ? before.endOfAvailabilitySince()
                        : at,
                null,
                null);
    }

    private static PublishedDate answer(@Nullable Claim before, SupportLine line, Milestone milestone) {
        PublishedDate now = line.published(milestone);
        boolean unreadable = now.status() == DateStatus.UNREADABLE;
        return unreadable && before != null && Claims.isAnswer(before.answer(milestone))
                ? before.answer(milestone)
                : now;
    }

    /**
     * A line as its sources tell it now.
     *
     * @param key the line's id in the row
     * @param claims by source, each with its line
     */
    static LineState settle(
            LineState before, String key, Map<String, Claim> claims, ToIntFunction<String> precedence, Instant at) {
        List<String> telling = Claims.inOrder(claims, precedence);
        if (telling.isEmpty()) {
            return gone(before, claims, at);
        }
        boolean alone = claims.size() == 1 && before.claims() == null;
        String source = telling.get(0);
        SupportLine line = Claims.line(claims, source).withId(key);
        Renaming renaming = before.renaming();
        Instant left = renaming == null || renaming.to() == null ? null : renaming.at();
        LineState after = before.shown(line, source, missedSince(claims, telling))
                .renamed(left == null ? renaming : null)
                .with(
                        published(before, Milestone.END_OF_PATCH, line, alone ? Map.of() : claims, precedence, at),
                        published(
                                before, Milestone.END_OF_AVAILABILITY, line, alone ? Map.of() : claims, precedence, at))
                .with(left == null ? Withdrawals.back(before.withdrawal(), at) : new Withdrawal(left, true, at));
        return alone ? after : keep(after, claims);
    }

    /** Without the claims of sources that no longer tell the line, now that this is decided, if another does. */
    static LineState withoutGone(LineState state) {
        if (state.claims() == null) {
            return state;
        }
        SortedMap<String, Claim> claims = Claims.of(state);
        boolean told = claims.values().stream().anyMatch(claim -> !claim.isGone());
        claims.entrySet()
                .removeIf(
                        each -> told ? each.getValue().isGone() : !each.getKey().equals(state.source()));
        return keep(state, claims);
    }

    private static LineState gone(LineState before, Map<String, Claim> claims, Instant at) {
        if (before.isWithdrawn()) {
            return before;
        }
        Instant since = missedSince(claims, List.copyOf(claims.keySet()));
        LineState hidden = before.shown(before.line(), before.source(), since).with(new Withdrawal(at, false, null));
        return before.claims() == null ? hidden : keep(hidden, claims);
    }

    /** Since when none of the sources shows the line; null while one does. */
    private static @Nullable Instant missedSince(Map<String, Claim> claims, List<String> sources) {
        Instant latest = null;
        for (String source : sources) {
            Instant since = Claims.claim(claims, source).absentSince();
            if (since == null) {
                return null;
            }
            latest = latest == null || latest.isBefore(since) ? since : latest;
        }
        return latest;
    }

    private static MilestoneState published(
            LineState before,
            Milestone milestone,
            SupportLine line,
            Map<String, Claim> claims,
            ToIntFunction<String> precedence,
            Instant at) {
        String source = Claims.inForce(claims, milestone, precedence);
        PublishedDate now = source == null
                ? line.published(milestone)
                : Claims.claim(claims, source).answer(milestone);
        MilestoneState state = before.milestone(milestone);
        return state.published().equals(now) ? state : state.published(now, at);
    }

    /** A line holds its claims beside itself only where there is more to them than the line. */
    private static LineState keep(LineState state, Map<String, Claim> claims) {
        List<Milestone> disputed =
                state.claims() == null ? List.of() : state.claims().disputed();
        Claim own = Claims.claim(claims, state.source());
        if (claims.size() == 1 && disputed.isEmpty() && saysTheSame(own, Claims.own(state))) {
            return state.claimed(null);
        }
        SortedMap<String, Claim> kept = new TreeMap<>(claims);
        kept.put(state.source(), own.with(null));
        return state.claimed(new LineClaims(kept, disputed));
    }

    private static boolean saysTheSame(Claim one, Claim other) {
        return Objects.equals(one.toldAs(), other.toldAs())
                && one.endOfPatch().equals(other.endOfPatch())
                && one.endOfAvailability().equals(other.endOfAvailability())
                && Objects.equals(one.absentSince(), other.absentSince());
    }
}
