package dev.shelflife.ingest.parse;

import dev.shelflife.events.Problem;
import dev.shelflife.ingest.parse.NoteText.Block;
import dev.shelflife.ingest.source.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds the notes below dates, in one walk over a page. Knows the markup of today ({@code div.devsite-release-note} with a
 * label in a span), that of 2020 ({@code release-feature} on any element, where the class is the label), that of feeds and
 * of pages written by hand, where whatever stands between two headings is a note.
 */
final class DatedNotes implements NodeFilter {

    /** Selects the marked notes of a page. */
    static final String NOTES =
            ".devsite-release-note, .release-feature, .release-changed, .release-fixed, .release-issue,"
                    + " .release-deprecated, .release-deprecation, .release-breaking, .release-announcement, .release-security,"
                    + " .release-libraries";

    private static final String TITLE = "release-note-product-title";
    private static final String BADGE = "release-note-product-version-title";
    private static final int DEEPEST_DATE = 4;

    private final Where where;
    private final List<Problem> problems;
    private final Labels labels;
    private final List<Note> notes = new ArrayList<>();

    private @Nullable LocalDate date;
    private @Nullable String subject;
    private int level;
    private boolean ofOurs = true;
    private @Nullable String badge;
    /** The label that a heading gives to what follows. */
    private @Nullable String label;
    /** The element whose content belongs to the date, also where no element is marked as a note. */
    private @Nullable Element scope;

    private final List<Node> loose = new ArrayList<>();

    private DatedNotes(Where where, List<Problem> problems) {
        this.where = where;
        this.problems = problems;
        this.labels = new Labels(where.source().notes());
    }

    /** All notes of a page with a date, in its order; a marked note without one is a problem. */
    static List<Note> of(Element page, Where where, List<Problem> problems) {
        DatedNotes found = new DatedNotes(where, problems);
        page.filter(found);
        found.endLoose();
        return Note.completed(found.notes);
    }

    /** The notes of a feed's entry, which are all of one date. */
    static List<Note> ofEntry(
            Element content, LocalDate date, @Nullable String subject, Where where, List<Problem> problems) {
        DatedNotes found = new DatedNotes(where, problems);
        found.date = date;
        found.subject = subject;
        found.scope = content;
        content.filter(found);
        found.endLoose();
        return found.notes;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            if (scope != null && !words.isBlank()) {
                loose.add(words);
            }
            return FilterResult.CONTINUE;
        }
        return node instanceof Element element ? head(element) : FilterResult.SKIP_ENTIRELY;
    }

    private FilterResult head(Element element) {
        String classes = element.attributesSize() > 0 ? element.className() : "";
        if (!classes.isEmpty() && Labels.isNote(element)) {
            endLoose();
            marked(element);
            return FilterResult.SKIP_CHILDREN;
        }
        if (classes.contains(TITLE)) {
            endLoose();
            ofOurs = isOurs(Html.text(element), where.source());
            badge = null;
            label = null;
            return FilterResult.SKIP_CHILDREN;
        }
        if (classes.contains(BADGE)) {
            endLoose();
            badge = Html.text(element);
            return FilterResult.SKIP_CHILDREN;
        }
        if (Html.isHeading(element)) {
            heading(element);
            return FilterResult.SKIP_CHILDREN;
        }
        return switch (element.normalName()) {
            case "script", "style", "nav", "footer", "template", "noscript", "head", "button", "form" ->
                FilterResult.SKIP_CHILDREN;
            case "html", "body", "main", "article", "section", "div", "center" -> FilterResult.CONTINUE;
            default -> scope == null || hasStructure(element) ? FilterResult.CONTINUE : addLoose(element);
        };
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node.equals(scope)) {
            endLoose();
            scope = null;
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult addLoose(Element element) {
        loose.add(element);
        return FilterResult.SKIP_CHILDREN;
    }

    private static boolean hasStructure(Element element) {
        for (int i = 0; i < element.childNodeSize(); i++) {
            if (element.childNode(i) instanceof Element each) {
                boolean marked = each.attributesSize() > 0
                        && (Labels.isNote(each) || each.className().contains(TITLE));
                boolean headed = Html.isHeading(each) && each.normalName().charAt(1) < '4';
                if (marked || headed || hasStructure(each)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void heading(Element element) {
        int own = element.normalName().charAt(1) - '0';
        NoteHeading read = own <= DEEPEST_DATE ? NoteHeading.of(element, where, problems) : null;
        if (read != null && read.date() != null) {
            endLoose();
            date = read.date();
            subject = read.subject();
            level = own;
            ofOurs = true;
            badge = null;
            label = null;
            scope = scopeOf(element);
        } else if (date != null && own > level) {
            String told = labels.ofWords(Html.text(element));
            if (told != null) {
                endLoose();
                label = told;
            } else if (scope != null) {
                loose.add(element);
            }
        } else {
            endLoose();
            date = null;
            scope = null;
        }
    }

    /** What a date reaches to: the element it stands in, or the one around that when it stands there alone. */
    private static @Nullable Element scopeOf(Element heading) {
        Element parent = heading.parent();
        if (parent == null || parent.childrenSize() > 1 || parent.normalName().equals("body")) {
            return parent;
        }
        Element around = parent.parent();
        return around == null ? parent : around;
    }

    private void marked(Element element) {
        if (!ofOurs) {
            return;
        }
        Element span = Labels.span(element);
        Element loud = Labels.loud(element);
        List<Block> blocks = NoteText.of(element.childNodes(), span, loud);
        String told = labels.of(element, span);
        if (told == null && loud != null) {
            told = labels.ofWords(Html.text(loud));
        }
        add(blocks, told == null ? label : told, element.id());
    }

    private void endLoose() {
        if (loose.isEmpty()) {
            return;
        }
        if (date != null && ofOurs) {
            List<Block> blocks = NoteText.of(List.copyOf(loose), null, null);
            if (!blocks.isEmpty()) {
                add(blocks, label, "");
            }
        }
        loose.clear();
    }

    private void add(List<Block> blocks, @Nullable String told, String id) {
        if (date == null) {
            problems.add(new Problem(
                    where.place("note " + (id.isEmpty() ? "without an id" : id)),
                    Html.shown(blocks.isEmpty() ? "" : blocks.get(0).text()),
                    "stands under no date",
                    false));
            return;
        }
        String own = blocks.isEmpty() ? null : Note.milestone(blocks.get(0).text());
        String milestone = own == null && subject != null ? Note.milestone(subject) : own;
        notes.add(new Note(date, subject, told, milestone == null ? badge : milestone, id, blocks));
    }

    /** Whether a product's title on a page of many products means the service of this source. */
    static boolean isOurs(String title, Source source) {
        String plain = title.toLowerCase(Locale.ROOT).replace('-', ' ');
        return plain.contains(source.service().replace('-', ' '))
                || plain.equals(source.product().toLowerCase(Locale.ROOT).replace('-', ' '))
                || source.notes().titles().contains(title.toLowerCase(Locale.ROOT));
    }
}
