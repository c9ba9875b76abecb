package dev.shelflife.ingest.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a table by row and column, with spans filled in: a cell that spans stands in every place that it covers. Rows
 * of tables inside cells are not rows of this table.
 *
 * @param rows each with as many places as it has; a place that no cell covers is null
 */
record TableGrid(List<List<@Nullable Element>> rows) {

    /** More columns than any table for people has; a larger span is cut. */
    private static final int MAX_COLUMNS = 64;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private record Below(Element cell, int rowsLeft) {}

    static TableGrid of(Element table) {
        List<List<@Nullable Element>> rows = new ArrayList<>();
        Map<Integer, Below> spanning = new HashMap<>();
        for (Element row : directRows(table)) {
            List<@Nullable Element> places = new ArrayList<>();
            int children = row.childNodeSize();
            for (int child = 0; child < children; child++) {
                if (!(row.childNode(child) instanceof Element cell) || !isCell(cell)) {
                    continue;
                }
                fillFromAbove(places, spanning);
                int width = Math.min(span(cell, "colspan"), MAX_COLUMNS - places.size());
                int height = span(cell, "rowspan");
                for (int i = 0; i < width; i++) {
                    if (height > 1) {
                        spanning.put(places.size(), new Below(cell, height - 1));
                    }
                    places.add(cell);
                }
            }
            fillFromAbove(places, spanning);
            rows.add(places);
        }
        return new TableGrid(rows);
    }

    /** The same cells with columns as rows; a short row leaves places without a cell. */
    TableGrid transposed() {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        List<List<@Nullable Element>> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            List<@Nullable Element> column = new ArrayList<>();
            for (List<@Nullable Element> row : rows) {
                column.add(i < row.size() ? row.get(i) : null);
            }
            columns.add(column);
        }
        return new TableGrid(columns);
    }

    private static boolean isCell(Element element) {
        return element.normalName().equals("td") || element.normalName().equals("th");
    }

    /** Takes what spans down from the rows above into the next places, as long as there is something. */
    private static void fillFromAbove(List<@Nullable Element> places, Map<Integer, Below> spanning) {
        if (spanning.isEmpty()) {
            return;
        }
        for (Below below = spanning.remove(places.size());
                below != null && places.size() < MAX_COLUMNS;
                below = spanning.remove(places.size())) {
            if (below.rowsLeft() > 1) {
                // put back under the same column for the rows that follow, out of the reach of this loop
                spanning.put(places.size(), new Below(below.cell(), below.rowsLeft() - 1));
            }
            places.add(below.cell());
        }
    }

    private static List<Element> directRows(Element table) {
        List<Element> rows = new ArrayList<>();
        for (int i = 0; i < table.childNodeSize(); i++) {
            Node child = table.childNode(i);
            switch (child.normalName()) {
                case "tr" -> rows.add((Element) child);
                case "thead", "tbody", "tfoot" -> addRows((Element) child, rows);
                default -> {} // captions and column groups hold no rows
            }
        }
        return rows;
    }

    private static void addRows(Element group, List<Element> rows) {
        int children = group.childNodeSize();
        for (int i = 0; i < children; i++) {
            if (group.childNode(i) instanceof Element row && row.normalName().equals("tr")) {
                rows.add(row);
            }
        }
    }

    private static int span(Element cell, String attribute) {
        if (cell.attributesSize() == 0) {
            return 1;
        }
        String value = cell.attr(attribute).strip();
        if (value.isEmpty()) {
            return 1;
        }
        return NUMBER.matcher(value).matches() ? Math.max(1, Integer.parseInt(value)) : 1;
    }
}
