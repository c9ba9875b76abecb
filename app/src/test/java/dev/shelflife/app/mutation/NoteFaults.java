package dev.shelflife.app.mutation;

import static dev.shelflife.app.mutation.Faults.oneOf;
import static dev.shelflife.app.mutation.Faults.operator;

import dev.shelflife.app.mutation.Expectation.NothingNew;
import dev.shelflife.app.mutation.Expectation.Released;
import dev.shelflife.app.mutation.Expectation.Same;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** What happens to pages of release notes. */
final class NoteFaults {

    private static final String NOTE = ".devsite-release-note";

    static final List<Operator> ALL = List.of(
            operator("note dropped", (page, random) -> {
                Document document = page.document();
                oneOf(document.select(NOTE), random).remove();
                return mutant(document, new NothingNew());
            }),
            operator("note told twice", (page, random) -> {
                Document document = page.document();
                Element note = oneOf(document.select(NOTE), random);
                note.after(note.clone());
                return mutant(document, new Same());
            }),
            operator("note with another id", (page, random) -> {
                Document document = page.document();
                for (Element note : document.select(NOTE)) {
                    if (random.nextBoolean()) {
                        note.attr("id", Integer.toHexString(random.nextInt()));
                    }
                }
                return mutant(document, new NothingNew());
            }),
            operator("notes without ids", (page, random) -> {
                Document document = page.document();
                document.select(NOTE).forEach(note -> {
                    if (random.nextBoolean()) {
                        note.removeAttr("id");
                    }
                });
                return mutant(document, new NothingNew());
            }),
            operator("note with another label", (page, random) -> {
                Document document = page.document();
                Element label = oneOf(document.select(NOTE + " .devsite-label"), random);
                label.text(oneOf(List.of("Feature", "Change", "Announcement", "Libraries"), random));
                return mutant(document, new NothingNew());
            }),
            operator("markup of 2020", NoteFaults::markupOf2020),
            operator("notes of a day in another order", NoteFaults::shuffleDay),
            operator("heading dropped", (page, random) -> {
                Document document = page.document();
                Elements headings = document.select(".releases > h2");
                headings.get(1 + random.nextInt(headings.size() - 1)).remove();
                return mutant(document, new NothingNew());
            }),
            operator("heading unreadable", (page, random) -> {
                Document document = page.document();
                Element heading = oneOf(document.select(".releases > h2"), random);
                String text = oneOf(List.of("Febtember 30, 2024", "Notes of 2024", "2024", "June 31, 2024"), random);
                heading.text(text).attr("data-text", text).removeAttr("id");
                return mutant(document, new NothingNew());
            }),
            operator("heading whose id names another day", (page, random) -> {
                Document document = page.document();
                oneOf(document.select(".releases > h2"), random).attr("id", "July_06_2020");
                return mutant(document, new NothingNew());
            }),
            operator("heading inside a note", (page, random) -> {
                Document document = page.document();
                Element note = oneOf(document.select(NOTE), random);
                note.appendElement(oneOf(List.of("h2", "h3", "h4"), random))
                        .attr("id", "upgrade-notes")
                        .text("Good to know");
                note.appendElement("p").text("See the guide.");
                return mutant(document, new Same());
            }),
            operator("table inside a note", (page, random) -> {
                Document document = page.document();
                Element table = oneOf(document.select(NOTE), random).appendElement("table");
                for (int i = 0; i <= random.nextInt(3); i++) {
                    Element row = table.appendElement("tr");
                    row.appendElement("td").text("numpy");
                    row.appendElement("td").text("1." + random.nextInt(40) + ".0");
                }
                return mutant(document, new Same());
            }),
            operator("new note", NoteFaults::newNote),
            operator("new sentence in an old note", NoteFaults::newSentence));

    private NoteFaults() {}

    private static Optional<Mutant> mutant(Document document, Expectation expected) {
        return Optional.of(new Mutant("", document.outerHtml(), expected));
    }

    private static Optional<Mutant> markupOf2020(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        for (Element note : document.select(NOTE)) {
            Element label = note.selectFirst(".devsite-label");
            if (label != null && random.nextInt(3) > 0) {
                String word = label.className().replaceFirst(".*devsite-label-(release-[a-z]+).*", "$1");
                label.remove();
                note.attr("class", word);
            }
        }
        return mutant(document, new NothingNew());
    }

    private static Optional<Mutant> shuffleDay(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        for (Element heading : document.select(".releases > h2")) {
            Element first = heading.nextElementSibling();
            Element second = first == null ? null : first.nextElementSibling();
            if (first != null && second != null && second.is(NOTE) && random.nextBoolean()) {
                first.remove();
                second.after(first);
            }
        }
        return mutant(document, new Same());
    }

    private static Optional<Mutant> newNote(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        Element releases = document.selectFirst(".releases");
        if (releases == null) {
            return Optional.empty();
        }
        int minor = 30 + random.nextInt(60);
        Element note = new Element("div").addClass("devsite-release-note").attr("id", "0badcafe");
        note.appendElement("span")
                .addClass("devsite-label devsite-label-release-feature")
                .text("Feature");
        note.appendElement("div").appendElement("p").text("PyTorch 3." + minor + ".0 images are now available.");
        releases.insertChildren(0, note);
        releases.insertChildren(
                0,
                new Element("h2")
                        .attr("id", "April_5_2025")
                        .attr("data-text", "April 5, 2025")
                        .text("April 5, 2025"));
        return mutant(document, released(page, minor));
    }

    private static Optional<Mutant> newSentence(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        Elements paragraphs = document.select(NOTE + " > div");
        int minor = 30 + random.nextInt(60);
        oneOf(paragraphs, random).appendElement("p").text("PyTorch 3." + minor + ".0 images are now available.");
        return mutant(document, released(page, minor));
    }

    private static Released released(BundledPage page, int minor) {
        return new Released(page.source().service() + "/pytorch/3." + minor, "3." + minor + ".0");
    }
}
