package dev.shelflife.app.mutation;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Problem;
import dev.shelflife.events.Quarantined;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import dev.shelflife.events.dates.LeadTimes;
import dev.shelflife.ingest.Judgement;
import dev.shelflife.ingest.diff.Difference;
import dev.shelflife.ingest.fetch.FetchResult.Fetched;
import dev.shelflife.ingest.fetch.Page;
import dev.shelflife.ingest.parse.PageParser;
import dev.shelflife.streams.rules.LifecycleBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A look at a mutant, six hours after the untouched page: what it tells, and what follows. */
final class Look {

    private final Difference difference;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();

    Look(BundledPage page, Mutant mutant) {
        LifecycleBook book = new LifecycleBook(LeadTimes.DEFAULT);
        book.tick(BundledPage.ACCEPTED_AT);
        page.told().forEach(book::observe);
        book.tick(BundledPage.MUTANT_AT);
        Page fetched = page.page(mutant.html(), BundledPage.MUTANT_AT);
        Catalogue catalogue = PageParser.parse(fetched);
        this.difference =
                Judgement.of(page.accepted(), page.source(), BundledPage.MUTANT_AT, new Fetched(fetched), catalogue);
        problems.addAll(catalogue.problems());
        catalogue.lines().forEach(line -> problems.addAll(line.problems()));
        for (Observation.Told observation : difference.observations()) {
            transitions.addAll(book.observe(observation));
        }
        transitions.removeIf(Look::isOfTheSource);
    }

    private static boolean isOfTheSource(Transition transition) {
        return transition.subject().startsWith("source/");
    }

    /** Only what is about versions; what happens to the source itself is no lifecycle event. */
    List<Transition> transitions() {
        return transitions;
    }

    boolean isDoubted() {
        CheckOutcome outcome = difference.checked().outcome();
        return (outcome == CheckOutcome.HELD || outcome == CheckOutcome.FAILED)
                && difference.observations().size() == 1;
    }

    boolean isQuiet() {
        return difference.checked().outcome() == CheckOutcome.UNCHANGED
                && difference.observations().size() == 1
                && transitions.isEmpty();
    }

    List<SupportLine> lines() {
        return difference.observations().stream()
                .filter(Observation.SupportLines.class::isInstance)
                .flatMap(each -> ((Observation.SupportLines) each).lines().stream())
                .toList();
    }

    Set<String> absent() {
        return difference.observations().stream()
                .filter(Observation.Absent.class::isInstance)
                .flatMap(each -> ((Observation.Absent) each).lineIds().stream())
                .collect(Collectors.toSet());
    }

    /** Whether the one thing told is the date of one line. */
    boolean tellsOnly(String lineId, Milestone milestone, @Nullable LocalDate date) {
        Set<String> told = lines().stream().map(SupportLine::id).collect(Collectors.toSet());
        String subject = lines().isEmpty() ? "" : lines().get(0).key();
        return told.equals(Set.of(lineId))
                && absent().isEmpty()
                && Objects.equals(lines().get(0).published(milestone).date(), date)
                && transitions.stream()
                        .allMatch(each -> each.subject().equals(subject)
                                && each.milestone() == milestone
                                && each.lines().stream()
                                        .allMatch(line -> line.id().equals(lineId)));
    }

    /** Whether nothing is told but that this row is doubted. */
    boolean holdsOnly(String lineId) {
        return lines().isEmpty() && absent().isEmpty() && transitions.isEmpty() && held().equals(Set.of(lineId));
    }

    private Set<String> held() {
        return difference.next().quarantine().stream().map(Quarantined::what).collect(Collectors.toSet());
    }

    boolean problemNames(String text) {
        return problems.stream().anyMatch(problem -> problem.text().contains(text));
    }

    boolean releasesOnly(String subject, @Nullable String patchVersion) {
        return transitions.size() == 1
                && transitions.get(0).type() == TransitionType.RELEASED
                && transitions.get(0).subject().equals(subject)
                && transitions.get(0).release() != null
                && Objects.equals(transitions.get(0).release().patchVersion(), patchVersion)
                && lines().isEmpty()
                && absent().isEmpty();
    }

    @Override
    public String toString() {
        return difference.checked().outcome() + " " + difference.checked().reason() + ", lines "
                + lines().stream()
                        .map(line -> line.key() + " " + line.endOfPatch() + " " + line.endOfAvailability())
                        .toList()
                + ", absent " + absent() + ", transitions "
                + transitions.stream()
                        .map(each -> each.type() + " " + each.subject())
                        .toList() + ", problems "
                + problems.stream().map(Problem::text).limit(3).toList();
    }
}
