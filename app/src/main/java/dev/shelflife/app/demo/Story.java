package dev.shelflife.app.demo;

import dev.shelflife.app.output.TransitionText;
import dev.shelflife.events.Observation;
import dev.shelflife.events.Observation.CheckOutcome;
import dev.shelflife.events.Problem;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells people what happened, chapter by chapter. A chapter is what lies between two looks at the pages; within it, the order
 * is that of time. What a first look brings in numbers is told as numbers.
 */
final class Story {

    private static final int MANY = 12;
    private static final int SHOWN_LEAD_DAYS = 30;

    private final PrintWriter out;
    private final List<Transition> chapter = new ArrayList<>();
    private final List<Observation.SourceChecked> checks = new ArrayList<>();
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<Problem> toldProblems = new LinkedHashSet<>();
    private final SortedMap<Instant, List<String>> lines = new TreeMap<>();
    private final Map<TransitionType, List<Transition>> byType = new EnumMap<>(TransitionType.class);
    private final Map<TransitionType, Integer> totals = new EnumMap<>(TransitionType.class);

    private Instant begun = Instant.MIN;

    Story(PrintWriter out) {
        this.out = out;
    }

    void add(Transition transition) {
        chapter.add(transition);
        totals.merge(transition.type(), 1, Integer::sum);
    }

    void add(Observation observation) {
        if (observation instanceof Observation.SourceChecked check) {
            checks.add(check);
            problems.addAll(check.problems());
        } else if (observation instanceof Observation.SupportLines lines) {
            lines.lines().stream().map(SupportLine::problems).forEach(problems::addAll);
        }
    }

    /**
     * Ends a chapter: prints it in the order of time. What a look told of the past stands where the look stands.
     *
     * @param look when the pages were looked at, at the end of the chapter
     */
    void tell(Instant look) {
        checks.stream()
                .filter(check -> check.outcome() != CheckOutcome.UNCHANGED)
                .sorted(Comparator.comparing(Observation.SourceChecked::source))
                .forEach(check -> line(check.at(), text(check)));
        problems.stream().filter(toldProblems::add).forEach(problem -> line(look, text(problem)));
        for (TransitionType type : TransitionType.values()) {
            chapter.stream()
                    .filter(each -> each.type() == type && isShown(each))
                    .sorted(Comparator.comparing(Transition::effectiveAt).thenComparing(Transition::subject))
                    .forEach(each -> lines(type).add(each));
            tell(type, look);
        }
        lines.values().forEach(atOnce -> atOnce.forEach(out::println));
        out.flush();
        begun = look;
        lines.clear();
        byType.clear();
        chapter.clear();
        checks.clear();
        problems.clear();
    }

    Map<TransitionType, Integer> totals() {
        return totals;
    }

    /** What comes in numbers from one look is summed up; the two that were there first stand for the others. */
    private void tell(TransitionType type, Instant look) {
        List<Transition> alike = lines(type);
        List<Transition> fromPage =
                alike.stream().filter(each -> isToldByPage(type) || each.late()).toList();
        if (fromPage.size() > MANY) {
            alike.removeAll(fromPage.subList(2, fromPage.size()));
        }
        alike.forEach(each -> line(
                each.effectiveAt().isAfter(begun) && !each.late() ? each.effectiveAt() : look,
                TransitionText.line(each)));
        if (fromPage.size() > MANY) {
            line(
                    look,
                    String.format(
                            Locale.ROOT,
                            "            %-13s … and %d more like these",
                            type.slug(),
                            fromPage.size() - 2));
        }
    }

    /** Of the lead times, one is enough for people to see; all are on the topics. */
    private static boolean isShown(Transition transition) {
        return transition.leadDays() == null || transition.leadDays() == SHOWN_LEAD_DAYS;
    }

    private void line(Instant at, String text) {
        lines.computeIfAbsent(at, none -> new ArrayList<>()).add(text);
    }

    private List<Transition> lines(TransitionType type) {
        return byType.computeIfAbsent(type, none -> new ArrayList<>());
    }

    private static String text(Observation.SourceChecked check) {
        return String.format(
                Locale.ROOT,
                "%s  %-13s %-26s %d support lines, %d releases%s",
                LocalDate.ofInstant(check.at(), ZoneOffset.UTC),
                "read",
                check.source(),
                check.lines(),
                check.releases(),
                check.reason() == null ? "" : ": " + check.reason());
    }

    private static String text(Problem problem) {
        return String.format(
                Locale.ROOT,
                "            %-13s %s: \"%s\": %s",
                problem.repaired() ? "repaired" : "unreadable",
                problem.where(),
                problem.text(),
                problem.reason());
    }

    private static boolean isToldByPage(TransitionType type) {
        return type == TransitionType.ANNOUNCED || type == TransitionType.RELEASED;
    }
}
