package dev.shelflife.app.mutation;

import static dev.shelflife.app.mutation.Faults.oneOf;
import static dev.shelflife.app.mutation.Faults.operator;

import dev.shelflife.app.mutation.Expectation.Doubted;
import dev.shelflife.app.mutation.Expectation.Emptied;
import dev.shelflife.app.mutation.Expectation.Gone;
import dev.shelflife.app.mutation.Expectation.Moved;
import dev.shelflife.app.mutation.Expectation.NotRead;
import dev.shelflife.app.mutation.Expectation.Same;
import dev.shelflife.events.Milestone;
import dev.shelflife.events.SupportLine;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What happens to support tables. */
final class TableFaults {

    private static final String PATCH = "End of patch";
    private static final String AVAILABILITY = "End of availability";
    private static final List<String> SPELLINGS = List.of("MMMM d, yyyy", "MMM d, yyyy", "yyyy-MM-dd", "MMM dd, yyyy");
    private static final int MAX_SPAN = 400;

    static final List<Operator> ALL = List.of(
            operator("row dropped", TableFaults::dropRow),
            operator("row told twice", TableFaults::duplicateRow),
            operator("rows in another order", TableFaults::shuffleRows),
            operator("columns in another order", TableFaults::moveColumn),
            operator("another column more", TableFaults::addColumn),
            operator("date moved", TableFaults::moveDate),
            operator("same date in another spelling", TableFaults::respellDate),
            operator("date emptied", TableFaults::emptyDate),
            operator("date unreadable", TableFaults::garbleDate),
            operator("date cell with another row's version", TableFaults::wrongCell),
            operator("end column dropped", TableFaults::dropColumn),
            operator("end column renamed beyond recognition", TableFaults::renameColumn),
            operator("headers of the ends swapped", TableFaults::swapHeaders),
            operator("header row dropped", TableFaults::dropHeader),
            operator("all but a few rows dropped", TableFaults::dropMost),
            operator("all dates shifted", TableFaults::shiftAll),
            operator("all end cells emptied", TableFaults::emptyAll),
            operator("table inside a cell", TableFaults::nestTable),
            operator("header in other words", TableFaults::synonym));

    private TableFaults() {}

    private record Cell(Element cell, SupportLine line, Milestone milestone) {}

    private static Optional<Mutant> mutant(Document document, Expectation expected) {
        return Optional.of(new Mutant("", document.outerHtml(), expected));
    }

    private static Cell dateCell(BundledPage page, Document document, RandomGenerator random) {
        List<Element> rows = BundledPage.rows(document);
        for (int i = 0; ; i++) {
            int row = random.nextInt(rows.size());
            Milestone milestone = random.nextBoolean() ? Milestone.END_OF_PATCH : Milestone.END_OF_AVAILABILITY;
            SupportLine line = page.line(row);
            boolean alone = page.catalogue().lines().stream()
                            .filter(other -> other.id().equals(line.id()))
                            .count()
                    == 1;
            if ((alone && line.published(milestone).date() != null) || i > rows.size() * 20) {
                return new Cell(end(rows.get(row), milestone), line, milestone);
            }
        }
    }

    private static Element end(Element row, Milestone milestone) {
        Element table = row.closest("table");
        return row.child(BundledPage.column(table, milestone == Milestone.END_OF_PATCH ? PATCH : AVAILABILITY));
    }

    private static Optional<Mutant> dropRow(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        List<Element> rows = BundledPage.rows(document);
        int row = random.nextInt(rows.size());
        rows.get(row).remove();
        String id = page.line(row).id();
        boolean twin = page.catalogue().lines().stream()
                        .filter(line -> line.id().equals(id))
                        .count()
                > 1;
        return twin ? Optional.empty() : mutant(document, new Gone(Set.of(id)));
    }

    private static Optional<Mutant> duplicateRow(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        Element row = oneOf(BundledPage.rows(document), random);
        row.after(row.clone());
        return mutant(document, new Same());
    }

    private static Optional<Mutant> shuffleRows(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        for (Element table : BundledPage.supportTables(document)) {
            List<Element> rows = new ArrayList<>(table.select("tbody > tr"));
            java.util.Collections.shuffle(rows, new java.util.Random(random.nextLong()));
            Element body = table.selectFirst("tbody");
            rows.forEach(body::appendChild);
        }
        return mutant(document, new Same());
    }

    private static Optional<Mutant> moveColumn(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        for (Element table : BundledPage.supportTables(document)) {
            int columns = table.select("thead th").size();
            int from = random.nextInt(columns);
            int to = random.nextInt(columns);
            for (Element row : table.select("thead > tr, tbody > tr")) {
                Element cell = row.child(from);
                cell.remove();
                row.insertChildren(to, cell);
            }
        }
        return mutant(document, new Same());
    }

    private static Optional<Mutant> addColumn(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        for (Element table : BundledPage.supportTables(document)) {
            int at = random.nextInt(table.select("thead th").size() + 1);
            for (Element row : table.select("thead > tr, tbody > tr")) {
                Element cell = new Element(row.parent().normalName().equals("thead") ? "th" : "td");
                cell.text(row.parent().normalName().equals("thead") ? "Remarks" : "see below");
                row.insertChildren(at, cell);
            }
        }
        return mutant(document, new Same());
    }

    private static Optional<Mutant> moveDate(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        Cell cell = dateCell(page, document, random);
        LocalDate was = cell.line().published(cell.milestone()).date();
        if (was == null) {
            return Optional.empty();
        }
        int days = 1 + random.nextInt(MAX_SPAN);
        LocalDate to = random.nextBoolean() ? was.plusDays(days) : was.minusDays(days);
        cell.cell().text(spelled(to, random));
        return mutant(document, new Moved(cell.line().id(), cell.milestone(), to));
    }

    private static Optional<Mutant> respellDate(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        Cell cell = dateCell(page, document, random);
        LocalDate was = cell.line().published(cell.milestone()).date();
        boolean clean =
                cell.line().published(cell.milestone()).status() == dev.shelflife.events.dates.DateStatus.PUBLISHED;
        if (was == null || !clean) {
            return Optional.empty();
        }
        cell.cell().text(spelled(was, random));
        return mutant(document, new Same());
    }

    private static Optional<Mutant> emptyDate(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        Cell cell = dateCell(page, document, random);
        cell.cell().text(oneOf(List.of("", " ", "\u00a0"), random));
        return mutant(document, new Emptied(cell.line().id(), cell.milestone()));
    }

    private static Optional<Mutant> garbleDate(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        Cell cell = dateCell(page, document, random);
        String text = oneOf(
                List.of(
                        "Jly 41, 20",
                        "see notes",
                        "2026-02-30",
                        "June 31, 2025",
                        "soon" + random.nextInt(9),
                        "Q3 2026",
                        "?"),
                random);
        cell.cell().text(text);
        return mutant(document, new NotRead(cell.line().id(), text));
    }

    private static Optional<Mutant> wrongCell(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        Cell cell = dateCell(page, document, random);
        String text = "2." + random.nextInt(20) + " (Python 3.10)";
        cell.cell().text(text);
        return mutant(document, new NotRead(cell.line().id(), text));
    }

    private static Optional<Mutant> dropColumn(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        String header = random.nextBoolean() ? PATCH : AVAILABILITY;
        for (Element table : BundledPage.supportTables(document)) {
            int column = BundledPage.column(table, header);
            table.select("thead > tr, tbody > tr")
                    .forEach(row -> row.child(column).remove());
        }
        return mutant(document, new Doubted());
    }

    private static Optional<Mutant> renameColumn(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        String header = random.nextBoolean() ? PATCH : AVAILABILITY;
        String name = oneOf(List.of("Notes", "Column " + random.nextInt(9), "", "Owner"), random);
        for (Element table : BundledPage.supportTables(document)) {
            table.select("thead th").get(BundledPage.column(table, header)).text(name);
        }
        return mutant(document, new Doubted());
    }

    private static Optional<Mutant> swapHeaders(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        for (Element table : BundledPage.supportTables(document)) {
            Element patch = table.select("thead th").get(BundledPage.column(table, PATCH));
            Element availability = table.select("thead th").get(BundledPage.column(table, AVAILABILITY));
            String text = patch.text();
            patch.text(availability.text());
            availability.text(text);
        }
        return mutant(document, new Doubted());
    }

    private static Optional<Mutant> dropHeader(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        BundledPage.supportTables(document)
                .forEach(table -> table.select("thead").remove());
        return mutant(document, new Doubted());
    }

    private static Optional<Mutant> dropMost(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        List<Element> rows = BundledPage.rows(document);
        int kept = 1 + random.nextInt(Math.max(1, rows.size() / 3));
        List<Element> gone = new ArrayList<>(rows);
        java.util.Collections.shuffle(gone, new java.util.Random(random.nextLong()));
        gone.subList(0, rows.size() - kept).forEach(Element::remove);
        return rows.size() - kept > 3 ? mutant(document, new Doubted()) : Optional.empty();
    }

    private static Optional<Mutant> shiftAll(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        int years = random.nextBoolean() ? 1 : -1;
        List<Element> rows = BundledPage.rows(document);
        for (int i = 0; i < rows.size(); i++) {
            for (Milestone milestone : Milestone.DATED) {
                LocalDate date = page.line(i).published(milestone).date();
                if (date != null) {
                    end(rows.get(i), milestone).text(spelled(date.plusYears(years), random));
                }
            }
        }
        return mutant(document, new Doubted());
    }

    private static Optional<Mutant> emptyAll(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        Milestone milestone = random.nextBoolean() ? Milestone.END_OF_PATCH : Milestone.END_OF_AVAILABILITY;
        String text = oneOf(List.of("", "-", "N/A", "TBD"), random);
        BundledPage.rows(document).forEach(row -> end(row, milestone).text(text));
        return mutant(document, new Doubted());
    }

    private static Optional<Mutant> nestTable(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        Element row = oneOf(BundledPage.rows(document), random);
        Element image = row.child(BundledPage.column(row.closest("table"), "Image"));
        Element table = image.appendElement("table");
        Element body = table.appendElement("tbody");
        for (int i = 0; i <= random.nextInt(4); i++) {
            Element inner = body.appendElement("tr");
            inner.appendElement("td").text("numpy");
            inner.appendElement("td").text("1." + random.nextInt(30));
        }
        return mutant(document, new Same());
    }

    private static Optional<Mutant> synonym(BundledPage page, RandomGenerator random) {
        Document document = page.document();
        for (Element table : BundledPage.supportTables(document)) {
            table.select("thead th")
                    .get(BundledPage.column(table, PATCH))
                    .text(oneOf(
                            List.of("End-of-patch and support date", "EOP Date", "End of patch", "End of support"),
                            random));
            table.select("thead th")
                    .get(BundledPage.column(table, AVAILABILITY))
                    .text(oneOf(List.of("End-of-availability date", "EOA", "End of availability"), random));
        }
        return mutant(document, new Same());
    }

    private static String spelled(LocalDate date, RandomGenerator random) {
        return date.format(DateTimeFormatter.ofPattern(oneOf(SPELLINGS, random), Locale.ENGLISH));
    }
}
