package dev.shelflife.ingest.parse;

import dev.shelflife.events.Problem;
import dev.shelflife.events.SupportLine;
import dev.shelflife.ingest.source.ColumnRole;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the support tables of a page and reads their rows. A support table is one with a column of ends of patch; all other
 * tables are passed over in silence.
 */
final class SupportTables {

    /** A table with what stands above it. */
    record Section(String caption, @Nullable String note) {}

    private static final int MAX_NOTE = 600;
    private static final String NO_CAPTION = "Untitled table";

    private final Where where;
    private final List<Problem> problems;
    private final List<SupportLine> lines = new ArrayList<>();
    private final List<List<String>> headers = new ArrayList<>();
    private final Map<String, String> cellsByLineId = new HashMap<>();

    private SupportTables(Where where, List<Problem> problems) {
        this.where = where;
        this.problems = problems;
    }

    /** Reads all support tables of a page. */
    static Reading read(Document document, Where where, List<Problem> problems) {
        SupportTables tables = new SupportTables(where, problems);
        tables.read(document);
        return Reading.ofLines(tables.headers, tables.lines);
    }

    private void read(Document document) {
        List<Element> supportTables = new ArrayList<>();
        String caption = NO_CAPTION;
        StringBuilder note = new StringBuilder();
        for (Element element : document.select("h1, h2, h3, h4, h5, h6, p, table")) {
            Element outer = Html.ancestor(element, "table");
            if (outer != null && supportTables.contains(outer)) {
                continue; // part of a cell
            }
            if (Html.isHeading(element)) {
                caption = Html.heading(element);
                note.setLength(0);
            } else if (element.normalName().equals("p")) {
                note.append(note.isEmpty() ? "" : " ").append(Html.text(element));
            } else {
                String ownCaption = element.children().stream()
                        .filter(child -> child.normalName().equals("caption"))
                        .map(Html::text)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(caption);
                String above = note.length() > MAX_NOTE ? note.substring(0, MAX_NOTE) : note.toString();
                if (readTable(element, new Section(ownCaption, above.isEmpty() ? null : above))) {
                    supportTables.add(element);
                }
                note.setLength(0);
            }
        }
    }

    /** Reads a table if it is a support table, and says whether it was. */
    private boolean readTable(Element table, Section section) {
        List<List<@Nullable Element>> rows = TableGrid.of(table).rows();
        if (rows.isEmpty()) {
            return false;
        }
        List<String> header = texts(rows.get(0));
        Map<ColumnRole, Integer> columns = new EnumMap<>(ColumnRole.class);
        for (int i = 0; i < header.size(); i++) {
            ColumnRole role = where.source().tables().headers().roleOf(header.get(i));
            if (role != null) {
                columns.putIfAbsent(role, i);
            }
        }
        if (!columns.containsKey(ColumnRole.END_OF_PATCH)) {
            return false;
        }
        headers.add(header);
        if (!columns.containsKey(ColumnRole.VERSION) && columns.containsKey(ColumnRole.FRAMEWORK)) {
            columns.put(ColumnRole.VERSION, columns.remove(ColumnRole.FRAMEWORK));
        }
        if (!columns.containsKey(ColumnRole.VERSION)) {
            problems.add(new Problem(
                    where.place(section.caption()),
                    Html.shown(String.join(" | ", header)),
                    "a support table without a column that names the version",
                    false));
            return true;
        }
        for (int i = 1; i < rows.size(); i++) {
            List<@Nullable Element> row = rows.get(i);
            if (isData(row, header)) {
                readRow(new SupportRow(where, section, header, columns, row, i));
            }
        }
        return true;
    }

    private void readRow(SupportRow row) {
        SupportLine line = row.read(problems);
        if (line == null) {
            return;
        }
        lines.add(line);
        String before = cellsByLineId.putIfAbsent(line.id(), row.cell());
        if (before != null) {
            problems.add(new Problem(
                    where.place(row.cell()),
                    Html.shown(row.text()),
                    "the same line as " + before
                            + ": framework, version, Python, OS, accelerator and CUDA are all equal",
                    false));
        }
    }

    /** Not empty, not the header once more, not one text across the whole table. */
    private static boolean isData(List<@Nullable Element> row, List<String> header) {
        List<String> texts = texts(row);
        boolean acrossAll = row.size() > 1 && row.stream().distinct().count() == 1;
        return !acrossAll && !texts.equals(header) && texts.stream().anyMatch(text -> !text.isEmpty());
    }

    private static List<String> texts(List<@Nullable Element> row) {
        return row.stream().map(cell -> cell == null ? "" : Html.text(cell)).toList();
    }
}
