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
    private final ToldReleases releases;

    private ReleaseReader(Where where, List<Problem> problems) {
        this.where = where;
        this.problems = problems;
        this.releases = new ToldReleases(where, problems);
    }

    /** Reads the statements of all notes of a page. */
    static Reading read(List<Note> notes, Where where, List<Problem> problems) {
        ReleaseReader reader = new ReleaseReader(where, problems);
        notes.forEach(reader::read);
        return Reading.ofReleases(reader.releases.all());
    }

    private void read(Note note) {
        Fact headed = HeadedRelease.of(note, where.source().notes().framework());
        if (headed != null) {
            releases.add(Releases.release(note, headed, where, "heading"));
        }
        NoteReader reader = new NoteReader(note, headed, isTakenBack(note.blocks()));
        String topic = null;
        for (int i = 0; i < note.blocks().size(); i++) {
            Block block = note.blocks().get(i);
            if (block.isTitle() && Clause.of(block.text()).change() == null) {
                topic = block.text();
            } else if (!(headed != null && HeadedRelease.isLabelled(block.text()))) {
                reader.read(block, Context.NONE, topic, "p" + (i + 1));
            }
        }
    }

    /** Whether a note opens by saying that what it tells has been put off, as notes do that are edited later. */
    private static boolean isTakenBack(List<Block> blocks) {
        for (Block block : blocks) {
            Clause clause = Clause.of(block.text());
            if (ChangeWords.withdraws(clause) && !ClauseReader.namesFramework(clause)) {
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
        boolean read(Block block, Context outer, @Nullable String topic, String span) {
            List<Clause> sentences = clauses(block.text());
            List<List<Fact>> own = facts(sentences, outer, topic, span);
            boolean told = tellsAny(own);
            if (!told && block.items().isEmpty()) {
                return false;
            }
            boolean byItems = false;
            List<String> images = new ArrayList<>();
            if (!block.items().isEmpty()) {
                Context inner = inner(sentences, outer);
                for (int i = 0; i < block.items().size(); i++) {
                    Block item = block.items().get(i);
                    Clause clause = Clause.of(item.text());
                    if (told && clause.isOnlyImages()) {
                        images.addAll(clause.images());
                    } else {
                        byItems |= read(item, inner, topic, span + ".i" + (i + 1));
                    }
                }
                boolean versioned = own.stream().flatMap(List::stream).anyMatch(fact -> fact.version() != null);
                if (byItems && !versioned && images.isEmpty()) {
                    return true; // the line above the list only introduced it
                }
            }
            for (int i = 0; i < own.size(); i++) {
                for (Fact fact : own.get(i)) {
                    add(fact.withImages(images), span + ".s" + (i + 1));
                }
            }
            return told || byItems;
        }

        private void add(Fact fact, String span) {
            if (headed == null || !HeadedRelease.repeats(headed, fact)) {
                Fact told = takenBack && fact.isEnd() ? fact.with(Change.RESTORED, null) : fact;
                releases.add(Releases.release(note, told, where, span));
            }
        }

        /** The facts of each sentence; a sentence that goes on about the one before completes its facts. */
        private List<List<Fact>> facts(List<Clause> sentences, Context context, @Nullable String topic, String span) {
            List<List<Fact>> all = new ArrayList<>(sentences.size());
            int last = -1;
            for (int i = 0; i < sentences.size(); i++) {
                Clause clause = sentences.get(i);
                String sentence = clause.sentence();
                boolean goesOn =
                        last >= 0 && Rules.GOES_ON.in(clause.cues()) && !ClauseReader.namesFramework(clause);
                List<Fact> facts = goesOn ? List.of() : ClauseReader.facts(clause, context);
                if (facts.isEmpty() && last >= 0) {
                    goOn(all, last, clause);
                }
                String place = span + ".s" + (i + 1);
                if (facts.isEmpty()) {
                    facts = withoutName(sentence, clause, topic, place);
                }
                if (!clause.mentions().isEmpty() && ClauseReader.isBound(clause) && clause.change() != null) {
                    problem(sentence, place, "names a bound instead of the versions that are meant");
                }
                List<Fact> dated =
                        EndDates.applied(facts, clause, where.source().numericOrder());
                if (dated == null) {
                    problem(sentence, place, "announces an end without a date that can be read");
                }
                facts = dated == null ? List.of() : dated;
                last = facts.isEmpty() ? last : i;
                all.add(facts);
            }
            return all;
        }

        /** A sentence that names no framework may be about the note's title, or about the product itself. */
        private List<Fact> withoutName(String sentence, Clause clause, @Nullable String topic, String span) {
            if (!ChangeWords.mayTellEnd(clause.cues()) && !Rules.LAUNCH.mayBeIn(clause.cues())) {
                return List.of();
            }
            Change change = clause.change();
            if (Rules.LAUNCH.in(clause.cues())
                    && clause.mentions().isEmpty()
                    && isAboutProduct(sentence)) {
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
                problem(sentence, span, "tells an end without naming a framework version");
            }
            return List.of();
        }

        private void problem(String sentence, String span, String reason) {
            problems.add(new Problem(
                    where.place("note of " + note.date() + " (" + note.id() + ")", span),
                    Html.shown(sentence),
                    reason,
                    false));
        }
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
