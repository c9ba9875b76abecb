package dev.shelflife.ingest.guard;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.Problem;
import dev.shelflife.events.SupportLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a page publishes and cannot be meant so: accepted as it stands, and told as a problem. That an end of availability lies
 * before the end of patch, the row itself tells.
 */
public final class Absurdities {

    private Absurdities() {}

    /** The catalogue with what is absurd in it among its problems. */
    public static Catalogue told(Catalogue catalogue) {
        Map<String, LocalDate> firstReleased = new HashMap<>();
        for (ImageRelease release : catalogue.releases()) {
            firstReleased.merge(release.key(), release.releasedOn(), (a, b) -> a.isBefore(b) ? a : b);
        }
        List<Problem> problems = new ArrayList<>();
        for (SupportLine line : catalogue.lines()) {
            for (Milestone milestone : Milestone.DATED) {
                LocalDate date = line.published(milestone).date();
                if (date == null) {
                    continue;
                }
                if (DateChecks.isImpossible(date)) {
                    problems.add(problem(
                            line,
                            milestone,
                            date,
                            "lies before " + DateChecks.FIRST.getYear() + " or after " + DateChecks.LAST.getYear()));
                }
                LocalDate available = line.generalAvailability();
                if (available != null && date.isBefore(available)) {
                    problems.add(problem(line, milestone, date, "lies before the first day, " + available));
                }
                LocalDate released = firstReleased.get(line.key());
                if (released != null && date.isBefore(released)) {
                    problems.add(problem(line, milestone, date, "lies before the first release told, " + released));
                }
            }
        }
        if (problems.isEmpty()) {
            return catalogue;
        }
        problems.addAll(0, catalogue.problems());
        return catalogue.withProblems(problems);
    }

    private static Problem problem(SupportLine line, Milestone milestone, LocalDate date, String what) {
        String name = milestone.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String cell = line.provenance().cell();
        return new Problem(
                catalogueName(line) + (cell == null ? "" : ", " + cell),
                date.toString(),
                "the " + name + " " + what + "; taken as published",
                false);
    }

    private static String catalogueName(SupportLine line) {
        return line.framework() + " " + line.version();
    }
}
