package dev.shelflife.ingest.parse;

import dev.shelflife.events.Problem;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.identity.Identity;
import dev.shelflife.ingest.source.ColumnRole;
import dev.shelflife.ingest.source.TableRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of support tables, and keeps what it read. A support table is one with a column of ends; where a source
 * publishes none, one with image names. A table that only looks like one is passed over with a problem.
 */
final class TableReader {

    private static final int LEAST_COLUMNS = 3;

    private final Where where;
    private final TableRules rules;
    private final List<Problem> problems;
    private final List<Placed> lines = new ArrayList<>();
    private final List<List<String>> headers = new ArrayList<>();
    private final Map<String, Optional<ColumnRole>> roles = new HashMap<>();
    private final CellFacts facts;

    /** Null when nobody asks. */
    private final @Nullable List<TableSeen> seen;

    /** A line and the row that it was read from. */
    private record Placed(SupportRow row, String sectionId, SupportLine line) {
        String cell() {
            return row.cell();
        }

        String text() {
            return row.text();
        }

        String image() {
            String first = line.images().isEmpty() ? "" : line.images().get(0);
            return first.substring(first.lastIndexOf('/') + 1);
        }
    }

    /** @param seen takes all tables with two rows or more that are looked at, for people who write sources; null: nobody asks */
    TableReader(Where where, List<Problem> problems, @Nullable List<TableSeen> seen) {
        this.where = where;
        this.rules = where.source().tables();
        this.problems = problems;
        this.facts = new CellFacts(where.source());
        this.seen = seen;
    }

    private @Nullable ColumnRole roleOf(String header) {
        return roles.computeIfAbsent(
                        header, each -> Optional.ofNullable(rules.headers().roleOf(each)))
                .orElse(null);
    }

    Reading reading() {
        return Reading.ofLines(headers, distinct());
    }

    /** Reads a table if it is a support table, and says whether it was. */
    boolean read(Element table, Outline.Section section) {
        TableGrid grid = TableGrid.of(table);
        List<List<@Nullable Element>> rows = (rules.versionsInColumns() ? grid.transposed() : grid).rows();
        TableHead head = TableHead.of(rows, this::roleOf);
        if (head == null) {
            return false;
        }
        if (rules.versionsInColumns()) {
            head = head.withCorner();
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
        tellEndsNotUnderstood(rows, head, section);
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
        if (seen != null && rows.size() > 1) {
            seen.add(TableSeen.of(verdict, rows, head, section, rules, read));
        }
    }

    private void rows(List<List<@Nullable Element>> rows, TableHead first, Outline.Section section) {
        TableHead head = first;
        String usual = rules.framework();
        String framework = Captions.framework(section, head.title(), usual, facts);
        for (int i = head.firstRow(); i < rows.size(); i++) {
            List<@Nullable Element> row = rows.get(i);
            SupportRow each = new SupportRow(where, section, framework, head, row, i - first.firstRow() + 1, facts);
            TableHead next = each.mayBeHead() ? TableHead.of(rows.subList(i, i + 1), this::roleOf) : null;
            String across = each.acrossTable();
            if (across != null) {
                framework = Captions.framework(section, across, usual, facts);
            } else if (next != null && next.columns().size() >= LEAST_COLUMNS && (next.hasEnds() || next.hasImages())) {
                head = next; // a second header in the midst of the table
            } else if (each.isData()) {
                for (SupportLine line : each.read(problems)) {
                    lines.add(new Placed(each, section.id(), line));
                }
            }
        }
    }

    /** The lines as they are told, each with its own id as far as that is possible. */
    private List<SupportLine> distinct() {
        Map<String, List<Placed>> byId = new HashMap<>();
        for (Placed each : lines) {
            byId.computeIfAbsent(each.line().id(), id -> new ArrayList<>(1)).add(each);
        }
        List<SupportLine> all = new ArrayList<>();
        for (Placed each : lines) {
            List<Placed> same = byId.getOrDefault(each.line().id(), List.of());
            if (same.size() == 1) {
                all.add(each.line());
                continue;
            }
            boolean byImage = !rules.dated()
                    && same.stream().map(one -> one.line().images()).distinct().count() == same.size();
            Placed before = byImage ? null : sameRow(same, each);
            if (before != null) {
                problems.add(new Problem(
                        where.place(each.cell()),
                        Html.shown(each.text()),
                        "the same row as " + before.cell() + ", word for word; told once",
                        true));
                continue;
            }
            all.add(
                    byImage
                            ? each.line().inSection(each.sectionId() + "-" + Identity.slug(each.image()))
                            : each.line());
            if (!byImage && !same.get(0).equals(each)) {
                problems.add(twice(same.get(0), each));
            }
        }
        return all;
    }

    /** An earlier row that says the very same; null when there is none. */
    private static @Nullable Placed sameRow(List<Placed> same, Placed row) {
        for (Placed each : same) {
            if (each.equals(row)) {
                return null;
            }
            if (each.text().equals(row.text())
                    && each.line().images().equals(row.line().images())
                    && each.line().section().equals(row.line().section())) {
                return each;
            }
        }
        return null;
    }

    private Problem twice(Placed before, Placed again) {
        boolean sameDates =
                Objects.equals(before.line().endOfPatch(), again.line().endOfPatch())
                        && Objects.equals(
                                before.line().endOfAvailability(), again.line().endOfAvailability());
        return new Problem(
                where.place(again.cell()),
                Html.shown(again.text()),
                "the same line as " + before.cell()
                        + ": framework, version, variant, Python, OS, accelerator and CUDA are all equal"
                        + (sameDates ? "" : ", and only the dates differ"),
                false);
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

    /** A second end must not be lost because the first one is understood. */
    private void tellEndsNotUnderstood(List<List<@Nullable Element>> rows, TableHead head, Outline.Section section) {
        if (head.has(ColumnRole.END_OF_PATCH) && head.has(ColumnRole.END_OF_AVAILABILITY)) {
            return;
        }
        PassedOver.endsNotUnderstood(rows, head, where.source().numericOrder())
                .forEach(header -> problem(
                        section,
                        head,
                        "its column '" + Html.shown(header)
                                + "' holds dates, and is not known as an end of patch or of availability: not read"));
    }

    private void problem(Outline.Section section, TableHead head, String reason) {
        problems.add(new Problem(
                where.place(section.path().isEmpty() ? section.name() : String.join(" > ", section.path())),
                Html.shown(String.join(" | ", head.texts())),
                reason,
                reason.contains("the source says")));
    }
}
