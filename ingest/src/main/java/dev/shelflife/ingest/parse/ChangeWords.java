package dev.shelflife.ingest.parse;

import dev.shelflife.events.Change;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which change the words of a clause tell. Decided by the words alone: the labels of notes do not go together with what the
 * notes say.
 */
final class ChangeWords {

    private static final Pattern NO_STATEMENT =
            words("^(?:if|when|while|for example|see|read|visit|note|unless|due to)\\b"
                    + "|^to (?:view|create|list|learn|continue|use|see|find|get)\\b|^for (?:more|the next)\\b"
                    + "|\\b(?:was|were) previously\\b|\\bplanned\\b");

    private static final Pattern FUTURE =
            words("\\bwill (?:also )?be (?:upgraded|updated|added|released|available|introduced)\\b");

    private static final Pattern FIX = words("^(?:bug )?fix(?:ed|es)?\\b|^(?:resolved|corrected|mends?|mended)\\b"
            + "|\\b(?:has|have) been (?:fixed|resolved)\\b");
    private static final Pattern SECURITY = words("\\bcve-\\d|\\bvulnerabilit|\\bsecurity (?:fix|patch|update|issue)");
    private static final Pattern END_OF_PATCH =
            words("\\b(?:reached|passed) (?:\\w+ )?end[ -]of[ -]patch|\\bpatch(?:es|ing)? (?:has|have) ended\\b");
    private static final Pattern END_OF_SUPPORT = words(
            "\\b(?:reached|passed) (?:\\w+ )?end[ -]of[ -](?:\\w+ )?(?:support|life)\\b"
                    + "|\\bno longer (?:be )?supported\\b|\\bsupport (?:\\S+ ){0,5}(?:has ended|ended|ends)\\b|\\bis out of support\\b");
    private static final Pattern RENAMED = words("\\brenam(?:ed|es|ing)\\b|\\bin favou?r of\\b"
            + "|\\bnames? (?:is|are|was|were|will|has|have)\\b(?! with)|\\bformats? of \\S+ .*\\bnames?\\b"
            + "|\\badded\\b.* to the .*\\b(?:image|family) names?\\b");
    private static final Pattern NAMING = words("\\btags?\\b|\\bnamed with\\b|\\bappended\\b");
    private static final Pattern RESTORED = words("\\b(?:restored|re-?enabled|reinstated|brought back)\\b");
    private static final Pattern REMOVED =
            words("\\bno longer (?:be )?(?:available|provided|included|offered)\\b|\\bunavailable\\b"
                    + "|\\b(?:has|have|was|were|been|are|is) (?:removed|discontinued|retired|deleted)\\b(?! from)|\\bhas been removed\\b(?! from)"
                    + "|^(?:removed|discontinued|retired) \\S+");
    private static final Pattern TAKEN_OUT = words("\\b(?:removed|removes|deleted) .*?\\bfrom\\b|\\bremoved from\\b");
    private static final Pattern DEPRECATED =
            words("^deprecated?s?\\b|\\b(?:is|are|was|were|be|been|now) (?:now )?deprecated\\b"
                    + "|\\bentering archive mode\\b|\\bno longer (?:receive|receives|get|gets) (?:\\w+ )?updates\\b"
                    + "|\\bno longer (?:being )?(?:maintained|updated|patched)\\b");
    private static final Pattern UPGRADED =
            words("\\b(?:upgrad|updat)(?:ed|es|e)\\b|\\b(?:bumped|moved|migrated|switched)\\b");
    private static final Pattern PATCH =
            words("\\bpatch(?: version)? (?:updates?|upgrades?|releases?|versions?)\\b|\\bpatch version\\b");
    private static final Pattern AVAILABLE = words(
            "\\b(?:is|are) (?:now |also |again |generally |once more )*available\\b(?! until)"
                    + "|\\b(?:has|have) been (?:\\w+ )?(?:added|released|re-released|introduced|launched)\\b"
                    + "|\\b(?:is|are) (?:now )?(?:added|released|re-released|introduced|launched)\\b"
                    + "|(?:^|[:,] )(?:added|adds|add|released|re-released|releases|introduced|introduces|introducing|launched|new)\\b"
                    + "|\\badded:|\\bwe(?:'ve|\u2019ve| have)? (?:added|released|introduced)\\b|\\byou can now create\\b|\\bout of experimental\\b|\\bnow generally available\\b");
    private static final Pattern INCLUDED = words("\\b(?:now|also) includes?\\b");
    private static final Pattern PACKAGE = words(
            "\\b(?:added|adds|upgraded|updated|updates|upgrades|refreshed|pre-?installed|installed|now (?:has|have|uses?|supports?|compiled)"
                    + "|includes?|replaced)\\b");
    private static final Pattern DEPENDENCY_END = words(
            "\\b(?:replaced|migrated|moved|switched)\\b.*\\b(?:because|since|as)\\b.*\\bend[ -]of[ -](?:life|support)\\b");
    private static final Pattern NEGATED = words("(?:\\bnot|n't|n\u2019t|\\bnever) (?:yet |currently )?(?:be )?"
            + "(?:available|deprecated|removed|upgraded|updated|supported|added|released)\\b");

    private ChangeWords() {}

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** The change, or null when the clause tells none. */
    static @Nullable Change of(String clause) {
        if (has(NO_STATEMENT, clause) || has(NEGATED, clause)) {
            return null;
        }
        if (has(FIX, clause)) {
            return has(SECURITY, clause) ? Change.SECURITY : Change.FIXED;
        }
        Change end = ofEnd(clause);
        if (end != null) {
            return end;
        }
        if (has(NAMING, clause) || has(FUTURE, clause)) {
            return null;
        }
        if (has(DEPENDENCY_END, clause)) {
            return Change.DEPENDENCY;
        }
        if (has(PATCH, clause)) {
            return Change.PATCH;
        }
        if (has(UPGRADED, clause)) {
            return has(SECURITY, clause) ? Change.SECURITY : Change.UPGRADED;
        }
        if (has(AVAILABLE, clause)) {
            return Change.AVAILABLE;
        }
        return has(SECURITY, clause) ? Change.SECURITY : has(PACKAGE, clause) ? Change.PACKAGE : null;
    }

    private static @Nullable Change ofEnd(String clause) {
        if (has(END_OF_PATCH, clause)) {
            return Change.END_OF_PATCH;
        }
        if (has(END_OF_SUPPORT, clause)) {
            return Change.END_OF_SUPPORT;
        }
        if (has(RENAMED, clause)) {
            return Change.RENAMED;
        }
        if (has(RESTORED, clause)) {
            return Change.RESTORED;
        }
        if (has(TAKEN_OUT, clause)) {
            return Change.PACKAGE;
        }
        if (has(REMOVED, clause)) {
            return Change.REMOVED;
        }
        return has(DEPRECATED, clause) ? Change.DEPRECATED : null;
    }

    /** Where the thing begins that a clause says is included; behind the end when it says none. */
    static int contentsBegin(String clause) {
        var m = INCLUDED.matcher(clause);
        return m.find() ? m.end() : clause.length();
    }

    private static boolean has(Pattern pattern, String clause) {
        return pattern.matcher(clause).find();
    }
}
