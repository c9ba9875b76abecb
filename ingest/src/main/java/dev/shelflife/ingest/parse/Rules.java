package dev.shelflife.ingest.parse;

import dev.shelflife.ingest.parse.Signals.Rule;

/** The patterns of statements, each with the words that it needs; in one place, so that one pass finds the words of all. */
final class Rules {

    /** The words of all rules. */
    static final Signals SIGNALS = new Signals();

    static final Rule SIDE_REMARK = rule(
            "\\b(?:was|were) previously\\b|\\bplanned\\b(?! (?:to be|for))|\\bwould be\\b|^for the next\\b"
                    + "|\\bis the last (?:\\w+ )?(?:release|version|update)\\b",
            "previously planned would last for");
    static final Rule FUTURE = rule(
            "\\b(?:will|to|shall|going to) (?:also |soon )?be (?:upgraded|updated|added|released|available|introduced)\\b",
            "will to shall going");

    static final Rule FIX = rule(
            "^(?:bug )?fix(?:ed|es)?\\b|^(?:resolved|resolves|corrected|corrects|mends?|mended)\\b"
                    + "|\\b(?:has|have) been (?:fixed|resolved|corrected)\\b"
                    + "|^re-?(?:released|built|published)\\b.*\\bto (?:fix|resolve|correct)\\b",
            "fix bug resolv correct mend re rereleased rebuilt republished");
    static final Rule SECURITY = rule(
            "\\bcve-\\d|\\bvulnerabilit|\\bsecurity[ -](?:related )?(?:fix|patch|update|issue|advisor|bulletin|release|hardening)",
            "cve vulnerab security");
    static final Rule END_OF_PATCH = rule(
            "\\b(?:reach(?:ed|es)?|pass(?:ed|es)?|past|at) (?:\\w+ ){0,2}end[ -]of[ -]patch"
                    + "|\\bpatch(?:es|ing)? (?:has|have|will) end(?:ed)?\\b|\\bno longer be(?:ing)? patched\\b"
                    + "|\\bend[ -]of[ -]patch (?:\\w+ ){0,4}(?:is|was|on)\\b",
            "patch");
    static final Rule END_OF_SUPPORT = rule(
            "\\b(?:reach(?:ed|es)?|pass(?:ed|es)?|entered|enters|enter|at|past) (?:\\w+ ){0,2}end[ -]of[ -](?:\\w+ )?(?:support|life|service)\\b"
                    + "|\\bno longer (?:be )?supported\\b|\\bsupport (?:\\S+ ){0,6}?(?:has ended|have ended|ended|ends|will end)\\b"
                    + "|\\b(?:is|are|goes|go|gone) (?:now )?out of support\\b|\\bunsupported\\b"
                    + "|\\bend[ -]of[ -](?:support|life) (?:for|of|date)\\b"
                    + "|\\b(?:dropp(?:ed|ing)|drops?|ended|ending|end|discontinued|remov(?:ed|ing)|stopped|stop) support (?:for|of)\\b"
                    + "|\\bsupport (?:for|of) .*\\b(?:removed|dropped|discontinued|withdrawn)\\b|\\beol\\b",
            "end support unsupported eol");
    static final Rule RENAMED = rule(
            "\\brenam(?:ed|es|ing)\\b|\\bin favou?r of\\b"
                    + "|\\bnames? (?:is|are|was|were|will|has|have)\\b(?! with)|\\bformats? of \\S+ .*\\bnames?\\b"
                    + "|\\badded\\b.* to the .*\\b(?:image|family) names?\\b|\\b(?:is|are) now (?:called|named|known as)\\b",
            "renam favor favour name format called known");
    static final Rule NAMING = rule("\\btags?\\b|\\bnamed with\\b|\\bappended\\b", "tag named append");
    static final Rule RESTORED = rule(
            "\\b(?:restored|re-?enabled|re-?activated|reinstated|undeprecated|brought back|back in support)\\b"
                    + "|\\b(?:revert|roll)(?:ed|ing) (?:back )?the (?:deprecation|removal|retirement)\\b"
                    + "|\\b(?:deprecation|removal|retirement|end[ -]of[ -]\\w+|shutdown)\\b.*\\b(?:delayed|postponed|cancell?ed|reverted|withdrawn|deferred|called off)\\b"
                    + "|\\b(?:delay|postpon|cancel|revert|withdr|defer)\\S* the (?:\\S+ ){0,3}(?:deprecation|removal|retirement|end of)\\b"
                    + "|\\bsupport (?:\\S+ ){0,8}(?:was|is|has been|have been) extended\\b|\\bextend(?:ed|ing|s)? (?:the )?(?:\\w+ )?support\\b",
            "restored enabl reenabl activat reactivat reinstat undeprecat brought back revert roll deprecation removal retirement"
                    + " end shutdown delay postpon cancel withdr defer extend");
    static final Rule REMOVED = rule(
            "\\bno longer (?:be )?(?:available|provided|included|offered|published|shipped)\\b|\\bunavailable\\b"
                    + "|\\b(?:has|have|was|were|been|are|is|be) (?:now )?(?:removed|discontinued|retired|deleted|decommissioned|withdrawn|sunset|phased out)\\b(?! from)"
                    + "|^(?:removed|discontinued|retired|deleted|withdrew) \\S+|\\bavailable until (?!at least)"
                    + "|\\b(?:will|to|shall) (?:remove|retire|discontinue|delete|sunset|decommission)\\b(?! support)",
            "longer unavailable remove discontinu retire delete decommission withdr sunset phased until");
    static final Rule TAKEN_OUT =
            rule("\\b(?:removed|removes|deleted) .*?\\bfrom\\b|\\bremoved from\\b", "remove delete");
    static final Rule DEPRECATED = rule(
            "^deprecat(?:ed?s?|ing)\\b|\\b(?:is|are|was|were|be|been|being|now) (?:now |also )?deprecated\\b"
                    + "|\\bentering archive mode\\b|\\bno longer (?:receive|receives|get|gets) (?:\\w+ )?updates\\b"
                    + "|\\bno longer (?:being |be )?(?:maintained|updated|patched)\\b"
                    + "|\\b(?:we|google|aws|amazon) (?:have |has |are |is |will |also )*deprecat(?:ed|e|ing)\\b"
                    + "|\\b(?:plan|plans|planning|intend|intends) to deprecate\\b|^deprecation of\\b",
            "deprecat archive longer");
    static final Rule UPGRADED = rule(
            "\\b(?:upgrad|updat)(?:ed|es|e|ing)\\b|\\b(?:bump(?:ed|s)?|moved|migrated|switched|raised)\\b(?! back)",
            "upgrad updat bump mov migrat switch raised");
    static final Rule PATCH = rule(
            "\\bpatch(?: version)? (?:updates?|upgrades?|releases?|versions?)\\b|\\bpatch version\\b"
                    + "|\\bpatch(?:ed|es|ing)? (?:\\w+ ){0,2}(?:to|from) (?:version )?v?\\d",
            "patch");
    static final Rule AVAILABLE = rule(
            "\\b(?:is|are) (?:now |also |again |generally |once more |publicly )*available\\b(?! until)"
                    + "|\\b(?:has|have) been (?:\\w+ )?(?:added|released|re-released|introduced|launched|published|made available)\\b"
                    + "|\\b(?:is|are|was|were) (?:now )?(?:added|released|re-released|introduced|launched|published)\\b"
                    + "|(?<=^|[:,] )(?:added|adds|add|adding|released|re-released|releases|introduced|introduces|introducing|launched|new|published|announcing)\\b"
                    + "|\\badded:|\\bwe(?:'ve|\u2019ve|'re|\u2019re| have| are)? (?:added|adding|released|releasing|introduced|introducing|launched|published)\\b"
                    + "|\\byou can now (?:create|use|run|choose|select|deploy|pull)\\b|\\bout of experimental\\b|\\bnow generally available\\b"
                    + "|\\b(?:initial|first) (?:public )?release of\\b|\\b(?:announce|announcing) (?:the )?(?:general )?(?:availability|release) of\\b"
                    + "|^(?:general )?availability of\\b|\\bmade available\\b|\\b(?:is|are) here\\b",
            "avail add releas introduc launch new publish announc create use run choose select deploy pull experimental here");
    static final Rule INCLUDED =
            rule("\\b(?:now|also) (?:includes?|supports?|ships? with|comes? with)\\b", "includ support ship come");
    static final Rule PACKAGE = rule(
            "\\b(?:added|adds|upgraded|updated|updates|upgrades|refreshed|pre-?installed|installed"
                    + "|now (?:has|have|uses?|supports?|compiled|ships?|comes?)|includes?|replaced)\\b",
            "add upgrad updat refresh pre install now includ replac");
    static final Rule DEPENDENCY_END = rule(
            "\\b(?:replaced|migrated|moved|switched|upgraded|updated)\\b.*\\b(?:because|since|as|after|ahead of|before)\\b"
                    + ".*\\bend[ -]of[ -](?:life|support|maintenance)\\b",
            "end");
    static final Rule NEGATED = SIGNALS.within(
            "(?:\\bnot|n't|n\u2019t|\\bnever) (?:yet |currently )?(?:be |been )?"
                    + "(?:available|deprecated|removed|upgraded|updated|supported|added|released|retired|discontinued)\\b",
            "not never isn aren wasn weren don doesn haven hasn won can");
    static final Rule AHEAD = rule(
            "\\b(?:will|shall|plan(?:s|ned|ning)? to|intends? to|schedul(?:ed|ing) (?:to|for)|going to|to be|starting|effective|as of|upcoming)\\b",
            "will shall plan intend schedul going to starting effective as upcoming");
    static final Rule WITHDRAWN = rule(
            "\\b(?:change|changes|deprecation|removal|retirement|announcement|plan)\\b.*\\b(?:delayed|postponed|cancell?ed|reverted|withdrawn|deferred|no longer planned|called off)\\b",
            "delay postpon cancel revert withdr defer planned called");

    /** The listed names of frameworks, CUDA and Python begin so; but for R, whose letter begins too many words. */
    static final Rule NAMES = SIGNALS.words(
            "tensor tensorflow tensorfow swift pytorch vllm sglang xgboost scikit sklearn mxnet cntk chainer caffe rapids common base"
                    + " jax ray cuda python hugging");

    /** What follows a name that nobody has listed. */
    static final Rule UNLISTED = SIGNALS.words("image container environment");

    /** CUDA with a version glued to it. */
    static final Rule CUDA = rule("\\bcuda-?\\d", "cuda");

    /** Base with what it is for glued to it. */
    static final Rule BASE = rule("\\bbase-(?:cu\\d|cpu)", "base");

    /** "Earlier than 2.6": the version named is not meant, and those that are meant are not named. */
    static final Rule BELOW_A_BOUND = rule(
            "\\b(?:earlier|older|lower|newer|later|higher|prior) (?:than|to) (?:\\w+ ){0,2}v?\\d|\\b(?:before|after|below|above) v?\\d+\\.\\d",
            "earlier older lower newer later higher prior before after below above");

    /** Python with a version. */
    static final Rule PYTHON = rule("\\bpy(?:thon)? ?\\d", "py");

    static final Rule OS = SIGNALS.words("ubuntu debian amazon");

    static final Rule CPU = rule("\\bcpus?\\b", "cpu");
    static final Rule GPU = rule("\\bgpus?\\b", "gpu");
    static final Rule TPU = rule("\\btpus?\\b", "tpu");

    /** A sentence that goes on about the one before. */
    static final Rule GOES_ON =
            rule("^(?:these|this|they|it)\\b.*\\b(?:include|support|use|run|come)", "include support use run come");

    static final Rule EXAMPLE = rule("^for example\\b", "example");

    static final Rule OF_IMAGES = rule("\\b(?:framework|image|container|version)", "framework image container version");

    static final Rule LAUNCH = rule(
            "\\b(?:available (?:in|as an?) (?:public )?(?:beta|preview)|generally available|launched the new \\S+ version)\\b",
            "available generally launched");

    static final Rule END_AHEAD = rule(
            "\\b(?:will|shall|going to|plan(?:s|ned|ning)? to|intends? to|scheduled (?:to|for)|to be)\\b (?:\\S+ ){0,5}?"
                    + "(?:deprecat|remov|retir|discontinu|delet|reach|end|enter|no longer|drop|sunset|decommission|stop|cease"
                    + "|unsupported|unavailable|withdraw|go out|phase|be available until)",
            "will shall going plan intend schedul to");

    private Rules() {}

    private static Rule rule(String regex, String stems) {
        return SIGNALS.rule(regex, stems);
    }
}
