package dev.shelflife.streams.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Lifecycle.LineState;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Stage;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.dates.RuleOfDates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** What was valid on a day as known at an instant, against lists of what was told when. */
class KnownRowsTest {

    private record Known(Instant from, Lifecycle row) {}

    @Provide
    Arbitrary<List<Observation.Told>> histories() {
        return Histories.observations();
    }

    @Property(tries = 200)
    void whatWasKnownIsTheLastThatCameBefore(
            @ForAll("histories") List<Observation.Told> history, @ForAll @IntRange(min = 1, max = 60) int tickEvery) {
        List<Known> naive = new ArrayList<>();
        KnownRows rows = run(history, tickEvery, naive, new ArrayList<>());
        for (int day = 0; day <= Histories.DAYS + 30; day += 7) {
            Instant knownAt = day(day);
            SortedMap<String, Lifecycle> answer = rows.at(knownAt);
            Set<String> subjects = new HashSet<>();
            naive.forEach(each -> subjects.add(each.row().subject()));
            for (String subject : subjects) {
                assertThat(answer.get(subject))
                        .as("%s at %s", subject, knownAt)
                        .isEqualTo(last(naive, subject, knownAt));
            }
        }
    }

    @Property(tries = 200)
    void aPastAnswerNeverChanges(
            @ForAll("histories") List<Observation.Told> history,
            @ForAll @IntRange(min = 1, max = 60) int tickEvery,
            @ForAll @IntRange(min = 0, max = 400) int late) {
        List<Observation.Told> withLate = late(history, late);
        List<Map.Entry<Instant, SortedMap<String, Lifecycle>>> asked = new ArrayList<>();
        KnownRows rows = run(withLate, tickEvery, new ArrayList<>(), asked);
        asked.forEach(each -> assertThat(rows.at(each.getKey())).isEqualTo(each.getValue()));
    }

    @Property(tries = 200)
    void theStageOnADayFollowsFromTheDatesThatHadBeenTold(
            @ForAll("histories") List<Observation.Told> history, @ForAll @IntRange(min = 1, max = 60) int tickEvery) {
        KnownRows rows = run(history, tickEvery, new ArrayList<>(), new ArrayList<>());
        Set<String> renamed = new HashSet<>();
        for (Observation.Told each : history) {
            if (each instanceof Observation.SupportLines lines) {
                renamed.addAll(lines.replaced().keySet());
                renamed.addAll(lines.replaced().values());
                renamed.addAll(lines.renamedFrom().keySet());
                lines.renamedFrom().values().forEach(from -> renamed.add(from.line()));
            }
        }
        for (int known = 0; known <= Histories.DAYS + 30; known += 45) {
            Instant knownAt = day(known);
            for (Lifecycle row : rows.at(knownAt).values()) {
                if (!(row instanceof Lifecycle.FrameworkVersion version)) {
                    continue;
                }
                for (LineState line : version.lines().values()) {
                    if (renamed.contains(line.line().id())) {
                        continue; // the dates of a line with two names are those of both
                    }
                    for (int valid = -100; valid < Histories.DAYS + 200; valid += 50) {
                        assertThat(LifecycleRules.stageAt(line, day(valid), ZoneOffset.UTC))
                                .isEqualTo(naiveStage(history, line.line().id(), knownAt, day(valid)));
                    }
                }
            }
        }
    }

    private static KnownRows run(
            List<Observation.Told> history,
            int tickEvery,
            List<Known> naive,
            List<Map.Entry<Instant, SortedMap<String, Lifecycle>>> asked) {
        LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
        KnownRows rows = new KnownRows();
        Instant tick = Instant.MIN;
        int next = 0;
        for (int today = 0; today <= Histories.DAYS + 460; today += tickEvery) {
            for (; next < history.size() && history.get(next).at().isBefore(day(today)); next++) {
                Observation.Told told = history.get(next);
                Lifecycle before = book.rows().get(told.subject());
                book.observe(told);
                Lifecycle after = book.rows().get(told.subject());
                if (after != null && Knowledge.isNew(before, after)) {
                    rows.add(after, LifecycleBook.nowOf(after, tick));
                    naive.add(new Known(LifecycleBook.nowOf(after, tick), after));
                }
            }
            tick = day(today);
            book.tick(tick);
            Instant justBefore = tick.minusMillis(1);
            asked.add(Map.entry(justBefore, rows.at(justBefore)));
        }
        return rows;
    }

    /** The first third of the observations is told when the rest has been, as of an archive that turns up. */
    private static List<Observation.Told> late(List<Observation.Told> history, int days) {
        List<Observation.Told> all = new ArrayList<>(history.subList(history.size() / 3, history.size()));
        all.addAll(Math.min(all.size(), days % (all.size() + 1)), history.subList(0, history.size() / 3));
        return all;
    }

    private static @Nullable Lifecycle last(List<Known> naive, String subject, Instant knownAt) {
        Lifecycle last = null;
        for (Known each : naive) {
            if (each.row().subject().equals(subject) && !each.from().isAfter(knownAt)) {
                last = each.row();
            }
        }
        return last;
    }

    private static Stage naiveStage(List<Observation.Told> history, String line, Instant knownAt, Instant at) {
        LocalDate patch = null;
        LocalDate availability = null;
        for (Observation.Told told : history) {
            if (told.at().isAfter(knownAt) || !(told instanceof Observation.SupportLines lines)) {
                continue;
            }
            for (SupportLine each : lines.lines()) {
                if (each.id().equals(line)) {
                    patch = next(patch, each.published(Milestone.END_OF_PATCH));
                    availability = next(availability, each.published(Milestone.END_OF_AVAILABILITY));
                }
            }
        }
        if (availability != null
                && !RuleOfDates.stageBegins(availability, ZoneOffset.UTC).isAfter(at)) {
            return Stage.END_OF_AVAILABILITY;
        }
        if (patch != null && !RuleOfDates.stageBegins(patch, ZoneOffset.UTC).isAfter(at)) {
            return Stage.END_OF_PATCH;
        }
        return patch == null ? Stage.UNKNOWN : Stage.SUPPORTED;
    }

    private static @Nullable LocalDate next(@Nullable LocalDate before, PublishedDate published) {
        return published.status() == DateStatus.UNREADABLE ? before : published.date();
    }

    private static Instant day(int day) {
        return Histories.start().plus(day, ChronoUnit.DAYS);
    }
}
