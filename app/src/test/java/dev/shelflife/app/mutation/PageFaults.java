package dev.shelflife.app.mutation;

import static dev.shelflife.app.mutation.Faults.oneOf;
import static dev.shelflife.app.mutation.Faults.operator;

import dev.shelflife.app.mutation.Expectation.Doubted;
import dev.shelflife.app.mutation.Expectation.NothingNew;
import dev.shelflife.app.mutation.Expectation.Same;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** What servers, accounts and page builders do to any page. */
final class PageFaults {

    static final List<Operator> ALL = List.of(
            operator("blank page", (page, random) -> doubted(oneOf(List.of("", " \n", "<html></html>"), random))),
            operator("login page", (page, random) -> doubted(login(random))),
            operator("soft 404", (page, random) -> doubted(softNotFound(random))),
            operator("error page with status 200", (page, random) -> doubted(serverError(random))),
            operator("body without its content", (page, random) -> {
                Document document = page.document();
                document.select(".devsite-article-body > *").remove();
                return doubted(document.outerHtml());
            }),
            operator("cut in the middle", PageFaults::cut),
            operator("noise: comments and attributes", PageFaults::attributes),
            operator("noise: blanks", PageFaults::blanks),
            operator("noise: wrapped in more elements", PageFaults::wrapped),
            operator("noise: feedback widget and addresses", PageFaults::widget),
            operator("noise: another table on the page", PageFaults::otherTable));

    private PageFaults() {}

    private static Optional<Mutant> doubted(String html) {
        return Optional.of(new Mutant("", html, new Doubted()));
    }

    private static Optional<Mutant> same(Document document) {
        return Optional.of(new Mutant("", document.outerHtml(), new Same()));
    }

    private static String login(RandomGenerator random) {
        String name = oneOf(List.of("Sign in", "Log in to continue", "Anmelden", "Connexion"), random);
        return "<!doctype html><html><head><title>" + name + "</title></head><body><h1>" + name
                + "</h1><form action=/signin method=post><label>E-mail <input type=email name=identifier></label>"
                + "<input type=password name=p" + random.nextInt(1000) + "><button>" + name
                + "</button></form></body></html>";
    }

    private static String softNotFound(RandomGenerator random) {
        String words = oneOf(List.of("Page not found", "404", "Seite nicht gefunden", "No such document"), random);
        return "<!doctype html><html lang=en><head><title>" + words + "</title></head><body><nav><a href=/>Home</a>"
                + "</nav><h1>" + words + "</h1><p>Try the search, or go to one of these pages.</p><ul>"
                + "<li><a href=/a" + random.nextInt(100) + ">Overview</a></li></ul></body></html>";
    }

    private static String serverError(RandomGenerator random) {
        return "<html><body><h1>Error</h1><p>The server could not complete your request. Reference "
                + random.nextInt(1_000_000) + ".</p></body></html>";
    }

    private static Optional<Mutant> cut(BundledPage page, RandomGenerator random) {
        String html = page.html();
        int begin = html.indexOf("devsite-article-body");
        int end = html.lastIndexOf(page.isTable() ? "</tr>" : "</section>");
        String rest = html.substring(0, begin + random.nextInt(Math.max(1, end - begin - 40)));
        // The end of a page of notes holds only what was told long ago: losing it changes nothing.
        return Optional.of(new Mutant("", rest, page.isTable() ? new Doubted() : new NothingNew()));
    }

    private static Optional<Mutant> attributes(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        for (Element element : document.select("td, th, p, h2, h3, li, code, div")) {
            if (random.nextInt(4) == 0) {
                element.attr("data-v" + random.nextInt(9), Integer.toHexString(random.nextInt()));
                element.attr("style", "text-align: left");
            }
            if (random.nextInt(12) == 0) {
                element.prependChild(new Comment(" " + random.nextInt(100) + " "));
            }
        }
        return same(document);
    }

    private static Optional<Mutant> blanks(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        document.outputSettings().prettyPrint(false);
        for (Element cell : document.select("td, th, h2, h3, li, p")) {
            if (random.nextInt(3) == 0) {
                cell.prependChild(new TextNode(oneOf(List.of("\n      ", "\u00a0", "  "), random)));
                cell.appendChild(new TextNode(oneOf(List.of("\n    ", "\u00a0 ", "\u200b"), random)));
            }
        }
        return same(document);
    }

    private static Optional<Mutant> wrapped(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        for (Element element : document.select("td, .devsite-article-body")) {
            if (random.nextInt(3) == 0 && element.children().isEmpty()) {
                String text = element.text();
                element.empty();
                element.appendElement(oneOf(List.of("span", "p", "div", "b"), random))
                        .text(text);
            }
        }
        Element body = document.selectFirst(".devsite-article-body");
        if (body != null && random.nextBoolean()) {
            body.wrap("<div class=\"x" + random.nextInt(9) + "\"><div></div></div>");
        }
        return same(document);
    }

    private static Optional<Mutant> widget(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        int account = random.nextInt(5);
        document.select("a[href]").forEach(link -> link.attr("href", link.attr("href") + "?authuser=" + account));
        Element body = document.body();
        body.appendElement("div").addClass("devsite-thumb-rating").text("Was this helpful? " + random.nextInt(100));
        body.appendElement("p").text("Last updated 2026-0" + (1 + random.nextInt(9)) + "-10 UTC.");
        body.appendElement("script")
                .attr("type", "application/json")
                .text("[[[\"Easy\",\"" + random.nextInt() + "\"]]]");
        return same(document);
    }

    private static Optional<Mutant> otherTable(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        Element article = document.selectFirst(".devsite-article-body");
        if (article == null) {
            return Optional.empty();
        }
        Element table =
                article.appendElement("h2").text("Machine types").parent().appendElement("table");
        Element header = table.appendElement("thead").appendElement("tr");
        List.of("Machine type", "Memory", "Cores")
                .forEach(text -> header.appendElement("th").text(text));
        Element rows = table.appendElement("tbody");
        IntStream.range(0, 1 + random.nextInt(4)).forEach(i -> {
            Element row = rows.appendElement("tr");
            row.appendElement("td").text("n" + i + "-standard-" + random.nextInt(64));
            row.appendElement("td").text(random.nextInt(500) + " GB");
            row.appendElement("td").text(String.valueOf(random.nextInt(64)));
        });
        return same(document);
    }
}
