package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Lifecycle.Renaming;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.dates.RuleOfDates;
import dev.shelflife.events.identity.Identity;
import dev.shelflife.events.identity.LineIdentity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells that lines go on under another id, in the same framework version or in another one, and that a version is displayed under
 * another name. Nothing else of them has changed, and nothing else is told anew.
 */
final class Renames {

    private static final Comparator<Renaming> ORDER = Comparator.comparing(Renaming::at)
            .thenComparing(Renaming::from, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Renaming::to, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(renaming -> String.join("; ", renaming.changes()));

    private Renames() {}

    static void tell(RowInHand hand, LeadTimes leadTimes) {
        hand.groupLines(Renames::untold, new TreeMap<Renaming, List<String>>(ORDER))
                .forEach((renaming, lines) -> {
                    hand.setRenaming(lines, renaming.to() == null ? null : told(renaming));
                    if (renaming.from() != null) {
                        lines.forEach(line -> takeAsTold(hand, line, renaming.at(), leadTimes));
                    }
                    hand.tellRenamed(renaming.at(), lines, where(renaming), reason(renaming));
                });
        hand.tellName();
    }

    /** What tells the two lines apart, before and after, in words. */
    static List<String> changes(SupportLine before, SupportLine now) {
        LineIdentity was = before.identity();
        LineIdentity is = now.identity();
        List<String> changes = new ArrayList<>();
        boolean section = !Identity.slug(before.section()).equals(Identity.slug(now.section()));
        add(changes, "section", section ? before.section() : null, section ? now.section() : null);
        add(changes, "variant", was.variant(), is.variant());
        add(changes, "Python", was.python(), is.python());
        add(changes, "OS", was.os(), is.os());
        add(changes, "accelerator", was.accelerator(), is.accelerator());
        add(changes, "CUDA", was.cuda(), is.cuda());
        return changes.isEmpty() ? List.of("the page tells it at another place") : changes;
    }

    private static void add(List<String> changes, String what, @Nullable String was, @Nullable String is) {
        if (!Objects.equals(was, is)) {
            changes.add(what + " was " + Objects.requireNonNullElse(was, "not told") + " and is "
                    + Objects.requireNonNullElse(is, "not told"));
        }
    }

    private static @Nullable Renaming untold(LineState line) {
        Renaming renaming = line.renaming();
        return renaming == null || renaming.told() ? null : renaming;
    }

    private static Renaming told(Renaming renaming) {
        return new Renaming(renaming.at(), true, renaming.from(), renaming.to(), renaming.changes());
    }

    /** The other version, as part of a transition's id. */
    private static @Nullable String where(Renaming renaming) {
        return renaming.from() != null
                ? "from " + renaming.from()
                : renaming.to() != null ? "to " + renaming.to() : null;
    }

    private static String reason(Renaming renaming) {
        if (renaming.from() != null) {
            return "was told as " + renaming.from() + " until now";
        }
        return renaming.to() != null
                ? "is told as " + renaming.to() + " from now on"
                : String.join("; ", renaming.changes());
    }

    /** The dates hold as published, and what lies behind was told of the line where it was. */
    private static void takeAsTold(RowInHand hand, String line, Instant at, LeadTimes leadTimes) {
        for (Milestone milestone : Milestone.DATED) {
            hand.change(milestone, List.of(line), state -> asTold(state, at, hand.zone(), leadTimes));
        }
    }

    private static MilestoneState asTold(MilestoneState state, Instant at, ZoneId zone, LeadTimes leadTimes) {
        PublishedDate published = state.published();
        LocalDate date = published.date();
        if (date == null) {
            return state;
        }
        boolean same = state.told() != null && date.equals(state.told().date());
        long daysLeft = RuleOfDates.daysOfNotice(date, at, zone);
        return new MilestoneState(
                published,
                state.publishedAt(),
                published,
                at,
                same ? state.revision() : state.revision() + 1,
                daysLeft < 0 ? null : leadTimes.shortestCovering(daysLeft),
                !RuleOfDates.stageBegins(date, zone).isAfter(at));
    }
}
