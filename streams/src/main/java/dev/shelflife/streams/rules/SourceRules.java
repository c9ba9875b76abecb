package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Observation.SourceChecked;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of sources: what the guard holds of them, and whether what is accepted of them is still verified. A source that is not
 * read or confirmed for its limit is told by the clock alone, for then there may be nobody left who looks.
 *
 * <pre>
 *               the limit passes without a look that verifies: VERIFICATION_LOST
 *   verified ──────────────────────────────────────────────────────────────────▶ unverified
 *     │  ▲ ◀────────────────────────────────────────────────────────────────────────  │ ▲
 *     └──┘        a look that reads or confirms it: VERIFICATION_REGAINED            └─┘
 *   a look that verifies: the limit begins anew             a look that fails or is held, or none
 * </pre>
 *
 * A look that fails or is held verifies nothing. A source that was never verified is given its limit from the first look on.
 */
final class SourceRules {

    private SourceRules() {}

    static Decision decide(Lifecycle.Source row, Instant now) {
        List<Transition> told = new ArrayList<>();
        Lifecycle.Source after = tellRegained(row, told);
        after = QuarantineRules.tell(after, told);
        after = tellLost(after, now, told);
        return new Decision(after, told, due(after));
    }

    /** When its verification is lost unless a look comes before (UTC); null when it is lost, or it was never looked at. */
    static @Nullable Instant due(Lifecycle.Source row) {
        return row.lostAt() == null ? row.staleAt() : null;
    }

    private static Lifecycle.Source tellRegained(Lifecycle.Source row, List<Transition> told) {
        Instant lost = row.lostAt();
        Instant verified = row.verifiedAt();
        if (lost == null || verified == null || verified.isBefore(lost)) {
            return row;
        }
        told.add(TransitionWriter.ofSource(
                row,
                TransitionType.VERIFICATION_REGAINED,
                verified,
                List.of(),
                "it was unverified since " + lost + ", for " + words(Duration.between(lost, verified))));
        return row.told(row.toldQuarantine(), null);
    }

    private static Lifecycle.Source tellLost(Lifecycle.Source row, Instant now, List<Transition> told) {
        Instant due = due(row);
        if (due == null || due.isAfter(now)) {
            return row;
        }
        told.add(TransitionWriter.ofSource(row, TransitionType.VERIFICATION_LOST, due, List.of(), whyLost(row, due)));
        return row.told(row.toldQuarantine(), due);
    }

    private static String whyLost(Lifecycle.Source row, Instant due) {
        Instant verified = row.verifiedAt();
        String since = verified == null
                ? "never read or confirmed"
                : "not read or confirmed since " + verified + ", for " + words(Duration.between(verified, due));
        SourceChecked last = row.last();
        return last == null || last.verifies() ? since + "; nobody has looked since" : since + "; " + how(last);
    }

    private static String how(SourceChecked last) {
        String outcome = last.outcome() == CheckOutcome.HELD ? "was not believed" : "failed";
        return "the last look, at " + last.at() + ", " + outcome + (last.reason() == null ? "" : ": " + last.reason());
    }

    /** In days where it is whole days, else in hours, minutes or seconds. */
    static String words(Duration time) {
        long seconds = time.toSeconds();
        if (seconds >= 172_800 && seconds % 86_400 == 0) {
            return seconds / 86_400 + " days";
        }
        if (seconds >= 7_200) {
            return seconds / 3_600 + " hours" + (seconds % 3_600 < 60 ? "" : " " + seconds % 3_600 / 60 + " minutes");
        }
        return seconds >= 120 ? seconds / 60 + " minutes" : seconds + " seconds";
    }
}
