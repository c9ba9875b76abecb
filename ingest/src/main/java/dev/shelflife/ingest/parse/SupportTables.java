package dev.shelflife.ingest.parse;

import dev.shelflife.events.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tables of a page, each with the headings and notes above it, in one pass. Which of them are support tables is for
 * {@link TableReader} to say; the content of their cells is not looked through for further tables.
 */
final class SupportTables {

    private static final int MAX_BOLD_CAPTION = 80;

    /** What stays in sight of a part that can be opened. */
    private static final String SHOWN = "showalways";

    private final Outline outline = new Outline();
    private final TableReader reader;
    private final Where where;

    private SupportTables(Where where, List<Problem> problems, @Nullable List<TableSeen> seen) {
        this.where = where;
        this.reader = new TableReader(where, problems, seen);
    }

    /** Reads all support tables of a page. */
    static Reading read(Document document, Where where, List<Problem> problems) {
        SupportTables tables = new SupportTables(where, problems, null);
        tables.walk(document);
        return tables.reader.reading();
    }

    /** All tables that are looked at, whether read or not. */
    static List<TableSeen> seen(Document document, Where where) {
        List<TableSeen> seen = new ArrayList<>();
        new SupportTables(where, new ArrayList<>(), seen).walk(document);
        return seen;
    }

    /** By our own recursion, for jsoup's visitors cost twice as much. Depth is bounded by jsoup's parser. */
    private void walk(Element parent) {
        for (int i = 0; i < parent.childNodeSize(); i++) {
            if (parent.childNode(i) instanceof Element element) {
                meet(element);
            }
        }
    }

    private void meet(Element element) {
        switch (element.normalName()) {
            case "script", "style", "template", "noscript" -> {} // nothing that a reader sees
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                outline.heading(element.normalName().charAt(1) - '0', Html.heading(element));
            case "summary" -> outline.heading(Outline.EXPANDER, Html.heading(element));
            case "p" -> paragraph(element);
            case "table" -> {
                if (!table(element)) {
                    walk(element);
                }
                closeIfExpander(element);
            }
            default -> {
                if (element.hasClass(SHOWN)) {
                    outline.heading(Outline.EXPANDER, Html.heading(element));
                } else {
                    walk(element);
                    closeIfExpander(element);
                }
            }
        }
    }

    private void closeIfExpander(Element element) {
        if (element.normalName().equals("details") || element.hasClass("expandable")) {
            outline.close(Outline.EXPANDER);
        }
    }

    private void paragraph(Element paragraph) {
        String words = CellText.of(paragraph).text();
        if (paragraph.hasClass(SHOWN)) {
            outline.heading(Outline.EXPANDER, Html.heading(paragraph));
        } else if (isBold(paragraph) && words.length() <= MAX_BOLD_CAPTION && !words.isEmpty() && !isSentence(words)) {
            outline.heading(Outline.BOLD, words);
        } else {
            outline.paragraph(words);
        }
    }

    private static boolean isBold(Element paragraph) {
        List<Node> children = paragraph.childNodes();
        Element only = onlyChild(paragraph);
        return only != null
                && (only.normalName().equals("strong") || only.normalName().equals("b"))
                && children.stream()
                        .allMatch(each -> each.equals(only) || each.outerHtml().isBlank());
    }

    /** The one element in another, whatever text is beside it; null for none or several. */
    private static @Nullable Element onlyChild(Element parent) {
        Element only = null;
        for (int i = 0; i < parent.childNodeSize(); i++) {
            if (parent.childNode(i) instanceof Element child) {
                if (only != null) {
                    return null;
                }
                only = child;
            }
        }
        return only;
    }

    private static boolean isSentence(String words) {
        char last = words.charAt(words.length() - 1);
        return ".!?;\u3002".indexOf(last) >= 0;
    }

    private boolean table(Element table) {
        Outline.Section section =
                outline.section(ownCaption(table), where.source().tables().sections());
        boolean read = reader.read(table, section);
        if (read) {
            outline.tableEnds();
        }
        return read;
    }

    private static @Nullable String ownCaption(Element table) {
        for (int i = 0; i < table.childNodeSize(); i++) {
            if (table.childNode(i) instanceof Element child
                    && child.normalName().equals("caption")) {
                String words = Html.heading(child);
                return words.isEmpty() ? null : words;
            }
        }
        return null;
    }
}
