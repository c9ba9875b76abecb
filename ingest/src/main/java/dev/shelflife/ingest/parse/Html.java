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
    private static final Pattern EXPANDER = Pattern.compile(
            "(?iu)\\s*[(\uff08](?:click to (?:expand|show|view)|\u70b9\u51fb\u53ef?\u5c55\u5f00|\u9ede\u9078\u5373\u53ef\u5c55\u958b|\u6309\u4e00\u4e0b\u5373\u53ef\u5c55\u958b"
                    + "|\u30af\u30ea\u30c3\u30af\u3057\u3066(?:\u5c55\u958b|\u958b\u304f)|\ud074\ub9ad\ud558\uc5ec (?:\ud3bc\uce58\uae30|\ud655\uc7a5)|ha[zg]a? clic(?: aqu\u00ed)? para (?:expandir|mostrar|ampliar)"
                    + "|cliquez pour (?:d\u00e9velopper|afficher)|zum (?:maximieren|\u00f6ffnen)(?: hier)? klicken|fai clic per (?:espandere|visualizzare)"
                    + "|clique para (?:expandir|abrir|ver)|klik om uit te vouwen|geni\u015fletmek i\u00e7in t\u0131klay\u0131n)[)\uff09]|[\u00b6]\\s*$");
    private static final int MAX_SHOWN = 200;

    private Html() {}

    /** Decodes and parses; a charset nobody knows is a problem, and read as UTF-8. */
    static Document parse(Page page, List<Problem> problems) {
        return parse(page.body(), charset(page, problems), page.url().toString(), page.contentType());
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
        return parse(body, charset, baseUri, null);
    }

    /** @param contentType as the server gave it; null when nobody did */
    static Document parse(byte[] body, Charset charset, String baseUri, @Nullable String contentType) {
        String text = new String(body, charset);
        String bare = text.startsWith("\ufeff") ? text.substring(1) : text;
        return Jsoup.parse(Markdown.isMarkdown(bare, contentType) ? Markdown.toHtml(bare) : bare, baseUri);
    }

    /** Text with every kind and amount of white space as one blank, without glyphs that take no room. */
    static String clean(String text) {
        return isClean(text) ? text : tidied(text);
    }

    /** Most texts are clean already, and this is the innermost step of all reading. */
    private static boolean isClean(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c <= ' ' && (c != ' ' || before == ' ')) || (c > '~' && (isNothing(c) || isWideWhiteSpace(c)))) {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    private static String tidied(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        append(text, clean);
        int length = clean.length();
        return clean.substring(0, length > 0 && clean.charAt(length - 1) == ' ' ? length - 1 : length);
    }

    /** Adds text as {@link #clean} has it, going on after the blank that is already there. */
    static void append(String text, StringBuilder to) {
        if (isClean(text)) {
            to.append(text);
            return;
        }
        boolean blank = to.isEmpty() || to.charAt(to.length() - 1) == ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isWhiteSpace(c)) {
                if (!blank) {
                    to.append(' ');
                    blank = true;
                }
            } else if (!isNothing(c)) {
                to.append(c);
                blank = false;
            }
        }
    }

    static boolean isWhiteSpace(char c) {
        return c <= ' ' ? c == ' ' || (c >= '\t' && c <= '\r') : isWideWhiteSpace(c);
    }

    /** Soft hyphens, zero-width blanks and joiners, direction marks: where a word may break, not where it ends. */
    static boolean isNothing(char c) {
        return switch (c) {
            case '\u00ad', '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff' -> true;
            default -> false;
        };
    }

    private static boolean isWideWhiteSpace(char c) {
        return switch (c) {
            case '\u0085', '\u00a0', '\u2007', '\u2009', '\u200a', '\u2028', '\u2029', '\u202f', '\u3000' -> true;
            default -> false;
        };
    }

    static String text(Element element) {
        RunningText text = new RunningText();
        text.add(element);
        return text.take();
    }

    /** The words of a heading without buttons, bookmarks, permalink marks and "(Click to expand)". */
    static String heading(Element heading) {
        String text = CellText.of(heading).text();
        return clean(mayHaveExpander(text) ? EXPANDER.matcher(text).replaceAll("") : text);
    }

    private static boolean mayHaveExpander(String text) {
        return text.indexOf('(') >= 0 || text.indexOf('\uff08') >= 0 || text.indexOf('\u00b6') >= 0;
    }

    static boolean isHeading(Element element) {
        String tag = element.normalName();
        return tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '1' && tag.charAt(1) <= '6';
    }

    /** Whether an element has one of some classes, in letters of either case; in one pass over its classes. */
    static boolean hasClass(Element element, List<String> names) {
        String classes = element.attr("class");
        int start = 0;
        for (int i = 0; i <= classes.length(); i++) {
            if (i == classes.length() || Character.isWhitespace(classes.charAt(i))) {
                if (isOneOf(names, classes, start, i - start)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private static boolean isOneOf(List<String> names, String text, int start, int length) {
        for (String name : names) {
            if (name.length() == length && text.regionMatches(true, start, name, 0, length)) {
                return true;
            }
        }
        return false;
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
