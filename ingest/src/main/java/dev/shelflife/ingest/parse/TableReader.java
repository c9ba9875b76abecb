package dev.shelflife.ingest.parse;

import dev.shelflife.events.Problem;
import dev.shelflife.events.SupportLine;
import dev.shelflife.ingest.source.ColumnRole;
import dev.shelflife.ingest.source.TableRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of support tables, and keeps what it read. A support table is one with a column of ends; where a source
 * publishes none, one with image names. A table that only looks like one is passed over with a problem.
 */
final class TableReader {

    private final Where where;
    private final TableRules rules;
    private final List<Problem> problems;
    private final List<SupportLine> lines = new ArrayList<>();
    private final List<List<String>> headers = new ArrayList<>();
    private final Map<String, Placed> placesByLineId = new HashMap<>();

    private final List<TableSeen> seen = new ArrayList<>();

    private record Placed(String cell, SupportLine line) {}

    TableReader(Where where, List<Problem> problems) {
        this.where = where;
        this.rules = where.source().tables();
        this.problems = problems;
    }

    /** All tables with two rows or more that were looked at, for people who write sources. */
    List<TableSeen> seen() {
        return seen;
    }

    Reading reading() {
        return Reading.ofLines(headers, lines);
    }

    /** Reads a table if it is a support table, and says whether it was. */
    boolean read(Element table, Outline.Section section) {
        List<List<@Nullable Element>> rows = TableGrid.of(table).rows();
        TableHead head = TableHead.of(rows, rules.headers());
        if (head == null) {
            return false;
        }
        boolean support = rules.dated() ? head.hasEnds() : head.hasImages() || head.hasEnds();
        if (!support) {
            tellIfPassedOver(rows, head, section);
            see(TableSeen.Verdict.NO_END, rows, head, section, 0);
            return false;
        }
        if (section.rule() != null && section.rule().ignore()) {
            problem(
                    section,
                    head,
                    rows.size() - head.firstRow() + " rows not read: the source says that this section"
                            + " tells nothing of ours");
            see(TableSeen.Verdict.IGNORED, rows, head, section, 0);
            return true;
        }
        headers.add(head.texts());
        if (!head.has(ColumnRole.VERSION) && !head.has(ColumnRole.FRAMEWORK)) {
            problem(section, head, "a support table without a column that names the version");
            see(TableSeen.Verdict.NO_VERSION, rows, head, section, 0);
            return true;
        }
        int before = lines.size();
        rows(rows, head, section);
        see(TableSeen.Verdict.READ, rows, head, section, lines.size() - before);
        return true;
    }

    private void see(
            TableSeen.Verdict verdict,
            List<List<@Nullable Element>> rows,
            TableHead head,
            Outline.Section section,
            int read) {
        if (rows.size() > 1) {
            seen.add(TableSeen.of(verdict, rows, head, section, rules, read));
        }
    }

    private void rows(List<List<@Nullable Element>> rows, TableHead head, Outline.Section section) {
        String group = head.title();
        for (int i = head.firstRow(); i < rows.size(); i++) {
            List<@Nullable Element> row = rows.get(i);
            if (row.size() > 1 && TableHead.isOneCell(row)) {
                String across = CellText.of(row.get(0)).text();
                group = across.isEmpty() ? group : across;
                continue;
            }
            SupportRow each = new SupportRow(where, section, group, head, row, i - head.firstRow() + 1);
            if (each.isData()) {
                each.read(problems).forEach(line -> add(line, each));
            }
        }
    }

    private void add(SupportLine line, SupportRow row) {
        lines.add(line);
        Placed before = placesByLineId.putIfAbsent(line.id(), new Placed(row.cell(), line));
        if (before != null) {
            problems.add(new Problem(
                    where.place(row.cell()),
                    Html.shown(row.text()),
                    "the same line as " + before.cell()
                            + ": framework, version, Python, OS, accelerator and CUDA are all" + " equal"
                            + difference(before.line(), line),
                    false));
        }
    }

    private static String difference(SupportLine one, SupportLine other) {
        boolean sameDates = Objects.equals(one.endOfPatch(), other.endOfPatch())
                && Objects.equals(one.endOfAvailability(), other.endOfAvailability());
        return sameDates ? "" : ", and only the dates differ";
    }

    /** A table that speaks of ends, or is full of dates, is not passed over in silence. */
    private void tellIfPassedOver(List<List<@Nullable Element>> rows, TableHead head, Outline.Section section) {
        boolean ignored = section.rule() != null && section.rule().ignore();
        String why = ignored ? null : PassedOver.why(rows, head, where.source().numericOrder());
        if (why != null) {
            problem(
                    section,
                    head,
                    "not read: " + why + ", but no column is known as an end of patch or of availability");
        }
    }

    private void problem(Outline.Section section, TableHead head, String reason) {
        problems.add(new Problem(
                where.place(section.path().isEmpty() ? section.name() : String.join(" > ", section.path())),
                Html.shown(String.join(" | ", head.texts())),
                reason,
                reason.contains("the source says")));
    }
}
