package dev.shelflife.app.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.app.backtest.Outcome;
import dev.shelflife.events.topics.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/** What subscriptions would have told, for people and for machines. */
public final class BacktestText {

    /** So many missed ends are named. */
    private static final int MOST_NAMED = 5;

    private BacktestText() {}

    /**
     * Lines about one subscription.
     *
     * @param days for how many days ahead the recall is given
     */
    public static List<String> lines(Outcome outcome, List<Integer> days) {
        List<String> lines = new ArrayList<>();
        lines.add(outcome.subscription().name() + " → " + outcome.subscription().destination() + ": "
                + Words.count(outcome.total(), "notification")
                + named(outcome.sent().entrySet().stream()
                        .map(each -> each.getKey().slug() + " " + each.getValue())
                        .toList()));
        if (outcome.keptBack() > 0) {
            lines.add("  kept back " + outcome.keptBack()
                    + named(outcome.suppressed().entrySet().stream()
                            .map(each -> each.getKey() + " " + each.getValue())
                            .toList()));
        }
        List<Long> notices = outcome.notices();
        lines.add("  ends in its scope " + outcome.ends().size() + ", told before " + notices.size()
                + (notices.isEmpty()
                        ? ""
                        : "; days ahead: least " + notices.get(0) + ", median " + median(notices) + ", most "
                                + notices.get(notices.size() - 1)));
        if (!outcome.ends().isEmpty()) {
            lines.add("  told in time: "
                    + days.stream().map(each -> recall(outcome, each)).collect(Collectors.joining(", ")));
            addUnlessNone("told later than the page allowed", outcome::toldLater, days, lines);
            addUnlessNone("never told", outcome::neverTold, days, lines);
            missed(outcome, days.get(0), lines);
        }
        return lines;
    }

    /** One JSON object about one subscription. */
    public static String json(Outcome outcome, List<Integer> days) {
        ObjectNode line = Json.mapper().createObjectNode();
        line.put("kind", "backtest");
        line.put("subscription", outcome.subscription().name());
        line.put("destination", outcome.subscription().destination());
        line.put("matches", outcome.matches());
        line.put("notifications", outcome.total());
        ObjectNode types = line.putObject("types");
        outcome.sent().forEach((type, count) -> types.put(type.slug(), count));
        ObjectNode suppressed = line.putObject("suppressed");
        outcome.suppressed().forEach(suppressed::put);
        line.put("ends", outcome.ends().size());
        List<Long> notices = outcome.notices();
        line.put("told", notices.size());
        ObjectNode lead = line.putObject("leadDays");
        lead.put("min", notices.isEmpty() ? null : notices.get(0));
        lead.put("median", notices.isEmpty() ? null : median(notices));
        lead.put("max", notices.isEmpty() ? null : notices.get(notices.size() - 1));
        ObjectNode recall = line.putObject("recall");
        days.forEach(each -> recall.put(
                each.toString(),
                outcome.ends().isEmpty()
                        ? null
                        : Math.round(1000.0
                                        * outcome.toldBefore(each)
                                        / outcome.ends().size())
                                / 1000.0));
        counts(line.putObject("possible"), outcome::namedBefore, days);
        counts(line.putObject("toldBefore"), outcome::toldBefore, days);
        counts(line.putObject("toldLater"), outcome::toldLater, days);
        counts(line.putObject("neverTold"), outcome::neverTold, days);
        counts(line.putObject("namedLater"), outcome::namedLater, days);
        line.set("missed", Json.mapper().valueToTree(outcome.missed(days.get(0))));
        return line.toString();
    }

    private static void counts(ObjectNode into, IntUnaryOperator count, List<Integer> days) {
        days.forEach(each -> into.put(each.toString(), count.applyAsInt(each)));
    }

    private static void addUnlessNone(String what, IntUnaryOperator count, List<Integer> days, List<String> lines) {
        if (days.stream().mapToInt(Integer::intValue).map(count).sum() > 0) {
            lines.add("  " + what + ": "
                    + days.stream()
                            .map(each -> Words.count(each, "day") + " ahead " + count.applyAsInt(each))
                            .collect(Collectors.joining(", ")));
        }
    }

    private static void missed(Outcome outcome, int days, List<String> lines) {
        List<Outcome.End> missed = outcome.missed(days);
        for (Outcome.End end : missed.subList(0, Math.min(MOST_NAMED, missed.size()))) {
            lines.add("  not told " + Words.count(days, "day") + " ahead: " + end.subject() + " "
                    + end.milestone().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + end.date());
        }
        if (missed.size() > MOST_NAMED) {
            lines.add("  and " + (missed.size() - MOST_NAMED) + " more");
        }
    }

    private static String recall(Outcome outcome, int days) {
        int told = outcome.toldBefore(days);
        int all = outcome.ends().size();
        int named = outcome.namedBefore(days);
        return Words.count(days, "day") + " ahead " + told + "/" + all + " (" + Math.round(100.0 * told / all) + " %"
                + (named == 0 ? "" : "; " + Math.round(100.0 * told / named) + " % of those the page had named") + ")";
    }

    /** The lower one of the two in the middle. */
    private static long median(List<Long> sorted) {
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static String named(List<String> parts) {
        return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
    }
}
