package dev.shelflife.ingest.parse;

import dev.shelflife.events.Change;
import dev.shelflife.events.Problem;
import dev.shelflife.ingest.parse.ClauseReader.Context;
import dev.shelflife.ingest.parse.NoteText.Block;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the statements of notes as image releases. A fact that a page tells twice is one release. */
final class ReleaseReader {

    private final Where where;
    private final List<Problem> problems;
    private final Releases releases;
    private final ToldReleases told;

    private ReleaseReader(Where where, List<Problem> problems) {
        this.where = where;
        this.problems = problems;
        this.releases = new Releases(where);
        this.told = new ToldReleases(where, problems);
    }

    /** Reads the statements of all notes of a page. */
    static Reading read(List<Note> notes, Where where, List<Problem> problems) {
        ReleaseReader reader = new ReleaseReader(where, problems);
        notes.forEach(reader::read);
        return Reading.ofReleases(reader.told.all());
    }

    private void read(Note note) {
        Fact headed = HeadedRelease.of(note, where.source().notes().framework());
        if (headed != null) {
            told.add(releases.release(note, headed, "heading"));
        }
        List<List<Clause>> sentences = new ArrayList<>(note.blocks().size());
        for (Block block : note.blocks()) {
            sentences.add(clauses(block.text()));
        }
        NoteReader reader = new NoteReader(note, headed, isTakenBack(note.blocks(), sentences));
        String topic = null;
        for (int i = 0; i < note.blocks().size(); i++) {
            Block block = note.blocks().get(i);
            if (block.isTitle() && Clause.of(block.text()).change() == null) {
                topic = block.text();
            } else if (!(headed != null && HeadedRelease.isLabelled(block.text()))) {
                reader.read(block, sentences.get(i), Context.NONE, topic, "p" + (i + 1));
            }
        }
    }

    /** Whether a note opens by saying that what it tells has been put off, as notes do that are edited later. */
    private static boolean isTakenBack(List<Block> blocks, List<List<Clause>> sentences) {
        for (int i = 0; i < blocks.size(); i++) {
            if (mayTakeBack(sentences.get(i))) {
                Clause whole = Clause.of(blocks.get(i).text());
                if (ChangeWords.withdraws(whole) && !ClauseReader.namesFramework(whole)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean mayTakeBack(List<Clause> sentences) {
        for (Clause each : sentences) {
            if (Rules.WITHDRAWN.mayBeIn(each.cues())) {
                return true;
            }
        }
        return false;
    }

    /** Reads one note. */
    private final class NoteReader {
        private final Note note;
        private final @Nullable Fact headed;
        private final boolean takenBack;

        NoteReader(Note note, @Nullable Fact headed, boolean takenBack) {
            this.note = note;
            this.headed = headed;
            this.takenBack = takenBack;
        }

        /** Reads a block and the bullets below it, and says whether that gave any release. */
        boolean read(Block block, List<Clause> sentences, Context outer, @Nullable String topic, String span) {
            List<List<Fact>> own = facts(sentences, outer, topic, span);
            boolean tells = tellsAny(own);
            if (!tells && block.items().isEmpty()) {
                return false;
            }
            boolean byItems = false;
            List<String> images = new ArrayList<>();
            if (!block.items().isEmpty()) {
                Context inner = inner(sentences, outer);
                for (int i = 0; i < block.items().size(); i++) {
                    Block item = block.items().get(i);
                    if (tells && Clause.of(item.text()).isOnlyImages()) {
                        images.addAll(Clause.of(item.text()).images());
                    } else {
                        byItems |= read(item, clauses(item.text()), inner, topic, span + ".i" + (i + 1));
                    }
                }
                if (byItems && images.isEmpty() && !isVersioned(own)) {
                    return true; // the line above the list only introduced it
                }
            }
            for (int i = 0; i < own.size(); i++) {
                for (Fact fact : own.get(i)) {
                    add(fact.withImages(images), sentencePlace(span, i));
                }
            }
            return tells || byItems;
        }

        private void add(Fact fact, String span) {
            if (headed == null || !HeadedRelease.repeats(headed, fact)) {
                Fact meant = takenBack && fact.isEnd() ? fact.with(Change.RESTORED, null) : fact;
                told.add(releases.release(note, meant, span));
            }
        }

        /** The facts of each sentence; a sentence that goes on about the one before completes its facts. */
        private List<List<Fact>> facts(List<Clause> sentences, Context context, @Nullable String topic, String span) {
            List<List<Fact>> all = new ArrayList<>(sentences.size());
            int last = -1;
            for (int i = 0; i < sentences.size(); i++) {
                Clause clause = sentences.get(i);
                String sentence = clause.sentence();
                boolean goesOn = last >= 0 && Rules.GOES_ON.in(clause.cues()) && !ClauseReader.namesFramework(clause);
                List<Fact> facts = goesOn ? List.of() : ClauseReader.facts(clause, context);
                if (facts.isEmpty() && last >= 0) {
                    goOn(all, last, clause);
                }
                if (facts.isEmpty()) {
                    facts = withoutName(sentence, clause, topic, span, i);
                }
                if (ClauseReader.isBound(clause) && !clause.mentions().isEmpty() && clause.change() != null) {
                    problem(sentence, sentencePlace(span, i), "names a bound instead of the versions that are meant");
                }
                List<Fact> dated =
                        EndDates.applied(facts, clause, where.source().numericOrder());
                if (dated == null) {
                    problem(sentence, sentencePlace(span, i), "announces an end without a date that can be read");
                }
                facts = dated == null ? List.of() : dated;
                last = facts.isEmpty() ? last : i;
                all.add(facts);
            }
            return all;
        }

        /** A sentence that names no framework may be about the note's title, or about the product itself. */
        private List<Fact> withoutName(String sentence, Clause clause, @Nullable String topic, String span, int index) {
            if (!ChangeWords.mayTellEnd(clause.cues()) && !Rules.LAUNCH.mayBeIn(clause.cues())) {
                return List.of();
            }
            Change change = clause.change();
            if (Rules.LAUNCH.in(clause.cues()) && clause.mentions().isEmpty() && isAboutProduct(sentence)) {
                return List.of(Fact.of(where.source().product(), Change.AVAILABLE));
            }
            if (change == null
                    || change.compareTo(Change.DEPRECATED) < 0
                    || change.compareTo(Change.END_OF_SUPPORT) > 0
                    || !clause.mentions().isEmpty()) {
                return List.of();
            }
            if (topic != null) {
                List<Fact> ofTopic = ClauseReader.facts(Clause.of(topic), new Context(change, null, null));
                if (!ofTopic.isEmpty()) {
                    return ofTopic;
                }
            }
            boolean end = change == Change.END_OF_PATCH || change == Change.END_OF_SUPPORT;
            if (end && !sentence.endsWith(":") && Rules.OF_IMAGES.in(clause.cues())) {
                problem(sentence, sentencePlace(span, index), "tells an end without naming a framework version");
            }
            return List.of();
        }

        private void problem(String sentence, String span, String reason) {
            problems.add(new Problem(where.place(note.place(), span), Html.shown(sentence), reason, false));
        }
    }

    private static String sentencePlace(String block, int index) {
        return block + ".s" + (index + 1);
    }

    private static boolean isVersioned(List<List<Fact>> facts) {
        for (List<Fact> each : facts) {
            for (Fact fact : each) {
                if (fact.version() != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean tellsAny(List<List<Fact>> facts) {
        for (List<Fact> each : facts) {
            if (!each.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static List<Clause> clauses(String text) {
        List<Clause> clauses = new ArrayList<>(2);
        for (String sentence : NoteText.sentences(text)) {
            clauses.add(Clause.of(sentence));
        }
        return clauses;
    }

    private static void goOn(List<List<Fact>> all, int last, Clause clause) {
        if (Rules.GOES_ON.in(clause.cues())) {
            Fact.Surroundings more = ClauseReader.surroundings(clause);
            Fact.Surroundings safe = new Fact.Surroundings(more.python(), more.os(), null, more.cuda());
            all.set(
                    last,
                    all.get(last).stream().map(fact -> fact.completedBy(safe)).toList());
        } else if (Rules.EXAMPLE.in(clause.cues())) {
            all.set(
                    last,
                    all.get(last).stream()
                            .map(fact -> fact.withImages(clause.images()))
                            .toList());
        }
    }

    private boolean isAboutProduct(String sentence) {
        String service = where.source().service().replace('-', ' ');
        return sentence.toLowerCase(java.util.Locale.ROOT).contains(service);
    }

    private static Context inner(List<Clause> sentences, Context outer) {
        for (int i = sentences.size() - 1; i >= 0; i--) {
            Context context = ClauseReader.context(sentences.get(i));
            if (context.change() != null) {
                return context;
            }
        }
        return new Context(null, outer.framework(), outer.surroundings());
    }
}
