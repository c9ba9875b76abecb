package dev.shelflife.ingest.parse;

import dev.shelflife.ingest.source.ColumnRole;
import dev.shelflife.ingest.source.TableRules;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A table of a page as the reader saw it, for people who write a source.
 *
 * @param path the headings above it, outermost first, joined by {@code " > "}: what section rules are compared with
 * @param rule number of the section rule that counts, from 0; -1 when none matches
 * @param rows below the header
 * @param lines that were read from them
 */
public record TableSeen(String path, int rule, Verdict verdict, int rows, int lines, List<Column> columns) {

    /** What became of a table. */
    public enum Verdict {
        /** Its rows were read. */
        READ,
        /** A section rule says that it tells nothing. */
        IGNORED,
        /** No column is known as an end, or, where a source publishes none, as images. */
        NO_END,
        /** No column is known as version or framework. */
        NO_VERSION
    }

    /**
     * A column.
     *
     * @param header as displayed
     * @param role null when its header is not understood
     * @param hint what its cells look like, for a header that is not understood; null when like nothing of ours
     * @param example its first cell that is not empty, else empty
     */
    public record Column(String header, @Nullable ColumnRole role, @Nullable String hint, String example) {}

    /** Copies, so that it is a value. */
    public TableSeen {
        columns = List.copyOf(columns);
    }

    static TableSeen of(
            Verdict verdict,
            List<List<@Nullable Element>> rows,
            TableHead head,
            Outline.Section section,
            TableRules rules,
            int lines) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < head.texts().size(); i++) {
            ColumnRole role = role(head, i);
            List<String> cells = cells(rows, head.firstRow(), i);
            String example = cells.isEmpty() ? "" : Html.shown(cells.get(0));
            columns.add(new Column(
                    Html.shown(head.texts().get(i)),
                    role,
                    role == null ? ColumnHint.of(head.texts().get(i), cells) : null,
                    example));
        }
        return new TableSeen(
                String.join(" > ", section.path()),
                section.rule() == null ? -1 : rules.sections().indexOf(section.rule()),
                verdict,
                rows.size() - head.firstRow(),
                lines,
                columns);
    }

    private static @Nullable ColumnRole role(TableHead head, int column) {
        return head.columns().entrySet().stream()
                .filter(entry -> entry.getValue().contains(column))
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static List<String> cells(List<List<@Nullable Element>> rows, int first, int column) {
        List<String> cells = new ArrayList<>();
        for (List<@Nullable Element> row : rows.subList(Math.min(first, rows.size()), rows.size())) {
            Element cell = column < row.size() ? row.get(column) : null;
            String text = cell == null ? "" : CellText.of(cell).text();
            if (!text.isEmpty()) {
                cells.add(text);
            }
        }
        return cells;
    }
}
