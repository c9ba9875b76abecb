package dev.shelflife.ingest.parse;

import dev.shelflife.events.PageShape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a page looks like. The end of a document is looked for in its bytes, for a parser mends what is cut; all that is looked
 * for is ASCII.
 */
final class Shapes {

    private static final int TAIL = 4096;
    private static final int HEAD = 4096;
    private static final Pattern END = Pattern.compile("(?i)(?:html|body|feed|rss)\\s*>");
    private static final Pattern MARKUP =
            Pattern.compile("(?i)<(?:!doctype|html|head|body|feed|rss|\\?xml|table|div)\\b");
    private static final Pattern TABLE = Pattern.compile("(?i)<(/?)table\\b");

    private Shapes() {}

    /** The shape of a document and the bytes that it was read from. */
    static PageShape of(Document document, byte[] body) {
        String tail = ascii(body, Math.max(0, body.length - TAIL), body.length);
        boolean markup =
                MARKUP.matcher(ascii(body, 0, Math.min(HEAD, body.length))).find();
        boolean ended = hasEnd(tail);
        boolean cut = markup ? !ended && isMarkupCut(body, tail) : isTextCut(body);
        Landmarks landmarks = new Landmarks();
        landmarks.walk(document);
        return new PageShape(
                language(landmarks.html),
                text(document.title()),
                text(landmarks.heading == null ? "" : Html.heading(landmarks.heading)),
                landmarks.tables,
                landmarks.password,
                ended,
                cut,
                body.length);
    }

    /** All that is looked for among the elements, found in one walk. */
    private static final class Landmarks {
        private @Nullable Element html;
        private @Nullable Element heading;
        private int tables;
        private boolean password;

        /** By our own hand: the page's largest walk, and jsoup's visitors cost twice as much. Depth is bounded by jsoup's parser. */
        void walk(Element parent) {
            int size = parent.childNodeSize();
            for (int i = 0; i < size; i++) {
                if (parent.childNode(i) instanceof Element element) {
                    meet(element);
                    walk(element);
                }
            }
        }

        private void meet(Element element) {
            switch (element.normalName()) {
                case "html" -> html = html == null ? element : html;
                case "h1" -> heading = heading == null ? element : heading;
                case "table" -> tables++;
                case "input" -> password |= element.attr("type").strip().equalsIgnoreCase("password");
                default -> {} // nothing that tells the shape
            }
        }
    }

    private static @Nullable String language(@Nullable Element html) {
        String lang = html == null ? "" : html.attr("lang").isEmpty() ? html.attr("xml:lang") : html.attr("lang");
        String plain = lang.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        int end = plain.indexOf('-');
        String primary = end < 0 ? plain : plain.substring(0, end);
        return primary.isEmpty() ? null : primary;
    }

    private static @Nullable String text(String text) {
        String clean = Html.shown(Html.clean(text));
        return clean.isEmpty() ? null : clean;
    }

    /** Whether a closing tag of the whole document is there; the last of a page mostly is one, so they are asked from behind. */
    private static boolean hasEnd(String tail) {
        Matcher end = END.matcher(tail);
        for (int at = tail.lastIndexOf("</"); at >= 0; at = tail.lastIndexOf("</", at - 1)) {
            if (end.region(at + 2, tail.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /** It stops inside a tag, or leaves a table open. */
    private static boolean isMarkupCut(byte[] body, String tail) {
        if (tail.lastIndexOf('<') > tail.lastIndexOf('>')) {
            return true;
        }
        Matcher tables = TABLE.matcher(ascii(body, 0, body.length));
        int open = 0;
        while (tables.find()) {
            open += tables.group(1).isEmpty() ? 1 : -1;
        }
        return open > 0;
    }

    /** Its last line is a row of a table and not closed, as the others are. */
    private static boolean isTextCut(byte[] body) {
        List<String> lines = ascii(body, 0, body.length)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty() || !lines.get(lines.size() - 1).startsWith("|")) {
            return false;
        }
        List<String> rows = lines.stream().filter(line -> line.startsWith("|")).toList();
        long closed = rows.stream().filter(row -> row.endsWith("|")).count();
        return rows.size() > 2
                && closed == rows.size() - 1
                && !rows.get(rows.size() - 1).endsWith("|");
    }

    private static String ascii(byte[] body, int from, int to) {
        return new String(body, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
