package dev.shelflife.ingest.parse;

import dev.shelflife.events.identity.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** A note as paragraphs and bullets; a row of a table is a bullet. Listings inside a note tell no statements and are left out. */
final class NoteText {

    /**
     * A paragraph, bullet or title.
     *
     * @param isTitle whether it is a heading or wholly bold
     * @param items the bullets below it, when it is the line above a list
     */
    record Block(String text, boolean isTitle, List<Block> items) {
        private Block(String text, boolean isTitle) {
            this(text, isTitle, new ArrayList<>());
        }
    }

    private static final int MAX_DEPTH = 40;
    private static final int HASH_DIGITS = 8;
    private static final String BADGE = "release-note-product-version-title";
    private static final Set<String> NO_END = Set.of("e.g.", "i.e.", "vs.", "etc.", "incl.", "approx.", "no.");

    private final List<Block> blocks = new ArrayList<>();
    /** The words that stand loose between two elements of their own; empty wherever a nested list of nodes begins. */
    private final RunningText loose = new RunningText();

    private final @Nullable Element skipped;
    private final @Nullable Element alsoSkipped;

    private NoteText(@Nullable Element skipped, @Nullable Element alsoSkipped) {
        this.skipped = skipped;
        this.alsoSkipped = alsoSkipped;
    }

    /**
     * The blocks of a note in order; bullets are below the line that ends with a colon before them, else on their own.
     *
     * @param skipped an element that is no part of the text, such as the label; null for none
     * @param alsoSkipped another one
     */
    static List<Block> of(List<Node> note, @Nullable Element skipped, @Nullable Element alsoSkipped) {
        NoteText text = new NoteText(skipped, alsoSkipped);
        text.walk(note, text.blocks, 0);
        return text.blocks;
    }

    /** Eight digits that tell notes apart by what they say. */
    static String hash(List<Block> blocks) {
        return Ids.of("note", blocks).substring(0, HASH_DIGITS);
    }

    /** The sentences of a block; a semicolon ends one, too. */
    static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>(2);
        int start = 0;
        for (int blank = text.indexOf(' '); blank > 0; blank = text.indexOf(' ', blank + 1)) {
            if (endsBefore(text, start, blank)) {
                sentences.add(text.substring(start, text.charAt(blank - 1) == ';' ? blank - 1 : blank));
                start = blank + 1;
            }
        }
        sentences.add(text.substring(start));
        return sentences;
    }

    private static boolean endsBefore(String text, int start, int blank) {
        char before = text.charAt(blank - 1);
        if (before == ';') {
            return true;
        }
        if ((before != '.' && before != '!' && before != '?') || blank + 1 >= text.length()) {
            return false;
        }
        char next = text.charAt(blank + 1);
        boolean begins = Character.isUpperCase(next) || next == '"' || next == '(' || next == '\u201c';
        int word = text.lastIndexOf(' ', blank - 1) + 1;
        return begins && !NO_END.contains(text.substring(Math.max(word, start), blank));
    }

    private void walk(List<Node> nodes, List<Block> into, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        for (Node child : nodes) {
            if (child instanceof TextNode words) {
                loose.add(words.getWholeText());
            } else if (child instanceof Element element && !isSkipped(element)) {
                element(element, into, depth);
            }
        }
        flush(into);
    }

    private void element(Element element, List<Block> into, int depth) {
        switch (element.normalName()) {
            case "br", "hr", "pre", "script", "style" -> flush(into);
            case "p", "h1", "h2", "h3", "h4", "h5", "h6" -> {
                flush(into);
                if (hasSkipped(element)) {
                    walk(element.childNodes(), into, depth + 1);
                } else {
                    loose.add(element);
                    add(loose.take(), isTitle(element), into);
                }
            }
            case "ul", "ol" -> {
                flush(into);
                list(element, into, depth);
            }
            case "table" -> {
                flush(into);
                table(element, into);
            }
            case "div", "section", "aside", "blockquote", "article", "dl", "dt", "dd", "details", "summary", "main" -> {
                flush(into);
                walk(element.childNodes(), into, depth + 1);
            }
            default -> loose.add(element);
        }
    }

    private boolean isSkipped(Element element) {
        return element.equals(skipped)
                || element.equals(alsoSkipped)
                || (element.attributesSize() > 0 && element.className().contains(BADGE));
    }

    private boolean hasSkipped(Element element) {
        return (skipped != null && element.equals(skipped.parent()))
                || (alsoSkipped != null && element.equals(alsoSkipped.parent()));
    }

    private void list(Element list, List<Block> into, int depth) {
        List<Block> target = below(into);
        for (int i = 0; i < list.childNodeSize(); i++) {
            if (list.childNode(i) instanceof Element item) {
                List<Block> within = new ArrayList<>(2);
                walk(item.childNodes(), within, depth + 1);
                target.addAll(within);
            }
        }
    }

    /** Each row of cells as one bullet; a row of headers alone tells nothing. */
    private static void table(Element table, List<Block> into) {
        List<Block> target = below(into);
        for (Element row : table.getElementsByTag("tr")) {
            StringBuilder cells = new StringBuilder();
            for (Element cell : row.children()) {
                String text = cell.normalName().equals("td") ? Html.text(cell) : "";
                cells.append(cells.isEmpty() || text.isEmpty() ? "" : ", ").append(text);
            }
            add(cells.toString(), false, target);
        }
    }

    private static List<Block> below(List<Block> into) {
        Block above = into.isEmpty() ? null : into.get(into.size() - 1);
        return above != null && above.text().endsWith(":") ? above.items() : into;
    }

    private void flush(List<Block> into) {
        if (!loose.isEmpty()) {
            add(loose.take(), false, into);
        }
    }

    private static void add(String text, boolean isTitle, List<Block> into) {
        if (!text.isEmpty()) {
            into.add(new Block(text, isTitle));
        }
    }

    private static boolean isTitle(Element element) {
        if (Html.isHeading(element)) {
            return true;
        }
        Element bold = onlyElement(element);
        return bold != null
                && (bold.normalName().equals("strong") || bold.normalName().equals("b"))
                && element.ownText().isBlank();
    }

    private static @Nullable Element onlyElement(Element parent) {
        Element only = null;
        for (int i = 0; i < parent.childNodeSize(); i++) {
            if (parent.childNode(i) instanceof Element element) {
                if (only != null) {
                    return null;
                }
                only = element;
            }
        }
        return only;
    }
}
