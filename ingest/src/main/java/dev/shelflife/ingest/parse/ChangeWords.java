package dev.shelflife.ingest.parse;

import dev.shelflife.events.Change;
import dev.shelflife.ingest.parse.Signals.Rule;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which change the words of a clause tell. Decided by the words alone: the labels of notes do not go together with what the
 * notes say.
 */
final class ChangeWords {

    /** The words of all rules. */
    static final Signals SIGNALS = new Signals();

    private static final Set<String> NO_STATEMENT = Set.of("if", "when", "while", "see", "read", "visit", "note", "unless");
    private static final Set<String> NO_STATEMENT_OF_TWO = Set.of(
            "for example", "for more", "due to", "to view", "to create", "to list", "to learn", "to continue",
            "to use", "to see", "to find", "to get");

    private static final Rule SIDE_REMARK = rule(
            "\\b(?:was|were) previously\\b|\\bplanned\\b(?! (?:to be|for))|\\bwould be\\b|^for the next\\b"
                    + "|\\bis the last (?:\\w+ )?(?:release|version|update)\\b",
            "previously planned would last for");
    private static final Rule FUTURE = rule(
            "\\b(?:will|to|shall|going to) (?:also |soon )?be (?:upgraded|updated|added|released|available|introduced)\\b",
            "will to shall going");

    private static final Rule FIX = rule(
            "^(?:bug )?fix(?:ed|es)?\\b|^(?:resolved|resolves|corrected|corrects|mends?|mended)\\b"
                    + "|\\b(?:has|have) been (?:fixed|resolved|corrected)\\b"
                    + "|^re-?(?:released|built|published)\\b.*\\bto (?:fix|resolve|correct)\\b",
            "fix bug resolv correct mend re rereleased rebuilt republished");
    private static final Rule SECURITY = rule(
            "\\bcve-\\d|\\bvulnerabilit|\\bsecurity[ -](?:related )?(?:fix|patch|update|issue|advisor|bulletin|release|hardening)",
            "cve vulnerab security");
    private static final Rule END_OF_PATCH = rule(
            "\\b(?:reach(?:ed|es)?|pass(?:ed|es)?|past|at) (?:\\w+ ){0,2}end[ -]of[ -]patch"
                    + "|\\bpatch(?:es|ing)? (?:has|have|will) end(?:ed)?\\b|\\bno longer be(?:ing)? patched\\b"
                    + "|\\bend[ -]of[ -]patch (?:\\w+ ){0,4}(?:is|was|on)\\b",
            "patch");
    private static final Rule END_OF_SUPPORT = rule(
            "\\b(?:reach(?:ed|es)?|pass(?:ed|es)?|entered|enters|enter|at|past) (?:\\w+ ){0,2}end[ -]of[ -](?:\\w+ )?(?:support|life|service)\\b"
                    + "|\\bno longer (?:be )?supported\\b|\\bsupport (?:\\S+ ){0,6}?(?:has ended|have ended|ended|ends|will end)\\b"
                    + "|\\b(?:is|are|goes|go|gone) (?:now )?out of support\\b|\\bunsupported\\b"
                    + "|\\bend[ -]of[ -](?:support|life) (?:for|of|date)\\b"
                    + "|\\b(?:dropp(?:ed|ing)|drops?|ended|ending|end|discontinued|remov(?:ed|ing)|stopped|stop) support (?:for|of)\\b"
                    + "|\\bsupport (?:for|of) .*\\b(?:removed|dropped|discontinued|withdrawn)\\b|\\beol\\b",
            "end support unsupported eol");
    private static final Rule RENAMED = rule(
            "\\brenam(?:ed|es|ing)\\b|\\bin favou?r of\\b"
                    + "|\\bnames? (?:is|are|was|were|will|has|have)\\b(?! with)|\\bformats? of \\S+ .*\\bnames?\\b"
                    + "|\\badded\\b.* to the .*\\b(?:image|family) names?\\b|\\b(?:is|are) now (?:called|named|known as)\\b",
            "renam favor favour name format called known");
    private static final Rule NAMING = rule("\\btags?\\b|\\bnamed with\\b|\\bappended\\b", "tag named append");
    private static final Rule RESTORED = rule(
            "\\b(?:restored|re-?enabled|re-?activated|reinstated|undeprecated|brought back|back in support)\\b"
                    + "|\\b(?:revert|roll)(?:ed|ing) (?:back )?the (?:deprecation|removal|retirement)\\b"
                    + "|\\b(?:deprecation|removal|retirement|end[ -]of[ -]\\w+|shutdown)\\b.*\\b(?:delayed|postponed|cancell?ed|reverted|withdrawn|deferred|called off)\\b"
                    + "|\\b(?:delay|postpon|cancel|revert|withdr|defer)\\S* the (?:\\S+ ){0,3}(?:deprecation|removal|retirement|end of)\\b"
                    + "|\\bsupport (?:\\S+ ){0,8}(?:was|is|has been|have been) extended\\b|\\bextend(?:ed|ing|s)? (?:the )?(?:\\w+ )?support\\b",
            "restored enabl reenabl activat reactivat reinstat undeprecat brought back revert roll deprecation removal retirement"
                    + " end shutdown delay postpon cancel withdr defer extend");
    private static final Rule REMOVED = rule(
            "\\bno longer (?:be )?(?:available|provided|included|offered|published|shipped)\\b|\\bunavailable\\b"
                    + "|\\b(?:has|have|was|were|been|are|is|be) (?:now )?(?:removed|discontinued|retired|deleted|decommissioned|withdrawn|sunset|phased out)\\b(?! from)"
                    + "|^(?:removed|discontinued|retired|deleted|withdrew) \\S+|\\bavailable until (?!at least)"
                    + "|\\b(?:will|to|shall) (?:remove|retire|discontinue|delete|sunset|decommission)\\b(?! support)",
            "longer unavailable remove discontinu retire delete decommission withdr sunset phased until");
    private static final Rule TAKEN_OUT =
            rule("\\b(?:removed|removes|deleted) .*?\\bfrom\\b|\\bremoved from\\b", "remove delete");
    private static final Rule DEPRECATED = rule(
            "^deprecat(?:ed?s?|ing)\\b|\\b(?:is|are|was|were|be|been|being|now) (?:now |also )?deprecated\\b"
                    + "|\\bentering archive mode\\b|\\bno longer (?:receive|receives|get|gets) (?:\\w+ )?updates\\b"
                    + "|\\bno longer (?:being |be )?(?:maintained|updated|patched)\\b"
                    + "|\\b(?:we|google|aws|amazon) (?:have |has |are |is |will |also )*deprecat(?:ed|e|ing)\\b"
                    + "|\\b(?:plan|plans|planning|intend|intends) to deprecate\\b|^deprecation of\\b",
            "deprecat archive longer");
    private static final Rule UPGRADED = rule(
            "\\b(?:upgrad|updat)(?:ed|es|e|ing)\\b|\\b(?:bump(?:ed|s)?|moved|migrated|switched|raised)\\b(?! back)", "upgrad updat bump mov migrat switch raised");
    private static final Rule PATCH = rule(
            "\\bpatch(?: version)? (?:updates?|upgrades?|releases?|versions?)\\b|\\bpatch version\\b", "patch");
    private static final Rule AVAILABLE = rule(
            "\\b(?:is|are) (?:now |also |again |generally |once more |publicly )*available\\b(?! until)"
                    + "|\\b(?:has|have) been (?:\\w+ )?(?:added|released|re-released|introduced|launched|published|made available)\\b"
                    + "|\\b(?:is|are) (?:now )?(?:added|released|re-released|introduced|launched|published)\\b"
                    + "|(?<=^|[:,] )(?:added|adds|add|adding|released|re-released|releases|introduced|introduces|introducing|launched|new|published|announcing)\\b"
                    + "|\\badded:|\\bwe(?:'ve|\u2019ve|'re|\u2019re| have| are)? (?:added|adding|released|releasing|introduced|introducing|launched|published)\\b"
                    + "|\\byou can now (?:create|use|run|choose|select|deploy|pull)\\b|\\bout of experimental\\b|\\bnow generally available\\b"
                    + "|\\b(?:initial|first) (?:public )?release of\\b|\\b(?:announce|announcing) (?:the )?(?:general )?(?:availability|release) of\\b"
                    + "|^(?:general )?availability of\\b|\\bmade available\\b|\\b(?:is|are) here\\b",
            "avail add releas introduc launch new publish announc create use run choose select deploy pull experimental here");
    private static final Rule INCLUDED =
            rule("\\b(?:now|also) (?:includes?|supports?|ships? with|comes? with)\\b", "includ support ship come");
    private static final Rule PACKAGE = rule(
            "\\b(?:added|adds|upgraded|updated|updates|upgrades|refreshed|pre-?installed|installed"
                    + "|now (?:has|have|uses?|supports?|compiled|ships?|comes?)|includes?|replaced)\\b",
            "add upgrad updat refresh pre install now includ replac");
    private static final Rule DEPENDENCY_END = rule(
            "\\b(?:replaced|migrated|moved|switched|upgraded|updated)\\b.*\\b(?:because|since|as|after|ahead of|before)\\b"
                    + ".*\\bend[ -]of[ -](?:life|support|maintenance)\\b",
            "end");
    private static final Rule NEGATED = rule(
            "(?:\\bnot|n't|n\u2019t|\\bnever) (?:yet |currently )?(?:be )?"
                    + "(?:available|deprecated|removed|upgraded|updated|supported|added|released|retired|discontinued)\\b",
            "not never isn aren wasn weren don doesn haven hasn won can");
    private static final Rule AHEAD = rule(
            "\\b(?:will|shall|plan(?:s|ned|ning)? to|intends? to|schedul(?:ed|ing) (?:to|for)|going to|to be|starting|effective|as of|upcoming)\\b",
            "will shall plan intend schedul going to starting effective as upcoming");
    private static final Rule WITHDRAWN = rule(
            "\\b(?:change|changes|deprecation|removal|retirement|announcement|plan)\\b.*\\b(?:delayed|postponed|cancell?ed|reverted|withdrawn|deferred|no longer planned|called off)\\b",
            "delay postpon cancel revert withdr defer planned called");

    private ChangeWords() {}

    private static Rule rule(String regex, String stems) {
        return SIGNALS.rule(regex, stems);
    }

    /** The change, or null when the clause tells none. */
    static @Nullable Change of(String clause, long signals) {
        if (isNoStatement(clause) || SIDE_REMARK.in(clause, signals) || NEGATED.within(clause, signals)) {
            return null;
        }
        if (FIX.in(clause, signals)) {
            return SECURITY.in(clause, signals) ? Change.SECURITY : Change.FIXED;
        }
        if (DEPENDENCY_END.in(clause, signals)) {
            return Change.DEPENDENCY;
        }
        Change end = ofEnd(clause, signals);
        if (end != null) {
            return end;
        }
        if (NAMING.in(clause, signals) || FUTURE.in(clause, signals)) {
            return null;
        }
        if (PATCH.in(clause, signals)) {
            return Change.PATCH;
        }
        if (UPGRADED.in(clause, signals)) {
            return SECURITY.in(clause, signals) ? Change.SECURITY : Change.UPGRADED;
        }
        if (AVAILABLE.in(clause, signals)) {
            return Change.AVAILABLE;
        }
        return SECURITY.in(clause, signals)
                ? Change.SECURITY
                : PACKAGE.in(clause, signals) ? Change.PACKAGE : null;
    }

    private static @Nullable Change ofEnd(String clause, long signals) {
        if (RESTORED.in(clause, signals)) {
            return Change.RESTORED;
        }
        if (END_OF_PATCH.in(clause, signals)) {
            return Change.END_OF_PATCH;
        }
        if (END_OF_SUPPORT.in(clause, signals)) {
            return Change.END_OF_SUPPORT;
        }
        if (RENAMED.in(clause, signals)) {
            return Change.RENAMED;
        }
        if (TAKEN_OUT.in(clause, signals)) {
            return Change.PACKAGE;
        }
        boolean deprecated = DEPRECATED.in(clause, signals);
        if (REMOVED.in(clause, signals) && !(deprecated && AHEAD.in(clause, signals))) {
            return Change.REMOVED;
        }
        return deprecated ? Change.DEPRECATED : null;
    }

    /** Whether a clause of these signals may tell an end of any kind. */
    static boolean mayTellEnd(long signals) {
        return END_OF_PATCH.mayBeIn(signals)
                || END_OF_SUPPORT.mayBeIn(signals)
                || REMOVED.mayBeIn(signals)
                || DEPRECATED.mayBeIn(signals);
    }

    /** Whether a text takes back what its note says: "The following change has been delayed". */
    static boolean withdraws(String text) {
        return WITHDRAWN.in(text, SIGNALS.of(text));
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
        if (!INCLUDED.mayBeIn(signals)) {
            return clause.length();
        }
        Matcher m = INCLUDED.pattern().matcher(clause);
        return m.find() ? m.end() : clause.length();
    }

    /** Keeps a pattern of another class among the signals. */
    static Rule alsoFor(Pattern pattern, String stems) {
        return SIGNALS.rule(pattern, stems);
    }
}
