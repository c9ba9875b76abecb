package dev.shelflife.bench;

import dev.shelflife.events.topics.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tables for people, and the same rows as JSON lines for machines.
 *
 * @param out where the tables go
 * @param json the file that rows are added to, null for none
 */
record Report(PrintStream out, @Nullable Path json) {

    Table table(String benchmark, String... columns) {
        return new Table(this, benchmark, List.of(columns), new ArrayList<>());
    }

    void note(String text) {
        out.println("  " + text);
        out.flush();
    }

    /** Three digits that count, no more. */
    static String number(double value) {
        double size = Math.abs(value);
        String form = size >= 100 || value == 0 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, form, value);
    }

    /** A table that is printed when it is whole. */
    record Table(Report report, String benchmark, List<String> columns, List<List<String>> rows) {

        void row(String... cells) {
            rows.add(List.of(cells));
        }

        void print() {
            StringBuilder text = new StringBuilder("\n" + benchmark + "\n");
            line(text, columns);
            rows.forEach(row -> line(text, row));
            report.out().print(text);
            report.out().flush();
            if (report.json() != null) {
                rows.forEach(row -> write(report.json(), row));
            }
        }

        private void line(StringBuilder text, List<String> cells) {
            for (int column = 0; column < cells.size(); column++) {
                int width = width(column);
                text.append("  ")
                        .append(String.format(
                                Locale.ROOT, column == 0 ? "%-" + width + "s" : "%" + width + "s", cells.get(column)));
            }
            text.append('\n');
        }

        private int width(int column) {
            int width = columns.get(column).length();
            for (List<String> row : rows) {
                width = Math.max(width, row.get(column).length());
            }
            return width;
        }

        private void write(Path file, List<String> row) {
            Map<String, String> members = new LinkedHashMap<>();
            members.put("benchmark", benchmark);
            for (int column = 0; column < row.size(); column++) {
                members.put(columns.get(column), row.get(column));
            }
            try {
                Files.writeString(
                        file,
                        Json.line(members) + "\n",
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
