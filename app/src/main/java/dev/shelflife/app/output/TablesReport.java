package dev.shelflife.app.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shelflife.events.Catalogue;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.topics.Json;
import dev.shelflife.ingest.parse.TableSeen;
import dev.shelflife.ingest.source.ColumnRole;
import dev.shelflife.ingest.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a source makes of the tables of a page. */
final class TablesReport {

    private static final int MOST_LINES = 3;
    private static final int MOST_NAMES = 5;

    private final Source source;
    private final Catalogue catalogue;
    private final List<TableSeen> tables;

    TablesReport(Source source, Catalogue catalogue, List<TableSeen> tables) {
        this.source = source;
        this.catalogue = catalogue;
        this.tables = tables;
    }

    void lines(List<String> all) {
        for (int i = 0; i < tables.size(); i++) {
            table(i + 1, tables.get(i), all);
        }
        if (tables.isEmpty()) {
            all.add("");
            all.add(
                    "no table with two rows or more is in the page as saved; if a browser shows one, the page makes it by script:"
                            + " look for another address with the table in the page itself");
        }
        rules(all);
        images(all);
        sections(all);
    }

    private void table(int number, TableSeen table, List<String> all) {
        all.add("");
        all.add("table " + number + ", under: " + (table.path().isEmpty() ? "(no heading)" : table.path()));
        all.add("  " + verdict(table));
        if (table.rule() >= 0) {
            all.add("  section rule " + (table.rule() + 1) + " counts: heading '"
                    + source.tables().sections().get(table.rule()).heading() + "'");
        }
        for (TableSeen.Column column : table.columns()) {
            ColumnRole role = column.role();
            String meaning =
                    role != null ? role.slug() : "not understood" + (column.hint() == null ? "" : "; " + column.hint());
            all.add("  column '" + column.header() + "': " + meaning
                    + (column.example().isEmpty() ? "" : "   e.g. " + Words.shortened(column.example())));
        }
    }

    private String verdict(TableSeen table) {
        return switch (table.verdict()) {
            case READ -> Words.count(table.lines(), "line") + " read from " + Words.count(table.rows(), "row");
            case IGNORED -> "not read: a section rule says ignore: true";
            case NO_END ->
                source.tables().dated()
                        ? "not read: no column is known as end-of-patch or end-of-availability; if one is, name its header under"
                                + " headers, else there is nothing to do"
                        : "not read: no column is known as images";
            case NO_VERSION -> "not read: no column is known as version or framework; name its header under headers";
        };
    }

    /** Rules that no table was under. */
    private void rules(List<String> all) {
        for (int i = 0; i < source.tables().sections().size(); i++) {
            int number = i;
            if (tables.stream().noneMatch(table -> table.rule() == number)) {
                all.add("");
                all.add("section rule " + (i + 1) + " counts for no table: heading '"
                        + source.tables().sections().get(i).heading() + "'; it is compared with what 'under:' shows");
            }
        }
    }

    /** How many image names the source's patterns fit, when it has any. */
    private void images(List<String> all) {
        List<Pattern> patterns = source.tables().images();
        if (patterns.isEmpty()) {
            return;
        }
        List<String> names = catalogue.lines().stream()
                .flatMap(line -> line.images().stream())
                .distinct()
                .toList();
        List<String> left = names.stream()
                .filter(name ->
                        patterns.stream().noneMatch(each -> each.matcher(name).find()))
                .toList();
        all.add("");
        all.add(Words.count(names.size(), "image name") + ", " + (names.size() - left.size())
                + " fit a pattern under images"
                + (left.isEmpty() ? "" : "; none fits: " + Words.some(left, MOST_NAMES)));
    }

    private void sections(List<String> all) {
        Map<String, List<SupportLine>> bySection = new LinkedHashMap<>();
        catalogue.lines().forEach(line -> bySection
                .computeIfAbsent(line.section(), any -> new ArrayList<>())
                .add(line));
        bySection.forEach((section, lines) -> {
            all.add("");
            all.add("section '" + section + "': " + Words.count(lines.size(), "line") + ", of them as an example:");
            lines.stream().limit(MOST_LINES).forEach(line -> all.add("  " + line.key() + "  " + facts(line)));
        });
    }

    private static String facts(SupportLine line) {
        return line.framework() + " " + line.version()
                + fact(", edition ", line.edition())
                + fact(", Python ", line.python())
                + fact(", ", line.os())
                + fact(", ", line.accelerator())
                + fact(", CUDA ", line.cuda())
                + fact("; general availability ", line.generalAvailability())
                + "; end of patch " + Objects.requireNonNullElse((Object) line.endOfPatch(), line.endOfPatchStatus())
                + "; end of availability "
                + Objects.requireNonNullElse((Object) line.endOfAvailability(), line.endOfAvailabilityStatus());
    }

    private static String fact(String before, @Nullable Object value) {
        return value == null ? "" : before + value;
    }

    void json(List<String> all) {
        for (TableSeen table : tables) {
            ObjectNode node = Json.mapper().createObjectNode().put("kind", "table");
            node.put("path", table.path())
                    .put("sectionRule", table.rule() < 0 ? null : table.rule() + 1)
                    .put("verdict", table.verdict().name())
                    .put("rows", table.rows())
                    .put("lines", table.lines());
            for (TableSeen.Column column : table.columns()) {
                ColumnRole role = column.role();
                node.withArray("columns")
                        .addObject()
                        .put("header", column.header())
                        .put("role", role == null ? null : role.slug())
                        .put("hint", column.hint())
                        .put("example", column.example());
            }
            all.add(Json.line(node));
        }
    }
}
