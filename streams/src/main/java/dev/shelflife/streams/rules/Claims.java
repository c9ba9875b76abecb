package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.LineClaims;
import dev.shelflife.events.LineClaims.Claim;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.PublishedDate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What several sources say of one line, and whose word counts: of those that tell it, the highest precedence that has an answer, of
 * equal ones the first by name. A source whose column is gone or that never had a readable cell has no answer; one whose cell
 * became unreadable stands by what it said.
 */
public final class Claims {

    private Claims() {}

    /** The claims on a line by source, each with its line. A line that one source tells holds its claim itself. */
    public static SortedMap<String, Claim> of(LineState state) {
        LineClaims kept = state.claims();
        SortedMap<String, Claim> claims = new TreeMap<>();
        if (kept == null) {
            claims.put(state.source(), own(state));
        } else {
            claims.putAll(kept.bySource());
            claims.computeIfPresent(state.source(), (source, claim) -> claim.with(state.line()));
        }
        return claims;
    }

    /** Whether a source is among those that tell a line. */
    static boolean tells(LineState state, String source) {
        LineClaims kept = state.claims();
        return kept == null ? state.source().equals(source) : kept.bySource().containsKey(source);
    }

    /** Whether a cell says anything: a date, or that there is none. */
    public static boolean isAnswer(PublishedDate published) {
        return switch (published.status()) {
            case PUBLISHED, REPAIRED, NOT_SET, NOT_APPLICABLE -> true;
            case NOT_PUBLISHED, UNREADABLE, OTHER -> false;
        };
    }

    /** The sources that still tell the line, whose word counts most first. */
    public static List<String> inOrder(Map<String, Claim> claims, ToIntFunction<String> precedence) {
        return claims.entrySet().stream()
                .filter(each -> !each.getValue().isGone())
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingInt(precedence).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** The source whose word on a milestone counts; null when none has an answer. */
    public static @Nullable String inForce(
            Map<String, Claim> claims, Milestone milestone, ToIntFunction<String> precedence) {
        return inOrder(claims, precedence).stream()
                .filter(source -> isAnswer(claim(claims, source).answer(milestone)))
                .findFirst()
                .orElse(null);
    }

    /** Whether sources that tell the line give different dates, or one gives a date where another says that there is none. */
    static boolean disagree(Map<String, Claim> claims, Milestone milestone) {
        return claims.values().stream()
                        .filter(claim -> !claim.isGone())
                        .map(claim -> claim.answer(milestone))
                        .filter(Claims::isAnswer)
                        .map(answer -> Optional.ofNullable(answer.date()))
                        .distinct()
                        .count()
                > 1;
    }

    /** A claim that is there. */
    public static Claim claim(Map<String, Claim> claims, String source) {
        return Objects.requireNonNull(claims.get(source), source);
    }

    /** A source's line. */
    public static SupportLine line(Map<String, Claim> claims, String source) {
        return Objects.requireNonNull(claim(claims, source).line(), source);
    }

    /** The claim that a line holds itself. */
    static Claim own(LineState state) {
        MilestoneState patch = state.endOfPatch();
        MilestoneState availability = state.endOfAvailability();
        return new Claim(
                state.line(),
                null,
                answer(patch),
                since(patch),
                answer(availability),
                since(availability),
                state.absentSince(),
                goneSince(state));
    }

    private static @Nullable Instant goneSince(LineState state) {
        if (state.isElsewhere()) {
            return Objects.requireNonNull(state.renaming()).at();
        }
        return state.isWithdrawn() ? Objects.requireNonNull(state.withdrawal()).at() : null;
    }

    /** What the only source of a line stands by. */
    private static PublishedDate answer(MilestoneState state) {
        PublishedDate told = state.told();
        return told != null && state.published().status() == DateStatus.UNREADABLE ? told : state.published();
    }

    private static Instant since(MilestoneState state) {
        return answer(state).equals(state.published())
                ? state.publishedAt()
                : Objects.requireNonNullElse(state.toldAt(), state.publishedAt());
    }
}
