package dev.shelflife.ingest.parse;

import dev.shelflife.events.Problem;
import dev.shelflife.events.SupportLine;
import dev.shelflife.events.dates.DateStatus;
import dev.shelflife.events.dates.PublishedDate;
import dev.shelflife.ingest.source.ColumnRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads one row of a support table. A cell that cannot be read is a problem; the other cells still count. */
final class SupportRow {

    private static final Pattern NO_NUMBER = Pattern.compile("(?i)(?:[a-z -]+ )?(?:nightly|latest|cpu)|base.*");

    private final Where where;
    private final Outline.Section section;
    private final String captioned;
    private final TableHead head;
    private final List<@Nullable Element> row;
    private final int number;
    private final CellFacts facts;
    private final List<CellText> texts = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable String cell;

    /**
     * @param captioned the framework that the headings above name
     * @param number of the row in its table, counted from 1 below the header
     * @param facts what cells of this page tell
     */
    SupportRow(
            Where where,
            Outline.Section section,
            String captioned,
            TableHead head,
            List<@Nullable Element> row,
            int number,
            CellFacts facts) {
        this.where = where;
        this.section = section;
        this.captioned = captioned;
        this.head = head;
        this.row = row;
        this.number = number;
        this.facts = facts;
        for (Element each : row) {
            texts.add(CellText.of(each));
        }
    }

    /** Whether it is not empty, not a ruler, and not the header once more. */
    boolean isData() {
        boolean ruler = true;
        boolean header = true;
        for (int i = 0; (ruler || header) && i < texts.size(); i++) {
            CellText text = texts.get(i);
            ruler = ruler && isRuler(text);
            header = header && i < head.texts().size() && head.texts().get(i).equals(text.text());
        }
        return !ruler && !header;
    }

    private static boolean isRuler(CellText text) {
        for (String line : text.lines()) {
            if (!isRuler(line)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRuler(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("-=: ".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** What goes across the table, in one cell or alone in a row without any number; null when this is no such row. */
    @Nullable
    String acrossTable() {
        if (row.size() < 2 || texts.get(0).isEmpty()) {
            return null;
        }
        boolean oneCell = TableHead.isOneCell(row);
        if (!oneCell && !isFirstAlone()) {
            return null;
        }
        String text = texts.get(0).text();
        return oneCell || (!hasDigit(text) && !NO_NUMBER.matcher(text).matches() && !isRuler(text)) ? text : null;
    }

    private boolean isFirstAlone() {
        for (int i = 1; i < texts.size(); i++) {
            if (!texts.get(i).isEmpty()) {
                return false;
            }
        }
        return row.size() > 2;
    }

    /** Whether no cell has a digit and most have words. */
    boolean mayBeHead() {
        int filled = 0;
        for (CellText each : texts) {
            if (hasDigit(each)) {
                return false;
            }
            filled += each.isEmpty() ? 0 : 1;
        }
        return filled * 2 > texts.size();
    }

    private static boolean hasDigit(CellText text) {
        for (String line : text.lines()) {
            if (hasDigit(line)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    /** The row's place within the page. */
    String cell() {
        if (cell == null) {
            String version = cell(versionRole()).text();
            cell = Where.path(
                    section.caption(), "row " + number + (version.isEmpty() ? "" : " (" + Html.shown(version) + ")"));
        }
        return cell;
    }

    String text() {
        return texts.stream().map(CellText::text).collect(Collectors.joining(" | "));
    }

    /** The lines of the row, mostly one; none and a problem of the page when not even its version can be read. */
    List<SupportLine> read(List<Problem> ofPage) {
        List<String> images = ImageNames.inCell(cell(ColumnRole.IMAGES));
        ImageFacts inImages = ImageFacts.of(images, where.source().tables().images());
        List<RowIdentity> identities = facts.identities(identityCells(images, inImages));
        if (identities.isEmpty()) {
            ofPage.add(
                    new Problem(column(versionRole()), Html.shown(text()), "names no version that can be read", false));
            return List.of();
        }
        PublishedDate generalAvailability = date(ColumnRole.GENERAL_AVAILABILITY);
        PublishedDate endOfPatch = date(ColumnRole.END_OF_PATCH);
        PublishedDate endOfAvailability = date(ColumnRole.END_OF_AVAILABILITY);
        checkOrder(endOfPatch, endOfAvailability);
        LineBuilder builder = new LineBuilder(where, section, this, facts, images, inImages);
        List<SupportLine> lines = new ArrayList<>();
        for (RowIdentity identity : identities) {
            if (identity.repair() != null) {
                problem(versionRole(), text(versionRole()), identity.repair(), true);
            }
            lines.add(builder.line(identity, generalAvailability, endOfPatch, endOfAvailability, problems));
        }
        return lines;
    }

    private RowIdentity.Cells identityCells(List<String> images, ImageFacts inImages) {
        boolean both = !head.has(ColumnRole.VERSION);
        return new RowIdentity.Cells(
                inImages.framework() == null ? captioned : inImages.framework(),
                both ? "" : text(ColumnRole.FRAMEWORK),
                cell(versionRole()),
                both,
                text(ColumnRole.PATCH_VERSION),
                images,
                inImages.version());
    }

    private ColumnRole versionRole() {
        return head.has(ColumnRole.VERSION) ? ColumnRole.VERSION : ColumnRole.FRAMEWORK;
    }

    private PublishedDate date(ColumnRole role) {
        int column = head.column(role);
        if (column < 0) {
            return PublishedDate.NOT_PUBLISHED;
        }
        if (column >= row.size()) {
            problem(role, text(), "the row ends before this column", false);
            return PublishedDate.UNREADABLE;
        }
        String text = text(role);
        PublishedDate date = facts.date(text);
        if (date.status() == DateStatus.REPAIRED) {
            problem(role, text, "not a date as written; read as " + date.date() + ", the only date it can mean", true);
        } else if (date.status() == DateStatus.UNREADABLE) {
            problem(role, text, "not a date", false);
        }
        return date;
    }

    private void checkOrder(PublishedDate endOfPatch, PublishedDate endOfAvailability) {
        if (endOfPatch.date() != null
                && endOfAvailability.date() != null
                && endOfAvailability.date().isBefore(endOfPatch.date())) {
            problem(
                    ColumnRole.END_OF_AVAILABILITY,
                    text(ColumnRole.END_OF_AVAILABILITY),
                    "lies before the end of patch on " + endOfPatch.date() + "; taken as published",
                    false);
        }
    }

    private void problem(ColumnRole role, String text, String reason, boolean repaired) {
        problems.add(new Problem(column(role), Html.shown(text), reason, repaired));
    }

    private String column(ColumnRole role) {
        int column = head.column(role);
        return column < 0
                ? where.place(cell())
                : where.place(cell(), head.texts().get(column));
    }

    private CellText cell(ColumnRole role) {
        int column = head.column(role);
        return column < 0 || column >= texts.size() ? CellText.EMPTY : texts.get(column);
    }

    /** The text of the cell of a role, without marks of footnotes; empty when there is none. */
    String text(ColumnRole role) {
        return CellText.withoutMarks(cell(role).text());
    }

    /** The cells that tell variants apart, in the order of their columns. */
    List<String> variants() {
        List<Integer> columns = head.columns().get(ColumnRole.VARIANT);
        if (columns == null) {
            return List.of();
        }
        List<String> all = new ArrayList<>();
        for (int column : columns) {
            all.add(column >= texts.size() ? "" : texts.get(column).text());
        }
        return all;
    }

    /** Whether the table has such a column. */
    boolean has(ColumnRole role) {
        return head.has(role);
    }
}
