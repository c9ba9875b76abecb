package dev.shelflife.ingest.parse;

import dev.shelflife.events.Change;
import dev.shelflife.events.ImageRelease;
import dev.shelflife.events.Problem;
import dev.shelflife.ingest.parse.ClauseReader.Context;
import dev.shelflife.ingest.parse.DatedNotes.Note;
import dev.shelflife.ingest.parse.NoteText.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the statements of notes as image releases. A fact that a page tells twice is one release. */
final class ReleaseReader {

    private static final Pattern GOES_ON =
            Pattern.compile("(?i)^(?:these|this|they|it)\\b.*\\b(?:include|support|use|run|come)");
    private static final Pattern EXAMPLE = Pattern.compile("(?i)^for example\\b");
    private static final Pattern OF_IMAGES = Pattern.compile("(?i)\\b(?:framework|image|container|version)");
    private static final Pattern LAUNCH = Pattern.compile(
            "(?i)\\b(?:available (?:in|as an?) (?:public )?(?:beta|preview)|generally available|launched the new \\S+ version)\\b");

    private final Where where;
    private final List<Problem> problems;
    private final Map<String, ImageRelease> releases = new LinkedHashMap<>();

    private ReleaseReader(Where where, List<Problem> problems) {
        this.where = where;
        this.problems = problems;
    }

    /** Reads the statements of all notes of a page. */
    static Reading read(DatedNotes notes, Where where, List<Problem> problems) {
        ReleaseReader reader = new ReleaseReader(where, problems);
        notes.notes().forEach(reader::read);
        return Reading.ofReleases(List.copyOf(reader.releases.values()));
    }

    private void read(Note note) {
        List<Block> blocks = NoteText.of(note.body());
        String topic = null;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.isTitle() && ClauseReader.change(Clause.of(block.text())) == null) {
                topic = block.text();
            } else {
                read(note, block, Context.NONE, topic, "p" + (i + 1));
            }
        }
    }

    /** Reads a block and the bullets below it, and says whether that gave any release. */
    private boolean read(Note note, Block block, Context outer, @Nullable String topic, String span) {
        List<String> sentences = NoteText.sentences(block.text());
        List<List<Fact>> own = facts(note, sentences, outer, topic, span);
        Context inner = block.items().isEmpty() ? outer : inner(sentences, outer);
        boolean told = own.stream().anyMatch(each -> !each.isEmpty());
        boolean versioned = own.stream().flatMap(List::stream).anyMatch(fact -> fact.version() != null);
        List<String> images = new ArrayList<>();
        boolean byItems = false;
        for (int i = 0; i < block.items().size(); i++) {
            Block item = block.items().get(i);
            Clause clause = Clause.of(item.text());
            if (told && clause.isOnlyImages()) {
                images.addAll(clause.images());
            } else {
                byItems |= read(note, item, inner, topic, span + ".i" + (i + 1));
            }
        }
        if (byItems && !versioned && images.isEmpty()) {
            return true; // the line above the list only introduced it
        }
        for (int i = 0; i < own.size(); i++) {
            for (Fact fact : own.get(i)) {
                add(Releases.release(note, fact.withImages(images), where, span + ".s" + (i + 1)));
            }
        }
        return told || byItems;
    }

    /** The facts of each sentence; a sentence that goes on about the one before completes its facts. */
    private List<List<Fact>> facts(
            Note note, List<String> sentences, Context context, @Nullable String topic, String span) {
        List<List<Fact>> all = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < sentences.size(); i++) {
            String sentence = sentences.get(i);
            Clause clause = Clause.of(sentence);
            boolean goesOn = last >= 0 && GOES_ON.matcher(sentence).find() && !ClauseReader.namesFramework(clause);
            List<Fact> facts = goesOn ? List.of() : ClauseReader.facts(clause, context);
            if (facts.isEmpty() && last >= 0) {
                goOn(all, last, sentence, clause);
            }
            if (facts.isEmpty() && clause.mentions().isEmpty()) {
                facts = withoutName(note, sentence, clause, topic, span + ".s" + (i + 1));
            }
            if (ClauseReader.change(clause) != null
                    && ClauseReader.isBound(clause)
                    && !clause.mentions().isEmpty()) {
                problem(note, sentence, span + ".s" + (i + 1), "names a bound instead of the versions that are meant");
            }
            last = facts.isEmpty() ? last : i;
            all.add(facts);
        }
        return all;
    }

    private static void goOn(List<List<Fact>> all, int last, String sentence, Clause clause) {
        if (GOES_ON.matcher(sentence).find()) {
            Fact.Surroundings more = ClauseReader.surroundings(clause);
            Fact.Surroundings safe = new Fact.Surroundings(more.python(), more.os(), null, more.cuda());
            all.set(
                    last,
                    all.get(last).stream().map(fact -> fact.completedBy(safe)).toList());
        } else if (EXAMPLE.matcher(sentence).find()) {
            all.set(
                    last,
                    all.get(last).stream()
                            .map(fact -> fact.withImages(clause.images()))
                            .toList());
        }
    }

    /** A sentence that names no framework may be about the note's title, or about the product itself. */
    private List<Fact> withoutName(Note note, String sentence, Clause clause, @Nullable String topic, String span) {
        Change change = ClauseReader.change(clause);
        if (LAUNCH.matcher(sentence).find() && isAboutProduct(sentence)) {
            return List.of(new Fact(
                    where.source().product(), null, null, false, null, null, null, null, Change.AVAILABLE, List.of()));
        }
        if (change == null || change.compareTo(Change.DEPRECATED) < 0 || change.compareTo(Change.END_OF_SUPPORT) > 0) {
            return List.of();
        }
        if (topic != null) {
            List<Fact> ofTopic = ClauseReader.facts(Clause.of(topic), new Context(change, null, null));
            if (!ofTopic.isEmpty()) {
                return ofTopic;
            }
        }
        boolean end = change == Change.END_OF_PATCH || change == Change.END_OF_SUPPORT;
        if (end && !sentence.endsWith(":") && OF_IMAGES.matcher(sentence).find()) {
            problem(note, sentence, span, "tells an end without naming a framework version");
        }
        return List.of();
    }

    private void problem(Note note, String sentence, String span, String reason) {
        String id = note.id() == null ? "" : " (" + note.id() + ")";
        problems.add(
                new Problem(where.place("note of " + note.date() + id, span), Html.shown(sentence), reason, false));
    }

    private boolean isAboutProduct(String sentence) {
        String service = where.source().service().replace('-', ' ');
        return sentence.toLowerCase(java.util.Locale.ROOT).contains(service);
    }

    private static Context inner(List<String> sentences, Context outer) {
        for (int i = sentences.size() - 1; i >= 0; i--) {
            Context context = ClauseReader.context(sentences.get(i));
            if (context.change() != null) {
                return context;
            }
        }
        return new Context(null, outer.framework(), outer.surroundings());
    }

    private void add(ImageRelease release) {
        releases.merge(release.id(), release, Releases::sameFact);
    }
}
