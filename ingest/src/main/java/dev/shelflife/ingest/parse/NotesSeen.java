package dev.shelflife.ingest.parse;

import dev.shelflife.events.Catalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The notes of a page or feed as the reader saw them, for people who write a source.
 *
 * @param dates that headings, or entries of a feed, tell
 * @param undated headings, or titles of entries, that tell no date
 * @param empty those of the dates that no note stands under
 * @param titlesRead products' titles, on a page of many products, whose notes are read
 * @param titlesLeft those whose notes are not
 * @param notes how many
 * @param labels how many notes have each; those without a label count under the empty one
 * @param clauses how many sentences and bullets the notes have; without titles, and without lines that only introduce or
 *     complete others
 * @param silent those of them that gave neither a statement nor a problem, those that name most first
 * @param imagesLeft image names that are in no statement
 */
public record NotesSeen(
        SortedSet<LocalDate> dates,
        List<String> undated,
        SortedSet<LocalDate> empty,
        List<String> titlesRead,
        List<String> titlesLeft,
        int notes,
        Map<String, Integer> labels,
        int clauses,
        List<Silent> silent,
        List<String> imagesLeft) {

    private static final String TITLES = ".release-note-product-title";
    private static final String HEADINGS = "h1, h2, h3, h4";
    private static final String SURROUNDINGS = "nav, header, footer, " + DatedNotes.NOTES;

    /** Why a clause gave nothing. */
    public enum Why {
        /** It names something of ours and a change, but does not tell the one of the other. */
        NO_STATEMENT("names both, but does not say that it happened to images"),
        /** It names a framework or an image, but nothing that is known as a change. */
        NO_CHANGE("names no change that is understood"),
        /** It says that something changed, but of no framework and no image. */
        NO_NAME("names no framework and no image"),
        /** It names neither. */
        NEITHER("names neither a framework nor a change");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /**
     * A clause that gave nothing.
     *
     * @param place the note and the place in it
     * @param text the clause, cut when it is long
     * @param why it gave nothing
     * @param named the frameworks, the images and the change that it names
     */
    public record Silent(String place, String text, Why why, List<String> named) {
        /** Copies, so that it is a value. */
        public Silent {
            named = List.copyOf(named);
        }
    }

    /** Copies, so that it is a value. */
    public NotesSeen {
        dates = Collections.unmodifiableSortedSet(new TreeSet<>(dates));
        undated = List.copyOf(undated);
        empty = Collections.unmodifiableSortedSet(new TreeSet<>(empty));
        titlesRead = List.copyOf(titlesRead);
        titlesLeft = List.copyOf(titlesLeft);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        silent = List.copyOf(silent);
        imagesLeft = List.copyOf(imagesLeft);
    }

    /** @param catalogue what the page gave */
    static NotesSeen of(Document document, boolean feed, Where where, Catalogue catalogue) {
        List<Note> notes = feed
                ? FeedNotes.of(document, where, new ArrayList<>())
                : DatedNotes.of(document, where, new ArrayList<>());
        Heads heads = feed ? Heads.ofFeed(document, where) : Heads.ofPage(document, where);
        SortedSet<LocalDate> empty = new TreeSet<>(heads.dates);
        Map<String, Integer> labels = new TreeMap<>();
        for (Note note : notes) {
            empty.remove(note.date());
            labels.merge(note.label() == null ? "" : note.label(), 1, Integer::sum);
        }
        SilentClauses clauses = SilentClauses.of(notes, where, catalogue);
        return new NotesSeen(
                heads.dates,
                heads.undated,
                empty,
                heads.titles(where, true),
                heads.titles(where, false),
                notes.size(),
                labels,
                clauses.count(),
                clauses.all(),
                clauses.images());
    }

    /** The headings of a page or the entries of a feed, and the titles of products. */
    private static final class Heads {
        private final SortedSet<LocalDate> dates = new TreeSet<>();
        private final List<String> undated = new ArrayList<>();
        private final Set<String> titles = new LinkedHashSet<>();

        static Heads ofPage(Document page, Where where) {
            Heads heads = new Heads();
            for (Element heading : page.select(HEADINGS)) {
                if (heading.closest(SURROUNDINGS) == null) {
                    heads.add(NoteHeading.of(heading, where, new ArrayList<>()).date(), Html.heading(heading));
                }
            }
            heads.titles.addAll(page.select(TITLES).eachText());
            return heads;
        }

        static Heads ofFeed(Document feed, Where where) {
            Heads heads = new Heads();
            for (Element entry : FeedNotes.entries(feed)) {
                heads.add(FeedNotes.date(entry, where), FeedNotes.title(entry));
                Element body = FeedNotes.body(entry);
                if (body != null) {
                    heads.titles.addAll(body.select(TITLES).eachText());
                }
            }
            return heads;
        }

        private void add(@Nullable LocalDate date, String text) {
            if (date == null) {
                undated.add(Html.shown(text));
            } else {
                dates.add(date);
            }
        }

        List<String> titles(Where where, boolean ours) {
            return titles.stream()
                    .filter(title -> DatedNotes.isOurs(title, where.source()) == ours)
                    .map(Html::shown)
                    .toList();
        }
    }
}
