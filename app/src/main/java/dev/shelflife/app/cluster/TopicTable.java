package dev.shelflife.app.cluster;

import dev.shelflife.events.topics.Topic;
import dev.shelflife.events.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The table of topics for people, derived from {@link Topics}. Pure. */
public final class TopicTable {

    private static final List<String> HEAD =
            List.of("topic", "key", "value", "kept", "largest record", "writer", "what");

    private TopicTable() {}

    /** As aligned text, a line for each topic under a head line. */
    public static String text(String prefix) {
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        Topics.ALL.forEach(topic -> rows.add(row(topic, prefix)));
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < HEAD.size(); column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n", "", "\n"));
    }

    /** As a Markdown table; public topics in bold. */
    public static String markdown(String prefix) {
        StringBuilder all = new StringBuilder(markdownRow(HEAD));
        all.append(markdownRow(HEAD.stream().map(each -> "---").toList()));
        for (Topic<?> topic : Topics.ALL) {
            List<String> row = new ArrayList<>(row(topic, prefix));
            String name = "`" + row.get(0) + "`";
            row.set(0, topic.isPublic() ? "**" + name + "**" : name);
            all.append(markdownRow(row));
        }
        return all.toString();
    }

    private static List<String> row(Topic<?> topic, String prefix) {
        return List.of(
                topic.in(prefix),
                topic.key(),
                topic.type() == byte[].class ? "as received" : topic.type().getSimpleName(),
                kept(topic),
                (topic.maxRecordBytes() >> 20) + " MiB",
                topic.writer(),
                topic.purpose());
    }

    private static String kept(Topic<?> topic) {
        Duration retention = topic.retention();
        return switch (topic.cleanup()) {
            case KEEP -> "for ever";
            case COMPACT -> "last of each key";
            case EXPIRE -> (retention == null ? 0 : retention.toDays()) + " days";
        };
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widths.get(column) - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }

    private static String markdownRow(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
