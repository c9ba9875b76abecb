package dev.shelflife.ingest.parse;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/** Pages as Markdown, with front matter, tables of pipes and tables of HTML: they become the HTML of the same page. */
final class Markdown {

    private static final Pattern HTML = Pattern.compile("(?i)<!doctype|<html[\\s>]|<head[\\s>]|<body[\\s>]|<\\?xml");
    private static final Pattern MARKDOWN_TYPE = Pattern.compile("(?i)\\s*text/(?:x-)?(?:markdown|plain)\\b.*");
    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A---[ \\t]*\\R((?:[^\\n]*\\R){1,60}?)---[ \\t]*(?:\\R|\\z)");
    private static final Pattern ENTRY = Pattern.compile("(?m)^(uri|url|title|description):[ \\t]*(.+?)[ \\t]*$");
    private static final Pattern TAG_NAME = Pattern.compile("</?([A-Za-z][A-Za-z0-9-]*)");
    private static final Pattern FOOTNOTE = Pattern.compile("(?m)^ {0,3}\\[\\^([^\\]\\s]{1,40})]:");
    private static final Pattern FOOTNOTE_MARK = Pattern.compile("\\[\\^([^\\]\\s]{1,40})](?!:)");

    /** What plain text has nowhere: headings, rules, rows of pipes, links, tables. A bullet alone makes no Markdown. */
    private static final Pattern MARKS =
            Pattern.compile("(?m)^(?:#{1,6}[ \\t]+\\S|(?:-{3,}|={3,})[ \\t]*$|[ \\t]*\\||```)|\\]\\(|<table");

    /** The data that text captures have behind the words of a page. */
    private static final String TAIL = "[[[\"";

    private static final int START = 2000;
    private static final int MAX_NESTED = 64;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .maxOpenBlockParsers(MAX_NESTED)
            .maxInlineNesting(MAX_NESTED)
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    private Markdown() {}

    /** Whether a page is Markdown and not HTML, by its beginning; where that leaves it open, by its content type. */
    static boolean isMarkdown(String text, @Nullable String contentType) {
        int first = 0;
        while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        if (first == text.length()
                || HTML.matcher(text.substring(0, Math.min(text.length(), first + START)))
                        .find()) {
            return false;
        }
        boolean mayBe = text.charAt(first) != '<'
                || (contentType != null && MARKDOWN_TYPE.matcher(contentType).matches());
        return mayBe && MARKS.matcher(words(text)).find();
    }

    /** The page as HTML, with the address and title of the front matter in its head. */
    static String toHtml(String text) {
        StringBuilder html = new StringBuilder(text.length() + text.length() / 4).append("<html><head>");
        String body = text;
        Matcher front = FRONT_MATTER.matcher(text);
        if (front.find()) {
            body = text.substring(front.end());
            head(front.group(1), html);
        }
        html.append("</head><body>\n");
        String words = words(body);
        Node document = PARSER.parse(withoutFootnoteMarks(withWholeTables(words)));
        document.accept(new UnknownTags());
        RENDERER.render(document, html);
        if (words.length() < body.length()) {
            String data = body.substring(words.length()).replace("</", "<\\/");
            html.append("<script type=\"application/json\">").append(data).append("</script>");
        }
        return html.append("</body></html>").toString();
    }

    /** The text without the data behind it. */
    private static String words(String text) {
        int tail = text.indexOf(TAIL);
        return tail < 0 ? text : text.substring(0, tail);
    }

    private static void head(String frontMatter, StringBuilder html) {
        Matcher entry = ENTRY.matcher(frontMatter);
        while (entry.find()) {
            String value = Entities.escape(entry.group(2).replaceAll("^([\"'])(.*)\\1$", "$2"))
                    .replace("\"", "&quot;");
            switch (entry.group(1).toLowerCase(Locale.ROOT)) {
                case "uri", "url" ->
                    html.append("<link rel=\"canonical\" href=\"").append(value).append("\">");
                case "title" -> html.append("<title>").append(value).append("</title>");
                default ->
                    html.append("<meta name=\"description\" content=\"")
                            .append(value)
                            .append("\">");
            }
        }
    }

    /** Without the marks of footnotes that the page tells further on: {@code 2026-04-01[^2]}. */
    private static String withoutFootnoteMarks(String text) {
        Set<String> told = new HashSet<>();
        Matcher notes = FOOTNOTE.matcher(text);
        while (notes.find()) {
            told.add(notes.group(1));
        }
        return told.isEmpty()
                ? text
                : FOOTNOTE_MARK
                        .matcher(text)
                        .replaceAll(mark -> told.contains(mark.group(1)) ? "" : Matcher.quoteReplacement(mark.group()));
    }

    /** Without the empty lines inside tables of HTML: there they would end the table in Markdown's eyes. */
    private static String withWholeTables(String text) {
        if (!text.contains("<table")) {
            return text;
        }
        StringBuilder all = new StringBuilder(text.length());
        int depth = 0;
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end + 1;
            String line = text.substring(start, end);
            if (depth == 0 || !line.isBlank()) {
                all.append(line);
            }
            depth = Math.max(0, depth + count(line, "<table") - count(line, "</table"));
            start = end;
        }
        return all.toString();
    }

    private static int count(String line, String part) {
        int count = 0;
        for (int at = line.indexOf(part); at >= 0; at = line.indexOf(part, at + 1)) {
            count++;
        }
        return count;
    }

    /** What looks like a tag and is none, such as the variable of a template, is text. */
    private static final class UnknownTags extends AbstractVisitor {
        @Override
        public void visit(HtmlInline inline) {
            Matcher tag = TAG_NAME.matcher(inline.getLiteral());
            if (tag.lookingAt() && !tag.group(1).contains("-") && !Tag.isKnownTag(tag.group(1))) {
                Text text = new Text(inline.getLiteral());
                inline.insertBefore(text);
                inline.unlink();
            }
        }
    }
}
