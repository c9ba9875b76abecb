package dev.shelflife.ingest.parse;

import dev.shelflife.events.Catalogue;
import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Problem;
import dev.shelflife.events.Provenance;
import dev.shelflife.ingest.parse.NoteText.Block;
import dev.shelflife.ingest.parse.NotesSeen.Silent;
import dev.shelflife.ingest.parse.NotesSeen.Why;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sentences of notes that gave nothing: those that gave something are known by their places in the catalogue. */
final class SilentClauses {

    private final Where where;
    private final Set<String> told = new HashSet<>();
    private final Set<String> problems;
    private final Set<String> images;
    private final List<Silent> silent = new ArrayList<>();
    private final Set<String> imagesLeft = new LinkedHashSet<>();
    private int count;

    private SilentClauses(Where where, Catalogue catalogue) {
        this.where = where;
        for (ImageRelease release : catalogue.releases()) {
            told.add(key(release.provenance()));
            release.alsoToldIn().forEach(place -> told.add(key(place)));
        }
        problems = catalogue.problems().stream().map(Problem::where).collect(Collectors.toSet());
        images = catalogue.releases().stream()
                .flatMap(release -> release.images().stream())
                .collect(Collectors.toSet());
    }

    /** Those of some notes, given what the page gave. */
    static SilentClauses of(List<Note> notes, Where where, Catalogue catalogue) {
        SilentClauses clauses = new SilentClauses(where, catalogue);
        notes.forEach(clauses::look);
        return clauses;
    }

    /** How many clauses there are, silent or not. */
    int count() {
        return count;
    }

    /** The silent ones; those that name most first, then in the order of the page. */
    List<Silent> all() {
        return silent.stream().sorted(Comparator.comparing(Silent::why)).toList();
    }

    /** The image names that are in no statement. */
    List<String> images() {
        return List.copyOf(imagesLeft);
    }

    private static String key(Provenance place) {
        return place.entryId() + " " + place.span();
    }

    private void look(Note note) {
        Fact headed = HeadedRelease.of(note, where.source().notes().framework());
        for (int i = 0; i < note.blocks().size(); i++) {
            Block block = note.blocks().get(i);
            boolean title = block.isTitle() && Clause.of(block.text()).change() == null;
            if (!title && !(headed != null && HeadedRelease.isLabelled(block.text()))) {
                look(note, headed, block, "p" + (i + 1));
            }
        }
    }

    /** Looks at a block and those below it, and says whether they gave anything. */
    private boolean look(Note note, @Nullable Fact headed, Block block, String span) {
        boolean gave = false;
        for (int i = 0; i < block.items().size(); i++) {
            gave |= look(note, headed, block.items().get(i), span + ".i" + (i + 1));
        }
        boolean below = gave;
        List<String> sentences = NoteText.sentences(block.text());
        for (int i = 0; i < sentences.size(); i++) {
            Clause clause = Clause.of(sentences.get(i));
            boolean introduces = below && i == sentences.size() - 1;
            boolean completes = clause.isOnlyImages() && images.containsAll(clause.images());
            if (!introduces && !completes) {
                count++;
                gave |= look(note, headed, clause, span + ".s" + (i + 1));
            }
        }
        return gave;
    }

    private boolean look(Note note, @Nullable Fact headed, Clause clause, String span) {
        clause.images().stream().filter(image -> !images.contains(image)).forEach(imagesLeft::add);
        boolean gave = told.contains(note.id() + " " + span)
                || problems.contains(where.place(note.place(), span))
                || (headed != null && repeats(headed, clause));
        if (!gave) {
            silent.add(silent(note, clause, span));
        }
        return gave;
    }

    private static boolean repeats(Fact headed, Clause clause) {
        List<Fact> facts = ClauseReader.facts(clause, ClauseReader.Context.NONE);
        return !facts.isEmpty() && facts.stream().allMatch(fact -> HeadedRelease.repeats(headed, fact));
    }

    private static Silent silent(Note note, Clause clause, String span) {
        List<String> named = new ArrayList<>();
        ClauseReader.frameworks(clause).forEach(each -> named.add(each.framework()));
        named.addAll(clause.images());
        boolean names = !named.isEmpty();
        Change change = clause.change();
        boolean changes = change != null;
        if (change != null) {
            named.add(change.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        Why why = names ? changes ? Why.NO_STATEMENT : Why.NO_CHANGE : changes ? Why.NO_NAME : Why.NEITHER;
        return new Silent(Where.path(note.place(), span), Html.shown(clause.sentence()), why, named);
    }
}
