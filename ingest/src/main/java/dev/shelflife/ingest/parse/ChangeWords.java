package dev.shelflife.ingest.parse;

import dev.shelflife.events.Change;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Which change the words of a clause tell. Decided by the words alone: the labels of notes do not go together with what the
 * notes say.
 */
final class ChangeWords {

    private static final Set<String> NO_STATEMENT =
            Set.of("if", "when", "while", "see", "read", "visit", "note", "unless");
    private static final Set<String> NO_STATEMENT_OF_TWO = Set.of(
            "for example",
            "for more",
            "due to",
            "to view",
            "to create",
            "to list",
            "to learn",
            "to continue",
            "to use",
            "to see",
            "to find",
            "to get");

    private ChangeWords() {}

    /** The change, or null when the clause tells none. */
    static @Nullable Change of(String clause, long signals) {
        if (isNoStatement(clause) || Rules.SIDE_REMARK.in(clause, signals) || Rules.NEGATED.within(clause, signals)) {
            return null;
        }
        if (Rules.FIX.in(clause, signals)) {
            return Rules.SECURITY.in(clause, signals) ? Change.SECURITY : Change.FIXED;
        }
        if (Rules.DEPENDENCY_END.in(clause, signals)) {
            return Change.DEPENDENCY;
        }
        Change end = ofEnd(clause, signals);
        if (end != null) {
            return end;
        }
        if (Rules.NAMING.in(clause, signals) || Rules.FUTURE.in(clause, signals)) {
            return null;
        }
        if (Rules.PATCH.in(clause, signals)) {
            return Change.PATCH;
        }
        if (Rules.UPGRADED.in(clause, signals)) {
            return Rules.SECURITY.in(clause, signals) ? Change.SECURITY : Change.UPGRADED;
        }
        if (Rules.AVAILABLE.in(clause, signals)) {
            return Change.AVAILABLE;
        }
        return Rules.SECURITY.in(clause, signals)
                ? Change.SECURITY
                : Rules.PACKAGE.in(clause, signals) ? Change.PACKAGE : null;
    }

    private static @Nullable Change ofEnd(String clause, long signals) {
        if (Rules.RESTORED.in(clause, signals)) {
            return Change.RESTORED;
        }
        if (Rules.END_OF_PATCH.in(clause, signals)) {
            return Change.END_OF_PATCH;
        }
        if (Rules.END_OF_SUPPORT.in(clause, signals)) {
            return Change.END_OF_SUPPORT;
        }
        if (Rules.RENAMED.in(clause, signals)) {
            return Change.RENAMED;
        }
        if (Rules.TAKEN_OUT.in(clause, signals)) {
            return Change.PACKAGE;
        }
        boolean deprecated = Rules.DEPRECATED.in(clause, signals);
        if (Rules.REMOVED.in(clause, signals) && !(deprecated && Rules.AHEAD.in(clause, signals))) {
            return Change.REMOVED;
        }
        return deprecated ? Change.DEPRECATED : null;
    }

    /** Whether a clause of these signals may tell an end of any kind. */
    static boolean mayTellEnd(long signals) {
        return Rules.END_OF_PATCH.mayBeIn(signals)
                || Rules.END_OF_SUPPORT.mayBeIn(signals)
                || Rules.REMOVED.mayBeIn(signals)
                || Rules.DEPRECATED.mayBeIn(signals);
    }

    /** Whether a text takes back what its note says: "The following change has been delayed". */
    static boolean withdraws(Clause clause) {
        return Rules.WITHDRAWN.in(clause.sentence(), clause.signals());
    }

    private static boolean isNoStatement(String clause) {
        int first = clause.indexOf(' ');
        if (first < 0 || first > 6) {
            return false;
        }
        if (NO_STATEMENT.contains(clause.substring(0, first).toLowerCase(Locale.ROOT))) {
            return true;
        }
        int second = clause.indexOf(' ', first + 1);
        second = second > 0 && clause.charAt(second - 1) == ',' ? second - 1 : second;
        return first <= 3
                && NO_STATEMENT_OF_TWO.contains(clause.substring(0, second < 0 ? clause.length() : second)
                        .toLowerCase(Locale.ROOT));
    }

    /** Where the thing begins that a clause says is included; behind the end when it says none. */
    static int contentsBegin(String clause, long signals) {
        if (!Rules.INCLUDED.mayBeIn(signals)) {
            return clause.length();
        }
        Matcher m = Rules.INCLUDED.pattern().matcher(clause);
        return m.find() ? m.end() : clause.length();
    }
}
