package dev.shelflife.ingest.parse;

import dev.shelflife.events.Problem;
import dev.shelflife.ingest.fetch.Page;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** From bytes to a document, and from elements to the text that a reader sees. */
final class Html {

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([^\\s;\"']+)");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\u00a0\\u2007\\u200b\\u202f]+");
    private static final Pattern EXPANDER = Pattern.compile("(?i)\\s*\\(click to expand\\)|[\u00b6]\\s*$");
    private static final int MAX_SHOWN = 200;

    private Html() {}

    /** Decodes and parses; a charset nobody knows is a problem, and read as UTF-8. */
    static Document parse(Page page, List<Problem> problems) {
        return parse(page.body(), charset(page, problems), page.url().toString());
    }

    /** Decodes and parses a feed. */
    static Document parseXml(Page page, List<Problem> problems) {
        String text = new String(page.body(), charset(page, problems));
        return Jsoup.parse(
                text.startsWith("\ufeff") ? text.substring(1) : text, page.url().toString(), Parser.xmlParser());
    }

    private static Charset charset(Page page, List<Problem> problems) {
        Charset charset = StandardCharsets.UTF_8;
        Matcher told = CHARSET.matcher(page.contentType() == null ? "" : page.contentType());
        if (told.find()) {
            try {
                charset = Charset.forName(told.group(1));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
                problems.add(new Problem(
                        page.source().id(), told.group(1), "a charset that nobody knows; read as UTF-8", true));
            }
        }
        return charset;
    }

    static Document parse(byte[] body, Charset charset, String baseUri) {
        String text = new String(body, charset);
        return Jsoup.parse(text.startsWith("\ufeff") ? text.substring(1) : text, baseUri);
    }

    /** Text with every kind and amount of white space as one blank, without soft hyphens. */
    static String clean(String text) {
        return isClean(text) ? text : tidied(text);
    }

    /** Most texts are clean already, and this is the innermost step of all reading. */
    private static boolean isClean(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '\u00ad' || c == '\u00a0' || c == '\u2007' || c == '\u200b' || c == '\u202f') {
                return false;
            }
            if (c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    private static String tidied(String text) {
        return WHITE_SPACE.matcher(text.replace("\u00ad", "")).replaceAll(" ").strip();
    }

    static String text(Element element) {
        return clean(element.text());
    }

    /** The words of a heading without buttons, bookmarks, permalink marks and "(Click to expand)". */
    static String heading(Element heading) {
        if (heading.childrenSize() == 0) {
            return clean(EXPANDER.matcher(text(heading)).replaceAll(""));
        }
        Element bare = heading.clone();
        bare.select(".nocontent, devsite-feature-tooltip, button, .headerlink").remove();
        return clean(EXPANDER.matcher(clean(bare.text())).replaceAll(""));
    }

    static boolean isHeading(Element element) {
        String tag = element.normalName();
        return tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '1' && tag.charAt(1) <= '6';
    }

    /** The nearest ancestor with a tag, or null. */
    static @Nullable Element ancestor(Element element, String tag) {
        for (Element each = element.parent(); each != null; each = each.parent()) {
            if (each.normalName().equals(tag)) {
                return each;
            }
        }
        return null;
    }

    /** Text short enough for a problem. */
    static String shown(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "\u2026";
    }
}
