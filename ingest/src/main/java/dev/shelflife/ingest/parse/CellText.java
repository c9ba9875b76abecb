package dev.shelflife.ingest.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * The text of a cell or heading as a reader sees it: without hidden elements, buttons, marks of footnotes and tables inside.
 *
 * @param text all of it, with single blanks
 * @param lines the same, as it stands on lines: those of breaks, list items and paragraphs; none is empty
 */
record CellText(String text, List<String> lines) {

    static final CellText EMPTY = new CellText("", List.of());

    private static final Set<String> BREAKS =
            Set.of("br", "li", "p", "div", "pre", "tr", "ul", "ol", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> UNSEEN =
            Set.of("script", "style", "template", "button", "devsite-feature-tooltip", "table", "svg", "select");
    private static final List<String> UNSEEN_CLASSES =
            List.of("nocontent", "headerlink", "sr-only", "visually-hidden", "screen-reader-text");
    private static final Set<String> STRUCK = Set.of("del", "s", "strike");
    private static final String NOTE_MARKS = "*\u2020\u2021\u00a7\u00b9\u00b2\u00b3\u2074\u2075";
    private static final int MAX_MARK = 4;

    static CellText of(@Nullable Element cell) {
        if (cell == null) {
            return EMPTY;
        }
        if (cell.childNodeSize() == 1 && cell.childNode(0) instanceof TextNode only) {
            String text = Html.clean(only.getWholeText());
            return text.isEmpty() ? EMPTY : new CellText(text, List.of(text));
        }
        Collector collector = new Collector(cell);
        cell.filter(collector);
        List<String> lines = collector.lines();
        if (lines.isEmpty()) {
            return EMPTY;
        }
        return new CellText(lines.size() == 1 ? lines.get(0) : String.join(" ", lines), lines);
    }

    /** Text without the marks of footnotes at its end, such as {@code *}, {@code †} or {@code [1]}. */
    static String withoutMarks(String text) {
        int end = text.length();
        while (end > 1) {
            char last = text.charAt(end - 1);
            if (NOTE_MARKS.indexOf(last) >= 0 || last == ' ') {
                end--;
            } else if (last == ']' && isNumberInBrackets(text, end)) {
                end = text.lastIndexOf('[', end - 1);
            } else {
                break;
            }
        }
        return end <= 0 ? text : text.substring(0, end);
    }

    private static boolean isNumberInBrackets(String text, int end) {
        int open = text.lastIndexOf('[', end - 1);
        return open > 0
                && end - open <= MAX_MARK
                && text.substring(open + 1, end - 1).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether an element is markup around the page's content, or shown to nobody. */
    static boolean isUnseen(Element element) {
        if (UNSEEN.contains(element.normalName())) {
            return true;
        }
        if (element.attributesSize() == 0) {
            return false;
        }
        if (element.hasAttr("hidden")) {
            return true;
        }
        String style = element.attr("style");
        if (!style.isEmpty() && style.replace(" ", "").toLowerCase(Locale.ROOT).contains("display:none")) {
            return true;
        }
        if (element.hasAttr("class")) {
            for (String each : UNSEEN_CLASSES) {
                if (element.hasClass(each)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A superscript that points to a footnote, and not the end of a number such as 1st. */
    private static boolean isNoteMark(Element element) {
        if (!element.normalName().equals("sup")) {
            return false;
        }
        String mark = Html.text(element);
        String bare = mark.replace("[", "").replace("]", "").replace("(", "").replace(")", "");
        if (mark.length() > MAX_MARK || bare.isEmpty()) {
            return false;
        }
        boolean letter = bare.length() == 1 && bare.charAt(0) < 0x80 && Character.isLetter(bare.charAt(0));
        return letter || bare.chars().allMatch(c -> (c >= '0' && c <= '9') || c == ',' || NOTE_MARKS.indexOf(c) >= 0);
    }

    /** What is struck out where something else stands beside it, as an old date does beside the new one. */
    private static boolean isStruckOut(Element element, Element root) {
        return STRUCK.contains(element.normalName())
                && !Html.text(root).equals(Html.text(element))
                && root.textNodes().size() + root.childrenSize() > 1;
    }

    private static final class Collector implements NodeFilter {
        private final Element root;
        private final List<String> lines = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();

        Collector(Element root) {
            this.root = root;
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode words) {
                Html.append(words.getWholeText(), line);
            } else if (node instanceof Element element && !element.equals(root)) {
                if (isUnseen(element) || isNoteMark(element) || isStruckOut(element, root)) {
                    if (element.normalName().equals("table")) {
                        end();
                    }
                    return FilterResult.SKIP_ENTIRELY;
                }
                boolean nextCode = element.normalName().equals("code")
                        && element.previousSibling() instanceof Element before
                        && before.normalName().equals("code");
                if (nextCode || BREAKS.contains(element.normalName())) {
                    end();
                }
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element && BREAKS.contains(element.normalName()) && !element.equals(root)) {
                end();
            }
            return FilterResult.CONTINUE;
        }

        private void end() {
            int length = line.length();
            while (length > 0 && line.charAt(length - 1) == ' ') {
                length--;
            }
            if (length > 0) {
                lines.add(line.substring(0, length));
            }
            line.setLength(0);
        }

        List<String> lines() {
            end();
            return lines;
        }
    }
}
