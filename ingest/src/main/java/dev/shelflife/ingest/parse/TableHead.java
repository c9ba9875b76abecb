package dev.shelflife.ingest.parse;

import dev.shelflife.ingest.source.ColumnRole;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The header of a table: one row or two, the first of the table or some rows below, in cells of whatever kind.
 *
 * @param texts one for each column
 * @param columns which columns tell what; the first of a role is the one that counts, but for {@link ColumnRole#VARIANT}
 * @param firstRow index of the first row below it
 * @param title text of a row above it that goes across the whole table, null when there is none
 */
record TableHead(List<String> texts, Map<ColumnRole, List<Integer>> columns, int firstRow, @Nullable String title) {

    /** A header that stands lower than this is none: the table starts with data. */
    private static final int MAX_ROWS_ABOVE = 4;

    /** The header of some rows that tells most, or null for a table in which nothing is like one. */
    static @Nullable TableHead of(List<List<@Nullable Element>> rows, Function<String, @Nullable ColumnRole> words) {
        TableHead best = null;
        for (int row = 0; row < Math.min(rows.size(), MAX_ROWS_ABOVE); row++) {
            TableHead one = at(rows, row, 1, words);
            if (best == null || one.columns.size() > best.columns.size()) {
                best = one;
            }
            if (row + 1 < rows.size() && belongTogether(rows.get(row), rows.get(row + 1))) {
                TableHead two = at(rows, row, 2, words);
                if (two.columns.size() >= best.columns.size() && best.firstRow <= row + 1) {
                    best = two;
                }
            }
            if (best.hasEnds()) {
                break;
            }
        }
        return best;
    }

    /** The same, where the column whose header is the empty corner of a table of columns names the versions. */
    TableHead withCorner() {
        if (has(ColumnRole.VERSION) || texts.isEmpty() || !texts.get(0).isEmpty()) {
            return this;
        }
        Map<ColumnRole, List<Integer>> all = new EnumMap<>(columns);
        all.put(ColumnRole.VERSION, List.of(0));
        return new TableHead(texts, all, firstRow, title);
    }

    /** Whether the table tells an end of each row. */
    boolean hasEnds() {
        return has(ColumnRole.END_OF_PATCH) || has(ColumnRole.END_OF_AVAILABILITY);
    }

    /** Whether the table tells what images there are of each version. */
    boolean hasImages() {
        return has(ColumnRole.IMAGES) && (has(ColumnRole.VERSION) || has(ColumnRole.FRAMEWORK));
    }

    boolean has(ColumnRole role) {
        return columns.containsKey(role);
    }

    /** The column of a role, or -1. */
    int column(ColumnRole role) {
        List<Integer> all = columns.get(role);
        return all == null ? -1 : all.get(0);
    }

    private static TableHead at(
            List<List<@Nullable Element>> rows, int first, int height, Function<String, @Nullable ColumnRole> words) {
        List<@Nullable Element> upper = rows.get(first);
        List<@Nullable Element> lower = rows.get(first + height - 1);
        List<String> texts = new ArrayList<>();
        Map<ColumnRole, List<Integer>> columns = new EnumMap<>(ColumnRole.class);
        for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
            String top = i < upper.size() ? text(upper.get(i)) : "";
            String bottom =
                    height == 1 || i >= lower.size() || (i < upper.size() && Objects.equals(lower.get(i), upper.get(i)))
                            ? ""
                            : text(lower.get(i));
            String whole = bottom.isEmpty() ? top : Html.clean(top + " " + bottom);
            texts.add(whole);
            ColumnRole role = words.apply(whole);
            role = role == null && !bottom.isEmpty() ? words.apply(bottom) : role;
            if (role != null) {
                columns.computeIfAbsent(role, any -> new ArrayList<>()).add(i);
            }
        }
        return new TableHead(texts, columns, first + height, title(rows, first));
    }

    private static @Nullable String title(List<List<@Nullable Element>> rows, int first) {
        for (int i = first - 1; i >= 0; i--) {
            List<@Nullable Element> row = rows.get(i);
            if (!row.isEmpty() && isOneCell(row) && !text(row.get(0)).isEmpty()) {
                return text(row.get(0));
            }
        }
        return null;
    }

    /** Two rows that share a cell, or are headers throughout, the upper with a cell across columns. */
    private static boolean belongTogether(List<@Nullable Element> upper, List<@Nullable Element> lower) {
        boolean shares = false;
        for (int i = 0; i < Math.min(upper.size(), lower.size()); i++) {
            shares |= upper.get(i) != null && Objects.equals(upper.get(i), lower.get(i));
        }
        return !isOneCell(upper)
                && (shares || hasTwice(upper))
                && (isHeader(lower) || lower.stream().noneMatch(TableHead::hasDigit));
    }

    /** Whether two places of a row are the same, covered by one cell or by none. */
    private static boolean hasTwice(List<@Nullable Element> row) {
        for (int i = 1; i < row.size(); i++) {
            for (int before = 0; before < i; before++) {
                if (Objects.equals(row.get(i), row.get(before))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isHeader(List<@Nullable Element> row) {
        for (Element cell : row) {
            if (cell != null && !cell.normalName().equals("th")) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasDigit(@Nullable Element cell) {
        return text(cell).chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether one cell goes across the whole row. */
    static boolean isOneCell(List<@Nullable Element> row) {
        for (int i = 1; i < row.size(); i++) {
            if (!Objects.equals(row.get(i), row.get(0))) {
                return false;
            }
        }
        return true;
    }

    private static String text(@Nullable Element cell) {
        return CellText.withoutMarks(CellText.of(cell).text());
    }
}
