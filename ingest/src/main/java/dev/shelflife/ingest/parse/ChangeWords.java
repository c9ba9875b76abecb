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
    static @Nullable Change of(Cues cues) {
        if (isNoStatement(cues.text()) || Rules.SIDE_REMARK.in(cues) || Rules.NEGATED.within(cues)) {
            return null;
        }
        if (Rules.FIX.in(cues)) {
            return Rules.SECURITY.in(cues) ? Change.SECURITY : Change.FIXED;
        }
        if (Rules.DEPENDENCY_END.in(cues)) {
            return Change.DEPENDENCY;
        }
        Change end = ofEnd(cues);
        if (end != null) {
            return end;
        }
        if (Rules.NAMING.in(cues) || Rules.FUTURE.in(cues)) {
            return null;
        }
        if (Rules.PATCH.in(cues)) {
            return Change.PATCH;
        }
        if (Rules.UPGRADED.in(cues)) {
            return Rules.SECURITY.in(cues) ? Change.SECURITY : Change.UPGRADED;
        }
        if (Rules.AVAILABLE.in(cues)) {
            return Change.AVAILABLE;
        }
        return Rules.SECURITY.in(cues) ? Change.SECURITY : Rules.PACKAGE.in(cues) ? Change.PACKAGE : null;
    }

    private static @Nullable Change ofEnd(Cues cues) {
        if (Rules.RESTORED.in(cues)) {
            return Change.RESTORED;
        }
        if (Rules.END_OF_PATCH.in(cues)) {
            return Change.END_OF_PATCH;
        }
        if (Rules.END_OF_SUPPORT.in(cues)) {
            return Change.END_OF_SUPPORT;
        }
        if (Rules.RENAMED.in(cues)) {
            return Change.RENAMED;
        }
        if (Rules.TAKEN_OUT.in(cues)) {
            return Change.PACKAGE;
        }
        boolean deprecated = Rules.DEPRECATED.in(cues);
        if (Rules.REMOVED.in(cues) && !(deprecated && Rules.AHEAD.in(cues))) {
            return Change.REMOVED;
        }
        return deprecated ? Change.DEPRECATED : null;
    }

    /** Whether a clause of these signals may tell an end of any kind. */
    static boolean mayTellEnd(Cues cues) {
        return Rules.END_OF_PATCH.mayBeIn(cues)
                || Rules.END_OF_SUPPORT.mayBeIn(cues)
                || Rules.REMOVED.mayBeIn(cues)
                || Rules.DEPRECATED.mayBeIn(cues);
    }

    /** Whether a text takes back what its note says: "The following change has been delayed". */
    static boolean withdraws(Clause clause) {
        return Rules.WITHDRAWN.in(clause.cues());
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
    static int contentsBegin(Cues cues) {
        String clause = cues.text();
        if (!Rules.INCLUDED.mayBeIn(cues)) {
            return clause.length();
        }
        Matcher m = Rules.INCLUDED.pattern().matcher(clause);
        return m.find() ? m.end() : clause.length();
    }
}
