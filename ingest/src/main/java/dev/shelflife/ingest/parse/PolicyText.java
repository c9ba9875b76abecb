package dev.shelflife.ingest.parse;

import dev.shelflife.ingest.source.PolicyWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** A page as the lines that a reader sees, whether it came as HTML, as Markdown or as plain text. */
final class PolicyText {

    private static final Set<String> BREAKS = Set.of(
            "address",
            "article",
            "blockquote",
            "body",
            "br",
            "caption",
            "dd",
            "div",
            "dl",
            "dt",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "li",
            "main",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tbody",
            "td",
            "th",
            "thead",
            "tr",
            "ul",
            "aside");
    private static final String SURROUNDINGS =
            "script, style, template, noscript, nav, header, footer, button, form, select,"
                    + " textarea, iframe, svg, .nocontent, .headerlink, [hidden], devsite-feature-tooltip, devsite-feedback, devsite-toc,"
                    + " devsite-hats-survey, devsite-thumb-rating, devsite-actions, devsite-recommendations, devsite-page-rating,"
                    + " devsite-content-footer, devsite-notification, devsite-bookmark, devsite-book-nav";
    private static final Pattern MARKDOWN = Pattern.compile("(?m)^#{1,6} \\S|^\\s*[-*] +\\*\\*|^(?:-{4,}|={4,})\\s*$");
    private static final Pattern BULLET = Pattern.compile("^(?:[-*\u2022\u00b7\u2023\u25e6]\\s+|\\d{1,2}[.)]\\s+)");
    private static final String TAIL = "[[[";

    /** A line: its words as shown, the same as the patterns expect them, and whether the page marks it as a heading. */
    record Line(String text, String plain, boolean heading) {
        static Line of(String text, boolean heading) {
            String shown = BULLET.matcher(Html.clean(text)).replaceFirst("");
            return new Line(shown, PolicyWords.plain(shown), heading);
        }
    }

    private PolicyText() {}

    /** The lines of a page, without what surrounds its content and without empty ones. */
    static List<Line> lines(Document document) {
        if (isPlain(document)) {
            String text = withoutTail(document.body().wholeText());
            return MARKDOWN.matcher(text).find() ? markdown(text) : plain(text);
        }
        Element content = content(document).clone();
        content.select(SURROUNDINGS).remove();
        return lines(content);
    }

    /** All lines of a page, also of what surrounds its content. */
    static List<Line> all(Document document) {
        return isPlain(document) ? lines(document) : lines(document.body());
    }

    /** The lines of a Markdown text. */
    static List<Line> markdown(String text) {
        String html =
                HtmlRenderer.builder().build().render(Parser.builder().build().parse(text));
        return lines(Jsoup.parseBodyFragment(html).body());
    }

    /** The JSON that follows the words of a page in text captures, or lies in a template in HTML; empty when there is none. */
    static String tail(Document document) {
        if (isPlain(document)) {
            String text = document.body().wholeText();
            int at = tailStart(text);
            return at < 0 ? "" : text.substring(at);
        }
        for (Element template : document.select("template, script:not([src])")) {
            String data = template.normalName().equals("script") ? template.data() : template.wholeText();
            if (data.strip().startsWith(TAIL)) {
                return data.strip();
            }
        }
        return "";
    }

    private static boolean isPlain(Document document) {
        return document.body().selectFirst("p, li, h1, h2, h3, div, table, br, section, article") == null;
    }

    private static Element content(Document document) {
        for (String selector : List.of(".devsite-article-body", "article", "main, [role=main]")) {
            Element found = document.selectFirst(selector);
            if (found != null) {
                return found;
            }
        }
        return document.body();
    }

    private static List<Line> plain(String text) {
        return text.lines()
                .map(line -> Line.of(line, false))
                .filter(line -> !line.plain().isEmpty())
                .toList();
    }

    /** A text without the JSON that follows its words in some captures. */
    static String withoutTail(String text) {
        int at = tailStart(text);
        return at < 0 ? text : text.substring(0, at);
    }

    /** It may follow the last words without a line end. */
    private static int tailStart(String text) {
        return text.indexOf(TAIL);
    }

    private static List<Line> lines(Element content) {
        Breaker breaker = new Breaker();
        NodeTraversor.traverse(breaker, content);
        breaker.end();
        return breaker.lines;
    }

    private static final class Breaker implements NodeVisitor {
        private final List<Line> lines = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private boolean heading;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText());
            } else if (node instanceof Element element && BREAKS.contains(element.normalName())) {
                end();
                heading = Html.isHeading(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && BREAKS.contains(element.normalName())) {
                end();
                heading = false;
            }
        }

        private void end() {
            Line line = Line.of(text.toString(), heading);
            text.setLength(0);
            if (!line.plain().isEmpty()) {
                lines.add(line);
            }
        }
    }
}
