package dev.shelflife.ingest.parse;

import dev.shelflife.events.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tables of a page, each with the headings and notes above it, in one pass. Which of them are support tables is for
 * {@link TableReader} to say; the content of their cells is not looked through for further tables.
 */
final class SupportTables implements NodeFilter {

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
        document.filter(tables);
        return tables.reader.reading();
    }

    /** All tables that are looked at, whether read or not. */
    static List<TableSeen> seen(Document document, Where where) {
        List<TableSeen> seen = new ArrayList<>();
        document.filter(new SupportTables(where, new ArrayList<>(), seen));
        return seen;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        return switch (element.normalName()) {
            case "script", "style", "template", "noscript" -> FilterResult.SKIP_ENTIRELY;
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                outline.heading(element.normalName().charAt(1) - '0', Html.heading(element));
                yield FilterResult.SKIP_ENTIRELY;
            }
            case "summary" -> {
                outline.heading(Outline.EXPANDER, Html.heading(element));
                yield FilterResult.SKIP_ENTIRELY;
            }
            case "p" -> {
                paragraph(element);
                yield FilterResult.SKIP_ENTIRELY;
            }
            case "table" -> table(element) ? FilterResult.SKIP_CHILDREN : FilterResult.CONTINUE;
            default -> {
                if (element.hasClass(SHOWN)) {
                    outline.heading(Outline.EXPANDER, Html.heading(element));
                    yield FilterResult.SKIP_ENTIRELY;
                }
                yield FilterResult.CONTINUE;
            }
        };
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element
                && (element.normalName().equals("details") || element.hasClass("expandable"))) {
            outline.close(Outline.EXPANDER);
        }
        return FilterResult.CONTINUE;
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
        Element only = paragraph.childrenSize() == 1 ? paragraph.child(0) : null;
        return only != null
                && (only.normalName().equals("strong") || only.normalName().equals("b"))
                && children.stream()
                        .allMatch(each -> each.equals(only) || each.outerHtml().isBlank());
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
        for (Element child : table.children()) {
            if (child.normalName().equals("caption")) {
                String words = Html.heading(child);
                return words.isEmpty() ? null : words;
            }
        }
        return null;
    }
}
