package dev.shelflife.ingest.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * The text of a cell or heading as a reader sees it: without hidden elements, buttons, marks of footnotes and tables inside.
 *
 * @param lines as it stands on lines: those of breaks, list items and paragraphs; with single blanks, and none is empty
 */
record CellText(List<String> lines) {

    static final CellText EMPTY = new CellText(List.of());

    private static final List<String> UNSEEN_CLASSES =
            List.of("nocontent", "headerlink", "sr-only", "visually-hidden", "screen-reader-text");
    private static final String NOTE_MARKS = "*\u2020\u2021\u00a7\u00b9\u00b2\u00b3\u2074\u2075";
    private static final int MAX_MARK = 4;

    static CellText of(@Nullable Element cell) {
        if (cell == null) {
            return EMPTY;
        }
        if (cell.childNodeSize() == 1 && cell.childNode(0) instanceof TextNode only) {
            String text = Html.clean(only.getWholeText());
            return text.isEmpty() ? EMPTY : new CellText(List.of(text));
        }
        Collector collector = new Collector(cell);
        collector.walk(cell);
        List<String> lines = collector.lines();
        return lines.isEmpty() ? EMPTY : new CellText(lines);
    }

    /** All of it, with single blanks. Joined only when asked, which most cells with many lines never are. */
    String text() {
        return lines.isEmpty() ? "" : lines.size() == 1 ? lines.get(0) : String.join(" ", lines);
    }

    boolean isEmpty() {
        return lines.isEmpty();
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

    /** What an element is to the text around it, by its tag. */
    private enum Kind {
        BREAK,
        UNSEEN,
        SUPERSCRIPT,
        STRUCK,
        CODE,
        PLAIN;

        static Kind of(Element element) {
            return switch (element.normalName()) {
                case "br", "li", "p", "div", "pre", "tr", "ul", "ol", "dd", "dt" -> BREAK;
                case "h1", "h2", "h3", "h4", "h5", "h6" -> BREAK;
                case "script", "style", "template", "button", "table", "svg", "select" -> UNSEEN;
                case "devsite-feature-tooltip" -> UNSEEN;
                case "sup" -> SUPERSCRIPT;
                case "del", "s", "strike" -> STRUCK;
                case "code" -> CODE;
                default -> PLAIN;
            };
        }
    }

    /** Whether an element is markup around the page's content, or shown to nobody. */
    static boolean isUnseen(Element element) {
        return Kind.of(element) == Kind.UNSEEN || isHidden(element);
    }

    private static boolean isHidden(Element element) {
        if (element.attributesSize() == 0) {
            return false;
        }
        if (element.hasAttr("hidden")) {
            return true;
        }
        String style = element.attr("style");
        return (!style.isEmpty()
                        && style.replace(" ", "").toLowerCase(Locale.ROOT).contains("display:none"))
                || Html.hasClass(element, UNSEEN_CLASSES);
    }

    /** A superscript that points to a footnote, and not the end of a number such as 1st. */
    private static boolean isNoteMark(Element element) {
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
        return !Html.text(root).equals(Html.text(element)) && root.textNodes().size() + root.childrenSize() > 1;
    }

    /** By our own recursion: cells are the most of a page, and jsoup's visitors cost twice as much. Depth is bounded by jsoup's parser. */
    private static final class Collector {
        private final Element root;
        private final List<String> lines = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();

        Collector(Element root) {
            this.root = root;
        }

        void walk(Element parent) {
            int size = parent.childNodeSize();
            for (int i = 0; i < size; i++) {
                Node node = parent.childNode(i);
                if (node instanceof TextNode words) {
                    Html.append(words.getWholeText(), line);
                } else if (node instanceof Element element) {
                    meet(element);
                }
            }
        }

        private void meet(Element element) {
            Kind kind = Kind.of(element);
            if (kind == Kind.UNSEEN
                    || isHidden(element)
                    || (kind == Kind.SUPERSCRIPT && isNoteMark(element))
                    || (kind == Kind.STRUCK && isStruckOut(element, root))) {
                if (element.normalName().equals("table")) {
                    end();
                }
                return;
            }
            if (kind == Kind.BREAK || (kind == Kind.CODE && isCode(element.previousSibling()))) {
                end();
            }
            walk(element);
            if (kind == Kind.BREAK) {
                end();
            }
        }

        private static boolean isCode(@Nullable Node node) {
            return node instanceof Element element && element.normalName().equals("code");
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
