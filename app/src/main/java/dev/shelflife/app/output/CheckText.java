package dev.shelflife.app.output;

import dev.shelflife.app.inventory.Used;
import dev.shelflife.app.inventory.Verdict;
import dev.shelflife.app.inventory.Verdict.Answer;
import dev.shelflife.app.inventory.Verdict.LineVerdict;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.events.inventory.Match;
import dev.shelflife.events.inventory.Match.Matched;
import dev.shelflife.events.inventory.Match.Precision;
import dev.shelflife.events.inventory.Match.Unmatched;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said of images, for people. Pure. */
public final class CheckText {

    private CheckText() {}

    /**
     * An image in a few lines: the first says where and which, the next what is known.
     *
     * @param milestone that was asked for
     * @param suggestion a family that was perhaps meant, as a clause, or nothing
     */
    public static List<String> lines(Verdict verdict, Milestone milestone, String suggestion) {
        List<String> lines = new ArrayList<>();
        lines.add(where(verdict.used()) + verdict.used().text());
        LineVerdict worst = verdict.worst();
        if (worst == null || !(verdict.match() instanceof Matched matched)) {
            lines.add("  " + unknown(verdict.match()) + suggestion);
            return lines;
        }
        lines.add("  " + word(verdict.answer(), worst, milestone) + ": "
                + worst.line().subject() + ", " + dates(worst));
        String precision = precision(matched, verdict.lines());
        if (precision != null) {
            lines.add("  " + precision);
        }
        if (verdict.newerPatch() != null) {
            lines.add("  newer: " + verdict.newerPatch() + " (this is "
                    + matched.family().patch() + ")");
        }
        if (worst.unverified()) {
            lines.add("  not verified: "
                    + (worst.line().state().absentSince() != null
                            ? "the page no longer shows it"
                            : worst.verifiedAt() == null
                                    ? "its page was never read"
                                    : "its page was last read at " + worst.verifiedAt()));
        }
        return lines;
    }

    private static String where(Used used) {
        String workload = used.workload() == null ? "" : "(" + used.workload() + ") ";
        return used.file() == null ? "" : used.place() + ": " + workload;
    }

    private static String unknown(Match match) {
        return match instanceof Unmatched unmatched ? unmatched.text() : "unknown";
    }

    private static String word(Answer answer, LineVerdict worst, Milestone milestone) {
        return switch (answer) {
            case PAST ->
                switch (worst.stage()) {
                    case END_OF_AVAILABILITY -> "END OF AVAILABILITY";
                    case END_OF_PATCH, SUPPORTED, UNKNOWN, OTHER -> "END OF PATCH";
                };
            case NEARING ->
                (milestone == Milestone.END_OF_PATCH ? "END OF PATCH" : "END OF AVAILABILITY") + " IN "
                        + worst.daysLeft() + (Long.valueOf(1).equals(worst.daysLeft()) ? " DAY" : " DAYS");
            case FINE -> "fine";
            case UNKNOWN -> "unknown: no date is published";
        };
    }

    private static String dates(LineVerdict line) {
        return "patches until " + date(line.endOfPatch()) + ", images until " + date(line.endOfAvailability());
    }

    private static String date(PublishedDate date) {
        if (date.date() != null) {
            return date.date().toString();
        }
        return switch (date.status()) {
            case NOT_SET -> "(not set yet)";
            case NOT_APPLICABLE -> "(does not apply)";
            case UNREADABLE -> "(unreadable)";
            default -> "(not published)";
        };
    }

    private static @Nullable String precision(Matched matched, List<LineVerdict> lines) {
        String mirror = matched.family().mirrored() ? "behind a mirror; " : "";
        if (matched.precision() == Precision.LINE) {
            return matched.family().mirrored() ? "recognised behind a mirror" : null;
        }
        String subjects =
                lines.stream().map(each -> each.line().subject()).distinct().collect(Collectors.joining(", "));
        return mirror
                + (matched.precision() == Precision.VERSION
                        ? "by its version: no row names this variant or patch version"
                        : lines.size() == 1
                                ? "by its version: the row names no image"
                                : "the worst of " + lines.size() + " rows that it can be, of " + subjects);
    }
}
