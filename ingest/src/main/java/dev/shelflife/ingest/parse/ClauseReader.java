package dev.shelflife.ingest.parse;

import dev.shelflife.events.Change;
import dev.shelflife.events.identity.Identity;
import dev.shelflife.ingest.parse.Fact.Surroundings;
import dev.shelflife.ingest.parse.Mention.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the facts of one clause: which change, of which frameworks, in which versions. */
final class ClauseReader {

    /**
     * What the line above a list says for its bullets.
     *
     * @param change that bullets without a verb of their own tell
     * @param framework that bullets with bare numbers are about, null when it names none or several
     */
    record Context(@Nullable Change change, @Nullable String framework, @Nullable Surroundings surroundings) {
        static final Context NONE = new Context(null, null, null);
    }

    /** Changes that also a sentence about a place in images tells of that framework. */
    private static final Set<Change> OF_ALL_MENTIONS =
            EnumSet.of(Change.FIXED, Change.SECURITY, Change.PACKAGE, Change.RENAMED, Change.DEPENDENCY);

    private static final Set<Change> OF_IMAGE_NAMES =
            EnumSet.of(Change.AVAILABLE, Change.DEPRECATED, Change.REMOVED, Change.RENAMED, Change.RESTORED);

    /** Changes that can be about Python itself. */
    private static final Set<Change> OF_PYTHON = EnumSet.of(Change.REMOVED, Change.DEPRECATED, Change.END_OF_SUPPORT);

    private static final Set<Change> INHERITED = EnumSet.of(
            Change.AVAILABLE,
            Change.PATCH,
            Change.UPGRADED,
            Change.DEPRECATED,
            Change.REMOVED,
            Change.END_OF_PATCH,
            Change.END_OF_SUPPORT,
            Change.RESTORED);

    private ClauseReader() {}

    /** What a clause says for the bullets below it. */
    static Context context(Clause clause) {
        Change change = clause.change();
        List<Mention> frameworks = frameworks(clause);
        return new Context(
                change != null && INHERITED.contains(change) ? change : null,
                frameworks.size() == 1 ? frameworks.get(0).framework() : null,
                surroundings(clause));
    }

    /** Whether a clause names a framework; CUDA and Python alone are surroundings. */
    static boolean namesFramework(Clause clause) {
        return !frameworks(clause).isEmpty();
    }

    /** Whether a clause names versions by a bound that is not one of them. */
    static boolean isBound(Clause clause) {
        return Rules.BELOW_A_BOUND.in(clause.textCues());
    }

    /** All facts of a clause. */
    static List<Fact> facts(Clause clause, Context context) {
        Clause.Read known = clause.read();
        if (known != null && known.context().equals(context)) {
            return known.facts();
        }
        List<Fact> facts = List.copyOf(read(clause, context));
        clause.keep(new Clause.Read(context, facts));
        return facts;
    }

    private static List<Fact> read(Clause clause, Context context) {
        if (context.framework() == null && clause.isSilent()) {
            return List.of();
        }
        Change own = clause.change();
        Change change = own == null ? context.change() : own;
        if (change == null) {
            return List.of();
        }
        boolean isAboutNone = context.framework() == null
                && clause.mentions().isEmpty()
                && clause.images().isEmpty();
        if (isAboutNone || isBound(clause)) {
            return List.of();
        }
        List<Fact> facts = new ArrayList<>();
        Surroundings surroundings = surroundings(clause);
        for (Told told : told(clause, change, context)) {
            facts.addAll(new FactBuilder(clause, surroundings).factsOf(told.mention(), told.change()));
        }
        if (facts.isEmpty() && clause.mentions().isEmpty() && OF_IMAGE_NAMES.contains(change)) {
            facts.addAll(new FactBuilder(clause, surroundings).factsOfImages(change));
        }
        boolean inherits = own == null && context.surroundings() != null;
        return inherits
                ? facts.stream()
                        .map(fact -> fact.completedBy(Objects.requireNonNull(context.surroundings())))
                        .toList()
                : facts;
    }

    /** What a clause says about the surroundings of images. */
    static Surroundings surroundings(Clause clause) {
        return clause.surroundings();
    }

    static Surroundings surroundings(Clause clause, Cues cues) {
        return new Surroundings(
                Rules.PYTHON.in(cues) ? Identity.python(cues.text()) : null,
                Rules.OS.mayBeIn(cues) ? Identity.os(cues.text()) : null,
                Facts.accelerator(Rules.CPU.in(cues), Rules.GPU.in(cues), Rules.TPU.in(cues)),
                FactBuilder.cuda(clause));
    }

    private record Told(Mention mention, Change change) {}

    private static List<Told> told(Clause clause, Change change, Context context) {
        List<Mention> frameworks = frameworks(clause);
        if (frameworks.isEmpty() && clause.mentions().isEmpty() && context.framework() != null) {
            Mention fromContext = clause.numbersOf(context.framework());
            return fromContext == null ? List.of() : List.of(new Told(fromContext, change));
        }
        if (frameworks.isEmpty()) {
            return told(
                    clause.mentions(),
                    each -> (each.framework().equalsIgnoreCase("CUDA")
                                    || (OF_PYTHON.contains(change)
                                            && !each.numbers().isEmpty()))
                            && (!each.isPlace() || hasTarget(each)),
                    change);
        }
        if (change == Change.PACKAGE) {
            List<Mention> contents = contents(clause);
            if (!contents.isEmpty()) {
                return told(contents, each -> true, Change.AVAILABLE);
            }
        }
        if (OF_ALL_MENTIONS.contains(change)) {
            return told(frameworks, each -> true, change);
        }
        List<Told> objects =
                told(frameworks, each -> !each.isPlace() || (change == Change.UPGRADED && hasTarget(each)), change);
        boolean ofContents = change == Change.AVAILABLE || change == Change.UPGRADED || change == Change.PATCH;
        return objects.isEmpty() && ofContents ? told(frameworks, each -> true, Change.PACKAGE) : objects;
    }

    private static List<Told> told(List<Mention> mentions, Predicate<Mention> which, Change change) {
        List<Told> all = new ArrayList<>(mentions.size());
        for (Mention each : mentions) {
            if (which.test(each)) {
                all.add(new Told(each, change));
            }
        }
        return all;
    }

    /** "… images now include PyTorch XLA 2.0": the framework that came in, with a version. */
    private static List<Mention> contents(Clause clause) {
        String contents = clause.text().substring(ChangeWords.contentsBegin(clause.textCues()));
        if (contents.isEmpty()) {
            return List.of();
        }
        List<Mention> within = frameworks(Clause.of(contents));
        return within.stream().filter(each -> !each.numbers().isEmpty()).toList();
    }

    private static boolean hasTarget(Mention mention) {
        if ("to".equals(mention.preposition()) || "from".equals(mention.preposition())) {
            for (Mention.VersionNumber each : mention.numbers()) {
                if (each.role() == Role.TO) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The frameworks that a clause names, without CUDA and Python. */
    static List<Mention> frameworks(Clause clause) {
        List<Mention> all = clause.mentions();
        for (Mention each : all) {
            if (isSurrounding(each)) {
                return all.stream().filter(other -> !isSurrounding(other)).toList();
            }
        }
        return all;
    }

    private static boolean isSurrounding(Mention mention) {
        return mention.framework().equalsIgnoreCase("CUDA")
                || mention.framework().equalsIgnoreCase("Python");
    }
}
