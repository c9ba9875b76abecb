package dev.shelflife.notifier.use;

import dev.shelflife.events.Milestone;
import dev.shelflife.events.Provenance;
import dev.shelflife.events.Transition;
import dev.shelflife.events.Transition.Workload;
import dev.shelflife.events.TransitionDraft;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.dates.RuleOfDates;
import dev.shelflife.events.identity.Ids;
import dev.shelflife.events.identity.SubjectKey;
import dev.shelflife.events.inventory.FamilyLine;
import dev.shelflife.events.inventory.Match.Precision;
import dev.shelflife.events.inventory.Target.AlertKind;
import dev.shelflife.events.inventory.Target.TargetAlert;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is told of one use, while it is being worked out. */
final class UseTelling {

    /** How long after its midnight a lead time is told at most as crossed by the clock. */
    private static final Duration ON_TIME = Duration.ofDays(1);

    /** What was told, if it still was when somebody ran the image last; what had ended is told anew. */
    private final @Nullable UseState before;

    private final UseState now;
    private final List<FamilyLine> lines;
    /** The versions it can be. What no page tells of any more is still about those of before: who was told of them is told that. */
    private final List<String> subjects;

    private final Instant at;
    private final List<Transition> told = new ArrayList<>();

    UseTelling(@Nullable UseState before, UseState now, Collection<FamilyLine> family, Instant at) {
        this.before = before != null && before.isRun() ? before : null;
        this.now = now;
        this.at = at;
        Set<String> ids = now.target().lines().stream().map(line -> line.line()).collect(Collectors.toSet());
        this.subjects = (this.before == null || !now.target().lines().isEmpty() ? now : this.before)
                .target().lines().stream()
                        .map(line -> line.subject())
                        .distinct()
                        .sorted()
                        .toList();
        this.lines = family.stream()
                .filter(each -> ids.contains(each.state().line().id()))
                .toList();
    }

    List<Transition> tell() {
        List<Workload> gone = before == null ? List.of() : before.without(now);
        if (!gone.isEmpty() && before != null && !before.target().alerts().isEmpty()) {
            write(TransitionType.USE_ENDED, null, gone, now.workloads(), null);
        }
        if (!now.isRun()) {
            return told;
        }
        boolean more = before == null || !now.without(before).isEmpty();
        String unknown = now.target().text();
        if (!now.isMatched()
                && (before == null || !Objects.equals(before.target().text(), unknown))) {
            all(TransitionType.UNMATCHED, null, unknown);
        }
        for (Milestone milestone : Milestone.DATED) {
            tell(milestone, before == null ? null : before.alert(milestone), now.alert(milestone), more);
        }
        tellNewer(more);
        return told;
    }

    private void tell(Milestone milestone, @Nullable TargetAlert was, @Nullable TargetAlert is, boolean more) {
        if (was == null && is == null) {
            return;
        }
        LocalDate from = was == null ? null : was.date();
        LocalDate to = is == null ? now.date(milestone) : is.date();
        boolean moved = from != null && to != null && !from.equals(to);
        Dates dates = new Dates(milestone, from, to, is == null ? 0 : is.revision(), null);
        boolean reopened = isReached(was) && !isReached(is);
        if (from != null && to == null) {
            all(TransitionType.WITHDRAWN, dates, now.target().text());
        } else if (moved && to != null) {
            all(to.isBefore(from) ? TransitionType.MOVED_EARLIER : TransitionType.MOVED_LATER, dates, null);
        } else if (was != null && is == null && !reopened) {
            // Whatever date is left, none of it holds: it is taken back without another in its place.
            Dates none = new Dates(milestone, from, null, 0, null);
            all(TransitionType.WITHDRAWN, none, "no line that it can be is near this end any more");
        }
        if (reopened && to != null) {
            all(TransitionType.REOPENED, dates, null);
        }
        if (is != null && (more || moved || was == null || was.kind() != is.kind() || isNearer(was, is))) {
            Dates holding = new Dates(milestone, null, to, is.revision(), is.leadDays());
            all(isReached(is) ? TransitionType.REACHED : TransitionType.APPROACHING, holding, precision());
        }
    }

    private void tellNewer(boolean more) {
        TargetAlert was = before == null ? null : before.outdated();
        TargetAlert is = now.outdated();
        if (is != null
                && (more
                        || was == null
                        || before == null
                        || !Objects.equals(
                                before.target().newerPatch(), now.target().newerPatch()))) {
            all(TransitionType.IMAGE_OUTDATED, null, null);
        } else if (is == null && was != null) {
            all(TransitionType.IMAGE_CURRENT, null, now.target().text());
        }
    }

    private static boolean isReached(@Nullable TargetAlert alert) {
        return alert != null && alert.kind() == AlertKind.REACHED;
    }

    private static boolean isNearer(TargetAlert was, TargetAlert is) {
        return was.leadDays() != null && is.leadDays() != null && is.leadDays() < was.leadDays();
    }

    /** How sure it is which lines are meant, where it is not certain. */
    private @Nullable String precision() {
        Precision precision = now.target().precision();
        int candidates = now.target().lines().size();
        if (precision == Precision.VERSION) {
            return "no line is this very image: those of its version count";
        }
        return precision == Precision.VARIANTS && candidates > 1
                ? "it can be any of " + candidates + " lines: the earliest date counts"
                : null;
    }

    /** What a transition says of an end. */
    private record Dates(
            Milestone milestone,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            int revision,
            @Nullable Integer leadDays) {}

    private void all(TransitionType type, @Nullable Dates dates, @Nullable String reason) {
        write(type, dates, now.workloads(), List.of(), reason);
    }

    private void write(
            TransitionType type,
            @Nullable Dates dates,
            List<Workload> about,
            List<Workload> others,
            @Nullable String reason) {
        String id = Ids.of("use", now.subject(), now.told() + told.size(), type, dates, items(about), items(others));
        Instant when = type == TransitionType.APPROACHING && dates != null ? crossed(dates) : at;
        TransitionDraft draft = new TransitionDraft(id, now.subject(), type, when)
                .in(zone())
                .lines(named(about), named(others))
                .images(List.of(now.target().use().reference()))
                .provenance(provenance())
                .reason(reason)
                .use(new Transition.Use(
                        now.target().use().reference(),
                        now.target().use().owner(),
                        now.target().family(),
                        subjects,
                        now.target().newerPatch(),
                        now.workloads()));
        if (!lines.isEmpty()) {
            FamilyLine first = lines.get(0);
            SubjectKey key = SubjectKey.parse(first.subject());
            draft.of(
                    key == null ? "" : key.service(),
                    first.framework(),
                    first.state().line().version());
        }
        if (dates != null) {
            draft.milestone(dates.milestone())
                    .dates(
                            published(dates.from()),
                            Objects.requireNonNullElse(published(dates.to()), PublishedDate.NOT_PUBLISHED))
                    .revision(dates.revision())
                    .timing(dates.leadDays(), false)
                    .milestoneState(states(dates));
        }
        told.add(draft.write());
    }

    /**
     * When a lead time was crossed. What the clock alone brought near crossed it at its midnight, as it is told of versions: who asked for a
     * longer one was told then. Everything else is new now, and so is what nobody looked at for long: it may have crossed several.
     */
    private Instant crossed(Dates dates) {
        LocalDate date = dates.to();
        Integer leadDays = dates.leadDays();
        boolean known = before != null
                && now.without(before).isEmpty()
                && !isReached(before.alert(dates.milestone()))
                && date != null
                && date.equals(before.date(dates.milestone()));
        if (!known || date == null || leadDays == null) {
            return at;
        }
        Instant began = RuleOfDates.leadTimeBegins(date, leadDays, zone());
        return began.isAfter(at) || began.isBefore(at.minus(ON_TIME)) ? at : began;
    }

    private List<Transition.LineMilestone> states(Dates dates) {
        boolean reached = isReached(now.alert(dates.milestone()));
        PublishedDate to = Objects.requireNonNullElse(published(dates.to()), PublishedDate.NOT_PUBLISHED);
        return now.workloads().stream()
                .map(each ->
                        new Transition.LineMilestone(each.item(), to.date(), to.status(), dates.revision(), reached))
                .toList();
    }

    private static @Nullable PublishedDate published(@Nullable LocalDate date) {
        return date == null ? null : PublishedDate.of(date);
    }

    private static List<String> items(List<Workload> workloads) {
        return workloads.stream().map(Workload::item).toList();
    }

    private static List<Transition.Line> named(List<Workload> workloads) {
        return workloads.stream()
                .map(each -> new Transition.Line(each.item(), name(each), null, null, null, null))
                .toList();
    }

    private static String name(Workload workload) {
        String name = workload.name() == null
                ? Objects.requireNonNullElse(workload.source(), workload.item())
                : workload.name();
        return workload.environment() == null ? name : name + " (" + workload.environment() + ")";
    }

    private ZoneId zone() {
        return lines.isEmpty() ? ZoneOffset.UTC : lines.get(0).zone();
    }

    private List<Provenance> provenance() {
        return lines.stream()
                .map(each -> each.state().line().provenance())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
