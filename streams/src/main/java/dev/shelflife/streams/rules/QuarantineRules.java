package dev.shelflife.streams.rules;

import dev.shelflife.events.Lifecycle;
import dev.shelflife.events.Observation.SourceChecked;
import dev.shelflife.events.Quarantined;
import dev.shelflife.events.Quarantined.Ended;
import dev.shelflife.events.Transition;
import dev.shelflife.events.TransitionType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what the guard holds of a source, once, and how that ended. */
final class QuarantineRules {

    private static final int MAX_REASONS = 10;

    private QuarantineRules() {}

    /**
     * Tells it.
     *
     * @param told takes what has to be told
     * @return the row afterwards
     */
    static Lifecycle.Source tell(Lifecycle.Source row, List<Transition> told) {
        SourceChecked last = row.last();
        if (last == null) {
            return row;
        }
        Set<String> held =
                last.quarantine().stream().map(Quarantined::what).collect(Collectors.toCollection(TreeSet::new));
        Set<String> over = new TreeSet<>(row.toldQuarantine());
        over.removeAll(held);
        Set<String> fresh = new TreeSet<>(held);
        row.toldQuarantine().forEach(fresh::remove);
        if (!over.isEmpty()) {
            told.add(TransitionWriter.ofSource(
                    row, TransitionType.QUARANTINE_ENDED, last.at(), List.copyOf(over), endings(last, over)));
        }
        if (!fresh.isEmpty()) {
            told.add(TransitionWriter.ofSource(
                    row, TransitionType.QUARANTINED, last.at(), List.copyOf(fresh), reasons(last, fresh)));
        }
        return row.told(List.copyOf(held), row.lostAt());
    }

    private static String reasons(SourceChecked last, Set<String> fresh) {
        return cut(last.quarantine().stream()
                .filter(each -> fresh.contains(each.what()))
                .map(each -> named(each.line(), each.subject()) + String.join("; ", each.reasons()))
                .toList());
    }

    private static String endings(SourceChecked last, Set<String> over) {
        List<String> known = last.ended().stream()
                .filter(each -> over.contains(each.what()))
                .map(each -> named(each.line(), null) + ending(each))
                .toList();
        return known.isEmpty() ? "no longer held" : cut(known);
    }

    private static String ending(Ended ended) {
        return switch (ended.how()) {
            case RELEASED ->
                "released by " + Objects.requireNonNullElse(ended.by(), "somebody")
                        + (ended.reason() == null ? "" : ": " + ended.reason());
            case AGREED -> "accepted, for later looks agreed";
            case REVERTED -> "the page no longer tells it";
            case OTHER -> "no longer held";
        };
    }

    private static String named(@Nullable String line, @Nullable String subject) {
        return line == null ? "" : "line " + line + (subject == null ? "" : " of " + subject) + ": ";
    }

    private static String cut(List<String> all) {
        String first = all.stream().limit(MAX_REASONS).collect(Collectors.joining("; "));
        return all.size() <= MAX_REASONS ? first : first + "; and " + (all.size() - MAX_REASONS) + " more";
    }
}
