package dev.shelflife.events.inventory;

import dev.shelflife.events.Lifecycle.MilestoneState;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Stage;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.inventory.Match.Matched;
import dev.shelflife.events.inventory.Match.Unmatched;
import dev.shelflife.events.inventory.Target.AlertKind;
import dev.shelflife.events.inventory.Target.Status;
import dev.shelflife.events.inventory.Target.TargetAlert;
import dev.shelflife.events.inventory.Target.TargetLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a use of an image stands, by all lines of its family as they were last decided. A function of the two and of nothing
 * else, so it does not matter which came first. Pure.
 */
public final class Targets {

    /** From best to worst: what is not known is worse than support, and better than a known end. */
    private static final List<Stage> BY_GRAVITY =
            List.of(Stage.SUPPORTED, Stage.OTHER, Stage.UNKNOWN, Stage.END_OF_PATCH, Stage.END_OF_AVAILABILITY);

    private Targets() {}

    /**
     * Where it stands.
     *
     * @param item its key in the inventory
     * @param lines all lines of the family, in any order; those of other families are passed over
     */
    public static Target of(String item, InventoryItem use, Collection<FamilyLine> lines) {
        Unmatched without = Matching.withoutLines(use.reference());
        if (without != null) {
            return unmatched(item, use, InventoryItem.NO_FAMILY, without);
        }
        ImageReference reference = Objects.requireNonNull(ImageReference.parse(use.reference()));
        ImageFamily family = ImageFamily.of(reference);
        Match match = Matching.of(reference, family, lines);
        if (!(match instanceof Matched matched)) {
            return unmatched(item, use, family.id(), (Unmatched) match);
        }
        String newer = Newer.patch(family, lines);
        return new Target(
                item,
                use,
                family.id(),
                Status.MATCHED,
                matched.precision(),
                null,
                null,
                matched.lines().stream()
                        .map(each -> each.state().stage())
                        .max(Comparator.comparingInt(BY_GRAVITY::indexOf))
                        .orElse(Stage.UNKNOWN),
                matched.lines().stream().map(Targets::line).toList(),
                alerts(item, matched.lines(), newer),
                newer);
    }

    private static Target unmatched(String item, InventoryItem use, String family, Unmatched why) {
        return new Target(
                item, use, family, Status.UNMATCHED, null, why.reason(), why.text(), null, List.of(), List.of(), null);
    }

    private static TargetLine line(FamilyLine line) {
        return new TargetLine(
                line.subject(),
                line.state().line().id(),
                line.state().stage(),
                date(line.state().endOfPatch()),
                date(line.state().endOfAvailability()));
    }

    /** The date in force: the one told last, else what the page has in its place. */
    private static @Nullable LocalDate date(MilestoneState milestone) {
        PublishedDate told = milestone.told();
        return (told == null ? milestone.published() : told).date();
    }

    private static List<TargetAlert> alerts(String item, List<FamilyLine> lines, @Nullable String newer) {
        List<TargetAlert> alerts = new ArrayList<>();
        for (Milestone milestone : Milestone.DATED) {
            List<FamilyLine> reached =
                    only(lines, each -> each.state().milestone(milestone).reached());
            List<FamilyLine> near = only(
                    lines,
                    each -> !each.state().milestone(milestone).reached()
                            && each.state().milestone(milestone).leadDays() != null);
            if (!reached.isEmpty()) {
                alerts.add(alert(item, AlertKind.REACHED, milestone, reached));
            } else if (!near.isEmpty()) {
                alerts.add(alert(item, AlertKind.APPROACHING, milestone, near));
            }
        }
        if (newer != null) {
            alerts.add(new TargetAlert(
                    Ids.of("target", item, AlertKind.IMAGE_OUTDATED, null),
                    AlertKind.IMAGE_OUTDATED,
                    null,
                    null,
                    0,
                    null,
                    subjects(lines)));
        }
        return alerts;
    }

    private static TargetAlert alert(String item, AlertKind kind, Milestone milestone, List<FamilyLine> lines) {
        Stream<MilestoneState> states = lines.stream().map(each -> each.state().milestone(milestone));
        MilestoneState first = states.min(
                        Comparator.comparing(Targets::date, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(MilestoneState::revision))
                .orElseThrow();
        Integer lead = kind == AlertKind.REACHED
                ? null
                : lines.stream()
                        .map(each -> each.state().milestone(milestone).leadDays())
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        return new TargetAlert(
                Ids.of("target", item, kind, milestone),
                kind,
                milestone,
                date(first),
                first.revision(),
                lead,
                subjects(lines));
    }

    private static List<String> subjects(List<FamilyLine> lines) {
        return lines.stream().map(FamilyLine::subject).distinct().sorted().toList();
    }

    private static List<FamilyLine> only(List<FamilyLine> lines, Predicate<FamilyLine> which) {
        return lines.stream().filter(which).toList();
    }
}
