package dev.shelflife.ingest.parse;

import java.util.Arrays;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Tag;

/**
 * Text that is put together from nodes, clean at any time as {@link Html#clean} has it. Gives what {@link Element#text()} and
 * cleaning that give, and costs a fraction of them: each character is looked at once.
 */
final class RunningText {

    private static final int USUAL_LENGTH = 512;

    private char[] chars = new char[USUAL_LENGTH];
    private int length;
    /** Where the element begins whose text is being added; no blanks may open it. */
    private int start;
    /** Whether a blank comes before the next character of that element, if one comes. */
    private boolean gap;

    /** Adds the words of a text node. */
    void add(String text) {
        ensure(text.length());
        boolean blank = length == 0 || chars[length - 1] == ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c <= '~') {
                chars[length++] = c;
                blank = false;
            } else if (Html.isWhiteSpace(c)) {
                if (!blank) {
                    chars[length++] = ' ';
                    blank = true;
                }
            } else if (!Html.isNothing(c)) {
                chars[length++] = c;
                blank = false;
            }
        }
    }

    /** Adds the text of an element without the blanks at its ends. */
    void add(Element element) {
        start = length;
        gap = false;
        if (!addInline(element)) {
            length = start;
            add(element.text());
        }
    }

    /** Adds what is within an element; not all of it and false when other things stand there than words, breaks and inline markup. */
    private boolean addInline(Element element) {
        for (int i = 0; i < element.childNodeSize(); i++) {
            Node child = element.childNode(i);
            if (child instanceof TextNode words) {
                if (!addInline(words.getWholeText())) {
                    return false;
                }
            } else if (child instanceof Element inner) {
                Tag tag = inner.tag();
                if (tag.normalName().equals("br")) {
                    gap = length > start;
                } else if (!tag.isInline() || tag.is(Tag.TextBoundary) || !addInline(inner)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean addInline(String text) {
        ensure(text.length() + 1);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c <= '~') {
                if (gap) {
                    chars[length++] = ' ';
                    gap = false;
                }
                chars[length++] = c;
            } else if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\u00a0') {
                gap = length > start;
            } else if (c < ' ' || Html.isWhiteSpace(c) || Html.isNothing(c)) {
                return false; // what jsoup leaves in its place where it stands at an end
            } else {
                if (gap) {
                    chars[length++] = ' ';
                    gap = false;
                }
                chars[length++] = c;
            }
        }
        return true;
    }

    private void ensure(int more) {
        if (length + more > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + more));
        }
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** The text so far, after which this one is empty. */
    String take() {
        int end = length > 0 && chars[length - 1] == ' ' ? length - 1 : length;
        length = 0;
        return new String(chars, 0, end);
    }
}
