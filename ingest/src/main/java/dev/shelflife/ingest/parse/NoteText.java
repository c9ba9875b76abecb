package dev.shelflife.ingest.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** A note as paragraphs and bullets. Tables and listings inside a note tell no statements and are left out. */
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
    private static final Pattern SENTENCE_END =
            Pattern.compile("(?<=[.!?])(?<!e\\.g\\.|i\\.e\\.|vs\\.) +(?=[\\p{Lu}\"(\u201c])|; +");

    private final List<Block> blocks = new ArrayList<>();

    private NoteText() {}

    /** The blocks of a note in order; bullets are below the line that ends with a colon before them, else on their own. */
    static List<Block> of(Element note) {
        NoteText text = new NoteText();
        text.walk(note, text.blocks, 0);
        return text.blocks;
    }

    /** The sentences of a block; a semicolon ends one, too. */
    static List<String> sentences(String text) {
        return List.of(SENTENCE_END.split(text, -1));
    }

    private void walk(Element parent, List<Block> into, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        StringBuilder loose = new StringBuilder();
        for (Node child : parent.childNodes()) {
            if (child instanceof TextNode words) {
                loose.append(words.getWholeText());
            } else if (child instanceof Element element) {
                switch (element.normalName()) {
                    case "br" -> flush(loose, into);
                    case "p", "h1", "h2", "h3", "h4", "h5", "h6" -> {
                        flush(loose, into);
                        add(Html.text(element), isTitle(element), into);
                    }
                    case "ul", "ol" -> {
                        flush(loose, into);
                        list(element, into, depth);
                    }
                    case "table", "pre", "script", "style" -> flush(loose, into);
                    case "div", "section", "aside", "blockquote", "article", "dl", "dt", "dd" -> {
                        flush(loose, into);
                        walk(element, into, depth + 1);
                    }
                    default -> loose.append(element.text());
                }
            }
        }
        flush(loose, into);
    }

    private void list(Element list, List<Block> into, int depth) {
        Block above = into.isEmpty() ? null : into.get(into.size() - 1);
        List<Block> target = above != null && above.text().endsWith(":") ? above.items() : into;
        for (Element item : list.children()) {
            List<Block> within = new ArrayList<>();
            walk(item, within, depth + 1);
            target.addAll(within);
        }
    }

    private static void flush(StringBuilder loose, List<Block> into) {
        add(Html.clean(loose.toString()), false, into);
        loose.setLength(0);
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
        @Nullable Element bold = element.selectFirst("strong, b");
        return bold != null && Html.text(bold).equals(Html.text(element));
    }
}
