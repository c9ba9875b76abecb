package dev.shelflife.ingest.parse;

import dev.shelflife.events.dates.DateText;
import dev.shelflife.events.dates.DateText.NumericOrder;
import dev.shelflife.ingest.source.TableWords;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Tables that are not read although they look like support tables: none of them may be lost in silence. */
final class PassedOver {

    private static final int MAX_DATE = 40;
    private static final int LEAST_ROWS = 2;

    private PassedOver() {}

    /** What makes a table look like a support table, in words; null when nothing does. */
    static @Nullable String why(List<List<@Nullable Element>> rows, TableHead head, NumericOrder order) {
        if (rows.size() < LEAST_ROWS) {
            return null;
        }
        for (String header : head.texts()) {
            if (!header.isEmpty() && header.length() <= MAX_DATE * 2 && TableWords.BUILT_IN.speaksOfEnd(header)) {
                return "its column '" + Html.shown(header) + "' speaks of an end";
            }
        }
        int columns = head.texts().size();
        for (int column = 0; column < columns; column++) {
            int dates = 0;
            for (int row = 1; row < rows.size(); row++) {
                Element cell = column < rows.get(row).size() ? rows.get(row).get(column) : null;
                dates += cell != null && isDate(CellText.of(cell).text(), order) ? 1 : 0;
            }
            if (dates >= LEAST_ROWS && dates * 2 >= rows.size() - 1) {
                return "most rows have a date";
            }
        }
        return null;
    }

    /** Headers of columns that have no role and hold dates: some where the header speaks of an end, else in most rows. */
    static List<String> endsNotUnderstood(List<List<@Nullable Element>> rows, TableHead head, NumericOrder order) {
        List<String> all = new ArrayList<>();
        List<List<@Nullable Element>> data = rows.subList(head.firstRow(), rows.size());
        for (int i = 0; i < head.texts().size(); i++) {
            int column = i;
            String header = head.texts().get(i);
            if (header.isEmpty() || head.columns().values().stream().anyMatch(known -> known.contains(column))) {
                continue;
            }
            long dates = data.stream()
                    .filter(row -> column < row.size()
                            && row.get(column) != null
                            && isDate(CellText.of(row.get(column)).text(), order))
                    .count();
            if (dates > 0 && (TableWords.BUILT_IN.speaksOfEnd(header) || dates * 2 >= data.size())) {
                all.add(header);
            }
        }
        return all;
    }

    private static boolean isDate(String text, NumericOrder order) {
        return !text.isEmpty()
                && text.length() <= MAX_DATE
                && text.chars().anyMatch(c -> c >= '0' && c <= '9')
                && DateText.read(text, order).date() != null;
    }
}
